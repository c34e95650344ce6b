/// A ``MarkdownPosition`` that literal Markdown decides, wherever it is written, as one number.
///
/// The lowest byte is the one before the position; flags follow, and from the 16th bit on the length
/// of the line so far. One flag is always set, so that the number is never 0.
package struct MarkdownPositionCode: OptionSet {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  static let lineStart = Self(rawValue: 1 << 8)
  static let heading = Self(rawValue: 1 << 9)
  static let tableRow = Self(rawValue: 1 << 10)
  static let brackets = Self(rawValue: 1 << 11)
  static let tag = Self(rawValue: 1 << 12)
  static let backslash = Self(rawValue: 1 << 13)
  private static let always = Self(rawValue: 1 << 14)

  /// The byte before the position.
  var previous: UInt8 { UInt8(truncatingIfNeeded: rawValue) }
  /// The number of bytes between the start of the line and the position.
  var lineLength: Int { Int(rawValue >> 16) }

  /// The code of the position after literal Markdown; nil if its last line does not begin in it, so
  /// that what is before it matters, or is long.
  package init?(after literal: Span<UInt8>) {
    var start = literal.count
    while start > 0, literal[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    guard start > 0 else { return nil }
    let line = literal.extracting((start - 1)...).withUnsafeBufferPointer { Array($0) }
    let position = MarkdownPosition(endOf: line)
    guard position.lineStart != nil, let length = UInt16(exactly: line.count - 1) else {
      return nil
    }
    self = [.always, Self(rawValue: UInt32(position.previous) | UInt32(length) << 16)]
    if position.isLineStart { insert(.lineStart) }
    if position.isHeading { insert(.heading) }
    if position.isTableRow { insert(.tableRow) }
    if position.isInBrackets { insert(.brackets) }
    if position.isInTag { insert(.tag) }
    if position.isAfterBackslash { insert(.backslash) }
  }
}
