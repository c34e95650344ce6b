/// A kind of output that can be judged.
public enum OutputKind: Sendable, Hashable, CaseIterable {
  /// Markdown, `.md` or `.markdown`.
  case markdown
  /// An HTML page, `.html` or `.htm`.
  case page
  /// JSON Lines, `.jsonl` or `.ndjson`.
  case records

  /// The kind that the extension of a path names, in capitals too; nil for any other.
  public init?(path: String) {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch String(path[dot...].dropFirst()).lowercased() {
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .page
    case "jsonl", "ndjson": self = .records
    default: return nil
    }
  }
}
