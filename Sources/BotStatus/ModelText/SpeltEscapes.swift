internal import TextScanning

/// Resolves texts that were escaped twice: they contain `\n` in place of a line break.
enum SpeltEscapes {
  /// The text unescaped once; nil if it was not escaped twice.
  ///
  /// It was if it has no real line break, each backslash begins a JSON escape (RFC 8259, section
  /// 7), and a `\n` ends a line. A path (`C:\new`), a TeX command (`\nabla`) and a text about `\n`
  /// are left unchanged.
  static func resolved(in text: String) -> String? {
    guard text.hasByte(backslash), !text.hasByte(lineFeed), !text.hasByte(UInt8(ascii: "\r")) else {
      return nil
    }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var breaks: [Int] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == backslash else {
        output.append(bytes[index])
        index += 1
        continue
      }
      guard let length = append(escapeAt: index, of: bytes, to: &output) else { return nil }
      if bytes[index + 1] == UInt8(ascii: "n") || length == 4 { breaks.append(index) }
      index += length
    }
    guard breaks.contains(where: { endsLine($0, in: bytes) }) else { return nil }
    if breaks.count == 1, isMention(breaks[0], in: bytes) { return nil }
    return String(decoding: output, as: UTF8.self)
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let lineFeed = UInt8(ascii: "\n")

  /// Appends the character of an escape and returns the escape's length; nil if it is not one.
  private static func append(
    escapeAt index: Int, of bytes: [UInt8], to output: inout [UInt8]
  ) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      guard !isInPath(index, in: bytes), !isCommand(index, in: bytes) else { return nil }
      return append(whiteSpaceAt: index, of: bytes, to: &output)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"):
      output.append(bytes[index + 1])
      return 2
    case backslash:
      guard !beginsShare(index, in: bytes) else { return nil }
      output.append(backslash)
      return 2
    case UInt8(ascii: "u"): return append(unicodeAt: index, of: bytes, to: &output)
    default: return nil
    }
  }

  private static func append(
    whiteSpaceAt index: Int, of bytes: [UInt8], to output: inout [UInt8]
  ) -> Int {
    switch bytes[index + 1] {
    case UInt8(ascii: "t"):
      output.append(UInt8(ascii: "\t"))
      return 2
    case UInt8(ascii: "r"):
      output.append(lineFeed)
      let isPair = bytes[(index + 2)...].starts(with: [backslash, UInt8(ascii: "n")])
      return isPair ? 4 : 2
    default:
      output.append(lineFeed)
      return 2
    }
  }

  /// Appends the character of `\u00e9`, or of two such escapes that form a surrogate pair.
  private static func append(
    unicodeAt index: Int, of bytes: [UInt8], to output: inout [UInt8]
  ) -> Int? {
    guard let first = unit(at: index, of: bytes) else { return nil }
    var value = first
    var length = 6
    if (0xD800...0xDBFF).contains(first) {
      guard let second = unit(at: index + 6, of: bytes), (0xDC00...0xDFFF).contains(second) else {
        return nil
      }
      value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      length = 12
    }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    output += String(scalar).utf8
    return length
  }

  private static func unit(at index: Int, of bytes: [UInt8]) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == backslash,
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    let digits = bytes[(index + 2)..<(index + 6)]
    guard !digits.contains(UInt8(ascii: "+")), !digits.contains(UInt8(ascii: "-")) else {
      return nil
    }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  // MARK: False escapes

  /// Whether an apparent escape is part of a path, after a drive letter: `C:\new`.
  private static func isInPath(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard index >= 2, bytes[index - 1] == UInt8(ascii: ":"), bytes[index - 2].isLetter,
      index + 2 < bytes.count, bytes[index + 2].isLowercase || bytes[index + 2].isDigit
    else { return false }
    return index == 2 || !bytes[index - 3].isLetter && !bytes[index - 3].isDigit
  }

  /// Whether two backslashes begin the path of a network share: `\\server\new`.
  private static func beginsShare(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard index == 0 || bytes[index - 1] <= 0x20 else { return false }
    let name = bytes[(index + 2)...].prefix { byte in
      byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "_")
    }
    let rest = bytes[name.endIndex...]
    return !name.isEmpty && rest.first == backslash && rest.dropFirst().first != backslash
  }

  /// Whether the letters after a backslash form a TeX command.
  private static func isCommand(_ index: Int, in bytes: [UInt8]) -> Bool {
    let word = bytes[(index + 1)...].prefix(13).prefix(while: \.isLowercase)
    return commands.contains(String(decoding: word, as: UTF8.self))
  }

  private static let commands: Set<String> = [
    "nabla", "neq", "newcommand", "newline", "nonumber", "notin", "rangle", "rho", "rightarrow",
    "rightleftharpoons", "tau", "text", "textbf", "textit", "textrm", "tfrac", "theta", "tilde",
    "times", "triangle",
  ]

  /// Whether a `\n` appears to end a line: no lower-case letter follows it, or punctuation precedes
  /// it.
  private static func endsLine(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard index + 2 < bytes.count, bytes[index + 2].isLowercase else { return true }
    guard index > 0 else { return false }
    let previous = bytes[index - 1]
    return previous > 0x20 && previous < 0x7F && !previous.isLetter && !previous.isDigit
  }

  /// Whether a text mentions `\n`, in quotes or brackets or as a word.
  private static func isMention(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard index > 0, index + 2 < bytes.count else { return false }
    let before = bytes[index - 1]
    let after = bytes[index + 2]
    if before == UInt8(ascii: " "), after == UInt8(ascii: " ") {
      return index + 3 < bytes.count && bytes[index + 3].isLowercase
    }
    return "'\"`([{^/|".utf8.contains(before) && "'\"`)]}/|,".utf8.contains(after)
  }
}
