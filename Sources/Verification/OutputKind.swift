/// A kind of output that can be judged.
public enum OutputKind: Sendable, Hashable, CaseIterable {
  /// Markdown, `.md`.
  case markdown
  /// An HTML page, `.html` or `.htm`.
  case page
  /// JSON Lines, `.jsonl`.
  case records

  /// The kind that the extension of a path names, in capitals too; nil for any other.
  public init?(path: String) {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch String(path[dot...].dropFirst()).lowercased() {
    case "md": self = .markdown
    case "html", "htm": self = .page
    case "jsonl": self = .records
    default: return nil
    }
  }
}
