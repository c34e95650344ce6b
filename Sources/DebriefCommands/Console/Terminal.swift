internal import LibC
internal import TextEscaping

/// The size of terminals, and the columns that text takes there.
enum Terminal {
  /// The width of a terminal in columns; 80 if it is unknown.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// The columns that a text without control characters takes.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The text cut to a number of columns, with `…` at its end where it was longer.
  static func fitted(_ text: String, to width: Int) -> String {
    guard columns(of: text) > width else { return text }
    var result = String.UnicodeScalarView()
    var used = 1
    for scalar in text.unicodeScalars {
      used += columns(of: scalar)
      guard used <= width else { break }
      result.append(scalar)
    }
    return width > 0 ? String(result) + "…" : ""
  }

  /// The columns that a scalar takes: none for a mark, two for a wide character (UAX #11).
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return wideBlocks.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The blocks whose characters are wide (EastAsianWidth.txt of Unicode 16).
  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD,
  ]
}

extension PlainText {
  /// A text on one line, harmless on a terminal.
  static func terminalLine(_ text: String) -> String { terminalSafe(singleLine(text)) }
}
