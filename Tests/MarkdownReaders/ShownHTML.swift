/// The visible text of HTML, and separately its tags.
///
/// Reads the output of Markdown processors. The text alternative of an image is text; a line break
/// is white space, not a tag.
package struct ShownHTML: Equatable {
  /// The tags with their attributes, in order.
  package var tags: [String] = []
  /// The text with its character references decoded.
  package private(set) var text: [UInt8] = []

  package init(_ html: some Sequence<UInt8>) {
    let html = Array(html)
    var index = 0
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<") where Self.beginsTag(html, at: index):
        let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
        append(tag: Array(html[index...end]))
        index = end + 1
      case UInt8(ascii: "&"):
        index = Self.decode(html, at: index, into: &text)
      default:
        text.append(html[index])
        index += 1
      }
    }
  }

  private static func beginsTag(_ html: [UInt8], at index: Int) -> Bool {
    guard index + 1 < html.count else { return false }
    return switch Unicode.Scalar(html[index + 1]) {
    case "a"..."z", "A"..."Z", "/", "!", "?": true
    default: false
    }
  }

  private mutating func append(tag: [UInt8]) {
    let source = String(decoding: tag, as: UTF8.self)
    guard source != "<br />", source != "<br>", source != "<br/>" else {
      return text.append(UInt8(ascii: "\n"))
    }
    // By bytes: a quote with a combining mark is another `Character`.
    let name = Array("alt=\"".utf8)
    guard let start = tag.firstRange(of: name)?.upperBound,
      let end = tag[start...].firstIndex(of: UInt8(ascii: "\""))
    else { return tags.append(source) }
    tags.append(String(decoding: tag[..<start] + tag[end...], as: UTF8.self))
    var index = start
    while index < end {
      if tag[index] == UInt8(ascii: "&") {
        index = Self.decode(tag, at: index, into: &text)
      } else {
        text.append(tag[index])
        index += 1
      }
    }
  }

  private static func decode(_ html: [UInt8], at start: Int, into text: inout [UInt8]) -> Int {
    let source = html[start...].prefix(12)
    guard let end = source.firstIndex(of: UInt8(ascii: ";")) else {
      text.append(html[start])
      return start + 1
    }
    let name = String(decoding: source[(start + 1)..<end], as: UTF8.self)
    let value: UInt32? =
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst())
      } else {
        ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "nbsp": 0xA0][name]
      }
    guard let scalar = value.flatMap(Unicode.Scalar.init) else {
      text.append(html[start])
      return start + 1
    }
    text.append(contentsOf: String(scalar).utf8)
    return end + 1
  }

  /// A text with each run of white space as one space, and none at its ends.
  package static func folded(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var isPending = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace {
        isPending = true
        continue
      }
      if isPending, !result.isEmpty { result.append(0x20) }
      isPending = false
      if scalar.isASCII {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        result.append(contentsOf: String(scalar).utf8)
      }
    }
    return result
  }
}
