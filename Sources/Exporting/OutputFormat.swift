public import Reports

extension OutputFormat {
  /// The extension of a file in this format.
  package var fileExtension: String { rawValue }

  /// The format that a file's name asks for by its extension; nil if by none.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }
}
