/// Characters that stand for others on their way through libcmark, so that it takes them for
/// nothing but text.
///
/// Each ASCII punctuation character has a noncharacter of its own (U+FDD0 to U+FDEF: 32 for 32),
/// the box of a task has two, and there is one for nothing and one for the `<` of a line break. In a source none of them is left (see
/// ``PlainText/normalised(_:)``), so what is read from the tree can be turned back without doubt,
/// wherever it turns up: in text, in code, in a destination.
enum StandIn {
  /// Stands for the box of a task that is open, and of one that is done.
  static let openBox: [UInt8] = [0xF0, 0x9F, 0xBF, 0xBE]
  static let doneBox: [UInt8] = [0xF0, 0x9F, 0xBF, 0xBF]
  /// Stands for nothing, and only parts what is beside it.
  static let nothing: [UInt8] = [0xF0, 0xAF, 0xBF, 0xBE]
  /// Stands for the `<` of the tag of a line break where a block of raw HTML would begin.
  static let breakStart: [UInt8] = [0xF0, 0xAF, 0xBF, 0xBF]

  /// Appends the stand-in of an ASCII punctuation character, and any other byte as it is.
  static func append(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x21...0x2F: output += [0xEF, 0xB7, byte - 0x21 + 0x90]
    case 0x3A...0x40: output += [0xEF, 0xB7, byte - 0x3A + 0x9F]
    case 0x5B...0x60: output += [0xEF, 0xB7, byte - 0x5B + 0xA6]
    case 0x7B...0x7E: output += [0xEF, 0xB7, byte - 0x7B + 0xAC]
    default: output.append(byte)
    }
  }

  /// Appends the stand-in of the first byte of a line, which keeps the line from beginning a block.
  static func appendFirst(of line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard let first = line.first else { return }
    if BlockStart.breakTag(line) != nil {
      output += breakStart
    } else {
      append(first, to: &output)
    }
  }

  /// The text that was meant: without stand-ins, and without what an entity can bring that the
  /// source could not.
  static func shown(_ text: String) -> String {
    PlainText.normalised(restore(text))
  }

  /// Puts what they stand for in the place of all stand-ins.
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
}

extension StandIn {
  /// Appends text in which only escapes and entities mean something.
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

  /// Appends a line that is to be read as text, whatever it begins with.
  static func appendText(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard let offset = blockOffset(line) else {
      output += line
      return
    }
    output += line.prefix(offset)
    appendFirst(of: line.dropFirst(offset), to: &output)
    output += line.dropFirst(offset + 1)
  }

  /// Where the character is that makes a line the beginning of something else than a paragraph.
  private static func blockOffset(_ line: ArraySlice<UInt8>) -> Int? {
    if let marker = BlockStart.listMarker(line, interrupts: false) { return marker - 1 }
    let isBlock =
      line.first == UInt8(ascii: ">") || BlockStart.isHeading(line)
      || BlockStart.fence(line) != nil || BlockStart.isThematicBreak(line)
      || BlockStart.isHTML(line) || LinkDefinition(line) != nil
    return isBlock ? 0 : nil
  }
}
