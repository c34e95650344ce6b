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

/// A segment of the lines file: the lines of 1,000 bots in the order of their positions.
package struct LineSegment: Sendable, Hashable {
  /// The number of positions in a segment.
  package static let length: Int64 = 1_000

  /// The segment's number, from 1.
  package var number: Int64
  /// The last position accounted for: in the file, or known to have no line.
  package var through: Int64
  /// The size of the segment in the file, in bytes.
  package var size: Int
  /// Whether the archive holds newer answers than those the lines were made from.
  package var isStale: Bool

  /// Makes a value.
  package init(number: Int64, through: Int64, size: Int, isStale: Bool = false) {
    self.number = number
    self.through = through
    self.size = size
    self.isStale = isStale
  }

  /// The number of the segment that holds a position.
  package static func number(of position: Int64) -> Int64 {
    (position - 1) / length + 1
  }

  /// The last position of the segment.
  package var end: Int64 { number * Self.length }
}
