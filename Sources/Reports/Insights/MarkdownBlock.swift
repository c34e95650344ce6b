internal import CommonMark

/// Markdown that stands on lines of its own, without a line end at its end.
struct MarkdownBlock {
  /// What the lines are.
  enum Kind {
    /// Text of any kind.
    case text
    /// A bullet list.
    case list
    /// A table.
    case table
  }

  let kind: Kind
  let bytes: [UInt8]

  /// Makes a block of what the closure appends; line ends at the end are dropped.
  init(_ kind: Kind, _ body: (inout [UInt8]) -> Void) {
    var bytes: [UInt8] = []
    body(&bytes)
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    self.kind = kind
    self.bytes = bytes
  }

  /// A plain text.
  static func plain(_ text: String) -> MarkdownBlock {
    MarkdownBlock(.text) { PlainText.appendMarkdown(text, to: &$0) }
  }

  /// Whether it is a text of one line, which can stand behind other text.
  var isLine: Bool {
    kind == .text && !bytes.contains(UInt8(ascii: "\n"))
  }

  /// Appends the block as an item of a bullet list, its title in bold.
  func appendItem(titled title: String? = nil, to output: inout [UInt8]) {
    output.append(contentsOf: "- ".utf8)
    if let title, !title.isBlank {
      output.append(contentsOf: "**".utf8)
      PlainText.appendMarkdown(PlainText.singleLine(title).trimmed, to: &output)
      output.append(contentsOf: ":**".utf8)
      // A list may follow a paragraph at once; other blocks need an empty line.
      output.append(contentsOf: (isLine ? " " : kind == .list ? "\n  " : "\n\n  ").utf8)
    }
    append(to: &output, indentation: Array("  ".utf8))
    output.append(UInt8(ascii: "\n"))
  }

  /// Appends the lines, all but the first indented.
  func append(to output: inout [UInt8], indentation: [UInt8]) {
    guard !indentation.isEmpty else {
      output.append(contentsOf: bytes)
      return
    }
    var lineStart = 0
    while let lineEnd = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) {
      output.append(contentsOf: bytes[lineStart...lineEnd])
      lineStart = lineEnd + 1
      // An empty line needs no white space, but a quotation its mark.
      let isEmpty = lineStart < bytes.count && bytes[lineStart] == UInt8(ascii: "\n")
      let mark = isEmpty ? indentation.trimmingTrailingSpaces : indentation[...]
      output.append(contentsOf: mark)
    }
    output.append(contentsOf: bytes[lineStart...])
  }
}

extension [UInt8] {
  /// The bytes without the spaces at their end.
  fileprivate var trimmingTrailingSpaces: ArraySlice<UInt8> {
    self[..<((lastIndex { $0 != UInt8(ascii: " ") }).map { $0 + 1 } ?? 0)]
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    let scalars = unicodeScalars.drop(while: \.properties.isWhitespace)
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map(scalars.index(after:))
    return String(scalars[..<(end ?? scalars.startIndex)])
  }
}
