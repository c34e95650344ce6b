/// A part of the file of all lines: the lines of 1,000 bots in the order of their positions.
package struct LineSegment: Sendable, Hashable {
  /// How many positions a segment has.
  package static let length: Int64 = 1_000

  /// The segment's number, from 1.
  package var number: Int64
  /// The last position that is accounted for: in the file, or without a line.
  package var through: Int64
  /// How many bytes of the file the segment has.
  package var size: Int
  /// Whether the archive holds newer answers than the lines were made of.
  package var isStale: Bool

  /// Makes a value.
  package init(number: Int64, through: Int64, size: Int, isStale: Bool = false) {
    self.number = number
    self.through = through
    self.size = size
    self.isStale = isStale
  }

  /// The number of the segment that a position belongs to.
  package static func number(of position: Int64) -> Int64 {
    (position - 1) / length + 1
  }

  /// The last position of the segment.
  package var end: Int64 { number * Self.length }
}
