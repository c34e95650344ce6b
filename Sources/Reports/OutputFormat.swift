/// A format that a meeting is written in.
///
/// The raw value is the name on the command line, in the names of templates, and of files.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// Markdown that stays inert in every dialect.
  case markdown = "md"
  /// A whole HTML page that needs neither script nor network.
  case html
  /// JSON Lines: a meeting a line.
  case jsonLines = "jsonl"
}
