extension MarkdownDocument {
  /// The text that the document shows, without its markup.
  ///
  /// Each block, each item and each row of a table is a line, or as many as it has; cells are
  /// apart by tabs.
  public var plainText: String {
    switch content {
    case .line(let line): line
    case .tree(let tree): String(decoding: tree.plainText, as: UTF8.self)
    case .nothing: ""
    }
  }
}
