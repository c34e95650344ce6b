internal import TextScanning

/// Reads those tokens of a stylesheet that can load something: decoded names, and functions.
struct StyleReader {
  enum Token {
    case atKeyword(String)
    /// The name of a function, and whether its argument is a fragment such as `#id`.
    case function(String, isLocal: Bool)
    case identifier(String)
    case badString
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Token? {
    while index < bytes.count {
      let byte = bytes[index]
      switch Unicode.Scalar(byte) {
      case "/" where peek(1) == UInt8(ascii: "*"): skipComment()
      case "\"", "'":
        if !skipString(byte) { return .badString }
      case "@":
        index += 1
        let name = name()
        if !name.isEmpty { return .atKeyword(name) }
      case _ where startsName(byte):
        let name = name()
        guard peek(0) == UInt8(ascii: "(") else { return .identifier(name) }
        index += 1
        return .function(name, isLocal: isFragment())
      case "0"..."9":
        // A unit is part of a number: no name begins after a digit.
        index += 1
        while index < bytes.count, startsName(bytes[index]) || bytes[index].isDigit {
          _ = name()
        }
      default: index += 1
      }
    }
    return nil
  }

  private func peek(_ distance: Int) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  private mutating func skipComment() {
    index += 2
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        index += 2
        return
      }
      index += 1
    }
  }

  /// Skips a string; false if the line ends first.
  private mutating func skipString(_ quote: UInt8) -> Bool {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case quote:
        index += 1
        return true
      case UInt8(ascii: "\n"): return false
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return false
  }

  /// Whether the argument at the current position is a fragment: `#id`, `"#id"`.
  private func isFragment() -> Bool {
    var start = index
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    if start < bytes.count, bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
    {
      start += 1
    }
    return start < bytes.count && bytes[start] == UInt8(ascii: "#")
  }

  private func startsName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte >= 0x80 || "_-\\".utf8.contains(byte)
  }

  /// Reads a name and decodes its escapes (section 4.3.7); returns it in lower case.
  private mutating func name() -> String {
    var name: [UInt8] = []
    while index < bytes.count, startsName(bytes[index]) || bytes[index].isDigit {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        name.append(byte)
        continue
      }
      name += escaped()
    }
    return name.lowercasedASCII
  }

  private mutating func escaped() -> [UInt8] {
    let digits = bytes[index...].prefix(6).prefix(while: \.isHexadecimalDigit)
    guard !digits.isEmpty else {
      guard index < bytes.count else { return [] }
      index += 1
      return [bytes[index - 1]]
    }
    index = digits.endIndex
    if index < bytes.count, [0x20, 0x0A, 0x09, 0x0C].contains(bytes[index]) { index += 1 }
    let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
    return Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
  }
}
