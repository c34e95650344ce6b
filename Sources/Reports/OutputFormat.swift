/// An output format for meetings.
///
/// The raw value is used on the command line, in template names and as a file extension.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// Markdown that stays inert in every dialect.
  case markdown = "md"
  /// A complete HTML page that needs neither scripts nor network access.
  case html
  /// JSON Lines: one meeting per line.
  case jsonLines = "jsonl"
}
