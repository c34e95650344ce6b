internal import TextScanning

/// Splits HTML source into tokens.
///
/// It repairs nothing: whatever a browser would have to repair is a finding.
struct Tokeniser {
  private let bytes: [UInt8]
  private var index = 0
  /// The name of a raw text element that has just begun.
  private var rawText: [UInt8]?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads everything up to the end tag of an element as text.
  mutating func readRawText(of name: String) {
    rawText = Array(name.utf8)
  }

  mutating func next() -> Token? {
    if let name = rawText {
      rawText = nil
      skipRawText(of: name)
    }
    while index < bytes.count {
      let start = index
      guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else {
        if let text = text() { return text }
        continue
      }
      switch Unicode.Scalar(bytes[start + 1]) {
      case "a"..."z", "A"..."Z": return tag(.start, from: start, nameAt: start + 1)
      case "/":
        if start + 2 < bytes.count, bytes[start + 2].isLetter {
          return tag(.end, from: start, nameAt: start + 2)
        }
        return bogus(from: start)
      case "!": return declaration(from: start)
      case "?": return bogus(from: start)
      default:
        // A lone `<` is text.
        index = start + 1
        return Token(kind: .text, offset: start)
      }
    }
    return nil
  }

  /// Skips text up to a `<`; nil if it is all white space.
  private mutating func text() -> Token? {
    let start = index
    var first: Int?
    repeat {
      if first == nil, !bytes[index].isHTMLWhiteSpace { first = index }
      index += 1
    } while index < bytes.count && bytes[index] != UInt8(ascii: "<")
    return first.map { Token(kind: .text, offset: max($0, start)) }
  }

  private mutating func tag(_ kind: Token.Kind, from start: Int, nameAt name: Int) -> Token {
    index = name
    while index < bytes.count, !Self.endsName(bytes[index]) { index += 1 }
    var token = Token(kind: kind, offset: start, name: bytes[name..<index].lowercasedASCII)
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch Unicode.Scalar(byte) {
      case ">": return token
      case "/": token.isSelfClosing = index < bytes.count && bytes[index] == UInt8(ascii: ">")
      case "\t", "\n", "\u{C}", "\r", " ": break
      default:
        attribute()
        token.attributeCount += 1
      }
    }
    return Token(kind: .malformed, offset: start)
  }

  /// Skips the rest of an attribute whose first byte has been read, and its value.
  private mutating func attribute() {
    while index < bytes.count, !Self.endsName(bytes[index]), bytes[index] != UInt8(ascii: "=") {
      index += 1
    }
    var value = index
    while value < bytes.count, bytes[value].isHTMLWhiteSpace { value += 1 }
    guard value < bytes.count, bytes[value] == UInt8(ascii: "=") else { return }
    index = value + 1
    while index < bytes.count, bytes[index].isHTMLWhiteSpace { index += 1 }
    guard index < bytes.count else { return }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index = (bytes[(index + 1)...].firstIndex(of: quote) ?? bytes.count - 1) + 1
    } else {
      while index < bytes.count, !bytes[index].isHTMLWhiteSpace, bytes[index] != UInt8(ascii: ">") {
        index += 1
      }
    }
  }

  private mutating func declaration(from start: Int) -> Token {
    let rest = bytes[(start + 2)...]
    if rest.starts(with: "--".utf8) {
      return comment(from: start)
    }
    guard rest.prefix(7).lowercasedASCII == "doctype" else {
      return bogus(from: start)
    }
    index = (rest.firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
    return Token(kind: .doctype, offset: start)
  }

  /// Reads a comment; one that ends in an odd way (HTML, sections 13.2.5.43 to 51) is malformed.
  private mutating func comment(from start: Int) -> Token {
    let dash = UInt8(ascii: "-")
    let content = start + 4
    guard content < bytes.count, bytes[content] != UInt8(ascii: ">"),
      !bytes[content...].starts(with: "->".utf8)
    else { return malformed(start) }
    var end = content
    while end + 2 < bytes.count {
      if bytes[end] == dash, bytes[end + 1] == dash {
        if bytes[end + 2] == UInt8(ascii: ">") {
          index = end + 3
          return Token(kind: .comment, offset: start)
        }
        if bytes[end + 2] == UInt8(ascii: "!") { return malformed(start) }
      }
      end += 1
    }
    return malformed(start)
  }

  /// A malformed token that takes up the rest of the source.
  private mutating func malformed(_ start: Int) -> Token {
    index = bytes.count
    return Token(kind: .malformed, offset: start)
  }

  private mutating func bogus(from start: Int) -> Token {
    index = (bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
    return Token(kind: .malformed, offset: start)
  }

  private mutating func skipRawText(of name: [UInt8]) {
    while index < bytes.count {
      guard let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { break }
      index = start + 1
      let end = start + 2 + name.count
      guard end < bytes.count, bytes[start + 1] == UInt8(ascii: "/"),
        zip(bytes[(start + 2)..<end], name).allSatisfy({ $0.lowercased == $1 }),
        Self.endsName(bytes[end])
      else { continue }
      index = start
      return
    }
    index = bytes.count
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte.isHTMLWhiteSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }
}
