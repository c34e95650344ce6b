/// Splits a text such as `User, Bob and Cleo` into names and separators.
enum NamesInText {
  /// A part of the text.
  enum Part: Hashable {
    /// A name, without the spaces around it.
    case name(String)
    /// A comma, semicolon, slash, ampersand, plus sign or the word `and`, with spaces around it.
    case separator(String)
  }

  private static let word = Array(" and ".utf8)

  /// The parts; a text without separators is a single name.
  static func parts(of text: String) -> [Part] {
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let length = separatorLength(in: bytes, at: index)
      guard length > 0 else {
        index += 1
        continue
      }
      // The spaces before a separator belong to it.
      var nameEnd = index
      while nameEnd > start, bytes[nameEnd - 1] == UInt8(ascii: " ") { nameEnd -= 1 }
      var end = index + length
      while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
      if nameEnd > start {
        parts.append(.name(String(decoding: bytes[start..<nameEnd], as: UTF8.self)))
      }
      parts.append(.separator(String(decoding: bytes[nameEnd..<end], as: UTF8.self)))
      start = end
      index = end
    }
    if start < bytes.count {
      parts.append(.name(String(decoding: bytes[start...], as: UTF8.self)))
    }
    return parts
  }

  private static func separatorLength(in bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "&"),
      UInt8(ascii: "+"):
      1
    case UInt8(ascii: " "): bytes[index...].starts(with: word) ? word.count : 0
    default: 0
    }
  }
}
