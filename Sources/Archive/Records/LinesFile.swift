/// The file of all lines of an export: plain, or packed as gzip.
///
/// The raw value is the file's name and must not change.
package enum LinesFile: String, Sendable, Hashable, CaseIterable {
  /// JSON Lines.
  case plain = "meetings.jsonl"
  /// JSON Lines as gzip, a member for each segment.
  case packed = "meetings.jsonl.gz"

  /// The file's name in the folder.
  package var name: String { rawValue }
  /// Whether it is packed.
  package var isPacked: Bool { self == .packed }
}
