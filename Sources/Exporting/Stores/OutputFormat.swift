public import Reports

extension OutputFormat {
  /// Whether a meeting has a file of its own in the format, and not a line in a file of many.
  var isNote: Bool { self != .jsonLines }

  /// The format for a file name's extension; nil if there is none.
  public init?(fileName: String) {
    guard let fileExtension = FileExtension.of(fileName) else { return nil }
    self.init(spelling: fileExtension)
  }
}
