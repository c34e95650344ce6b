/// A Unicode scalar in UTF-8 text, and how a document treats it.
package struct TextScalar {
  /// How a document treats a scalar.
  enum Role: Equatable {
    /// Shown as it is.
    case ordinary
    /// Shown as U+FFFD.
    case forbidden
    /// Ends a line.
    case lineBreak
    case direction(DirectionControl)
  }

  /// The scalar's value.
  package let value: UInt32
  /// The length in bytes; 2 for CRLF, which is read as one line break.
  let length: Int

  /// Reads the scalar that starts at an index of valid UTF-8.
  package init(in text: Span<UInt8>, at index: Int) {
    let lead = text[index]
    let count = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard count > 1, index + count <= text.count else {
      value = UInt32(lead)
      let isBreakOfTwo =
        lead == UInt8(ascii: "\r") && index + 1 < text.count
        && text[index + 1] == UInt8(ascii: "\n")
      length = isBreakOfTwo ? 2 : 1
      return
    }
    var scalar = UInt32(lead) & (0x7F >> UInt32(count))
    for offset in 1..<count { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
    value = scalar
    length = count
  }

  /// How a document treats the scalar.
  var role: Role {
    switch value {
    case 0x09: .ordinary
    case 0x0A, 0x0D, 0x2028, 0x2029: .lineBreak
    case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: .forbidden
    case 0x202A...0x202E, 0x2066...0x2069:
      DirectionControl(rawValue: value).map { .direction($0) } ?? .ordinary
    default: value & 0xFFFE == 0xFFFE ? .forbidden : .ordinary
    }
  }

  /// Whether readers drop the scalar at the edge of a paragraph, or take it for white space next to
  /// which emphasis does not open: non-ASCII spaces (general category Zs, CommonMark 2.1) and
  /// U+FEFF, the byte order mark.
  var isDroppedAtEdge: Bool {
    switch value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
