public import Reports

extension OutputFormat {
  /// The extension of a file in this format.
  package var fileExtension: String { rawValue }

  /// The known extensions of files in this format, the usual one first.
  package var knownExtensions: [String] {
    switch self {
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .jsonLines: ["jsonl", "ndjson"]
    }
  }

  /// The format of a name such as `html`, `HTML` or `htm`; nil if there is none.
  package init?(spelling: String) {
    let spelling = spelling.lowercased()
    guard let format = Self.allCases.first(where: { $0.knownExtensions.contains(spelling) }) else {
      return nil
    }
    self = format
  }

  /// The format for a file name's extension; nil if there is none.
  public init?(fileName: String) {
    guard let fileExtension = FileExtension.of(fileName) else { return nil }
    self.init(spelling: fileExtension)
  }
}
