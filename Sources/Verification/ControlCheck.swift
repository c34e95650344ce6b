/// Finds characters that documents must not contain: control characters, noncharacters, and
/// direction controls left open at the end of a line.
enum ControlCheck {
  static func run(_ source: OutputText, _ findings: inout FindingList) {
    var open: [Unicode.Scalar] = []
    var isolates = 0
    var lineOffset = 0
    var offset = 0
    for scalar in String(decoding: source.bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A:
        endLine(&open, at: lineOffset, &findings)
        isolates = 0
        lineOffset = offset + 1
      case 0x09, 0x20...0x7E: break
      case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFDD0...0xFDEF,
        _ where scalar.value & 0xFFFE == 0xFFFE:
        findings.add(
          at: offset, "U+\(hexadecimal(scalar))",
          "on which editors, terminals and browsers act",
          advice)
      case 0x202A, 0x202B, 0x202D, 0x202E: open.append(scalar)
      case 0x2066...0x2068:
        open.append(scalar)
        isolates += 1
      case 0x202C where open.last.map(isEmbedding) ?? false: open.removeLast()
      case 0x2069 where isolates > 0:
        isolates -= 1
        while let last = open.popLast(), isEmbedding(last) {}
      case 0x202C, 0x2069:
        findings.add(
          at: offset, "U+\(hexadecimal(scalar)), a direction control that closes nothing",
          reordering,
          advice)
      default: break
      }
      offset += UTF8.width(scalar)
      if findings.isFull { return }
    }
    endLine(&open, at: lineOffset, &findings)
  }

  /// Directions end with their line in plain text but not in HTML, and editors differ in how they
  /// show what is left open.
  private static func endLine(
    _ open: inout [Unicode.Scalar], at offset: Int, _ findings: inout FindingList
  ) {
    guard let first = open.first else { return }
    open = []
    findings.add(
      at: offset, "U+\(hexadecimal(first)), a direction control that its line does not close",
      reordering, advice)
  }

  private static let reordering = "so that it can reorder the text around it"
  private static let advice = "write the notes again from the answer"

  private static func isEmbedding(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x2066 }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
