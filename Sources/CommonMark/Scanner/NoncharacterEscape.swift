internal import TextEscaping

/// Escapes characters as Unicode noncharacters, which pass through libcmark as plain text.
///
/// Every ASCII punctuation character has a noncharacter of its own (U+FDD0 to U+FDEF: 32 for 32).
/// There are two more for task boxes, one for an empty separator, and one for the `<` of a `<br>`.
/// Normalised source has no noncharacters (see ``PlainText/normalised(_:)``), so the escapes can be
/// restored unambiguously wherever they turn up in the tree: in text, code or destinations.
enum NoncharacterEscape {
  /// Stands for the box of an open task.
  static let openBox: [UInt8] = [0xF0, 0x9F, 0xBF, 0xBE]
  /// Stands for the box of a completed task.
  static let doneBox: [UInt8] = [0xF0, 0x9F, 0xBF, 0xBF]
  /// Stands for nothing: an invisible separator.
  static let nothing: [UInt8] = [0xF0, 0xAF, 0xBF, 0xBE]
  /// Stands for the `<` of a `<br>` that would begin a block of raw HTML.
  static let breakStart: [UInt8] = [0xF0, 0xAF, 0xBF, 0xBF]

  /// Appends the escape of an ASCII punctuation character, and any other byte unchanged.
  static func append(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x21...0x2F: output += [0xEF, 0xB7, byte - 0x21 + 0x90]
    case 0x3A...0x40: output += [0xEF, 0xB7, byte - 0x3A + 0x9F]
    case 0x5B...0x60: output += [0xEF, 0xB7, byte - 0x5B + 0xA6]
    case 0x7B...0x7E: output += [0xEF, 0xB7, byte - 0x7B + 0xAC]
    default: output.append(byte)
    }
  }

  /// Appends the escape of a line's first byte, so that the line does not begin a block.
  static func appendFirst(of line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard let first = line.first else { return }
    if BlockStart.breakTag(line) != nil {
      output += breakStart
    } else {
      append(first, to: &output)
    }
  }

  /// The text with its escapes restored, and normalised again, since entities can bring characters
  /// that documents cannot hold.
  static func shown(_ text: String) -> String {
    PlainText.normalised(restore(text))
  }

  /// Replaces all escapes with the characters that they stand for.
  static func restore(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xEF || $0 == 0xF0 }) else { return text }
    var restored = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFDD0...0xFDDE: restored.append(Unicode.Scalar(UInt8(scalar.value - 0xFDD0) + 0x21))
      case 0xFDDF...0xFDE5: restored.append(Unicode.Scalar(UInt8(scalar.value - 0xFDDF) + 0x3A))
      case 0xFDE6...0xFDEB: restored.append(Unicode.Scalar(UInt8(scalar.value - 0xFDE6) + 0x5B))
      case 0xFDEC...0xFDEF: restored.append(Unicode.Scalar(UInt8(scalar.value - 0xFDEC) + 0x7B))
      case 0x1FFFE: restored.append(contentsOf: "[ ]".unicodeScalars)
      case 0x1FFFF: restored.append(contentsOf: "[x]".unicodeScalars)
      case 0x2FFFE: break
      case 0x2FFFF: restored.append("<")
      default: restored.append(scalar)
      }
    }
    return String(restored)
  }

  /// Appends text so that only its backslash escapes and entities are decoded.
  static func appendPlain(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var isEscaped = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "\\"): isEscaped.toggle()
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "*"),
        UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "<"):
        guard isEscaped else {
          append(byte, to: &output)
          continue
        }
        isEscaped = false
      default: isEscaped = false
      }
      output.append(byte)
    }
  }

  /// Appends a line so that it is parsed as text, whatever it begins with.
  static func appendText(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard let offset = blockOffset(line) else {
      output += line
      return
    }
    output += line.prefix(offset)
    appendFirst(of: line.dropFirst(offset), to: &output)
    output += line.dropFirst(offset + 1)
  }

  /// The offset of the character that would begin a block other than a paragraph; nil if none.
  private static func blockOffset(_ line: ArraySlice<UInt8>) -> Int? {
    if let marker = BlockStart.listMarker(line, interrupts: false) { return marker - 1 }
    let isBlock =
      line.first == UInt8(ascii: ">") || BlockStart.isHeading(line)
      || BlockStart.fence(line) != nil || BlockStart.isThematicBreak(line)
      || BlockStart.isHTML(line) || LinkDefinition(line) != nil
    return isBlock ? 0 : nil
  }
}
