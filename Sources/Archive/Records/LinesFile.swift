/// The file with the lines of all meetings of an export: plain, or compressed with gzip.
///
/// The raw value is the file's name and must not change.
package enum LinesFile: String, Sendable, Hashable, CaseIterable {
  /// JSON Lines.
  case plain = "meetings.jsonl"
  /// JSON Lines compressed with gzip, one member per segment.
  case packed = "meetings.jsonl.gz"

  /// The file's name in the folder.
  package var name: String { rawValue }
  /// Whether it is compressed.
  package var isPacked: Bool { self == .packed }
}
