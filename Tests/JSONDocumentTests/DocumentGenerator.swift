import JSONDocument
import TestSupport

/// Generates values, and texts that spell them in different ways.
struct DocumentGenerator {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element? {
    choices.randomElement(using: &random)
  }

  // MARK: Values

  mutating func value(depth: Int = 0) -> JSONValue {
    switch Int.random(in: 0..<(depth < 5 ? 8 : 5), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2: return .number(number())
    case 3, 4: return .string(string())
    case 5: return .array(elements(depth: depth))
    default: return .object(object(depth: depth))
    }
  }

  /// A value that is incomplete before its last byte.
  mutating func container() -> JSONValue {
    chance(50) ? .array(elements(depth: 0)) : .object(object(depth: 0))
  }

  private mutating func elements(depth: Int) -> [JSONValue] {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in value(depth: depth + 1) }
  }

  private mutating func object(depth: Int) -> JSONObject {
    JSONObject(
      members: (0..<Int.random(in: 0...6, using: &random)).map { _ in
        // Few names, so that duplicates occur.
        let name = chance(30) ? "same" : string()
        return JSONObject.Member(name: name, value: value(depth: depth + 1))
      })
  }

  private mutating func number() -> JSONNumber {
    let spellings = [
      "0", "-0", "8.0", "1e5", "-1.50E-07", "123456789012345678901234567890", "1E+400", "0.000",
    ]
    return pick(spellings).flatMap(JSONNumber.init(spelling:)) ?? JSONNumber(0)
  }

  private mutating func string() -> String {
    let pieces: [String] = [
      "a", "plain words of some length", "\"", "\\", "/", "\n", "\r\n", "\t", "\u{0}", "\u{1F}",
      "\u{7F}", "\u{85}", "\u{A0}", "é", "e\u{301}", "“", "\u{2028}", "\u{2029}", "\u{FEFF}", "会議",
      "🙂", "\u{10FFFF}", "\u{D7FF}", "\u{E000}", "\u{FFFD}",
    ]
    return (0..<Int.random(in: 0...8, using: &random)).map { _ in pick(pieces) ?? "" }.joined()
  }

  // MARK: Spellings

  /// A text for a value, with random white space and escapes.
  mutating func text(for value: JSONValue) -> [UInt8] {
    var text: [UInt8] = []
    append(value, to: &text)
    return text
  }

  private mutating func append(_ value: JSONValue, to text: inout [UInt8]) {
    appendSpace(to: &text)
    switch value {
    case .null: text += "null".utf8
    case .boolean(let boolean): text += (boolean ? "true" : "false").utf8
    case .number(let number): text += number.spelling.utf8
    case .string(let string): append(string, to: &text)
    case .array(let elements):
      text.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        append(element, to: &text)
        appendSpace(to: &text)
      }
      if elements.isEmpty { appendSpace(to: &text) }
      text.append(UInt8(ascii: "]"))
    case .object(let object):
      text.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        appendSpace(to: &text)
        append(member.name, to: &text)
        appendSpace(to: &text)
        text.append(UInt8(ascii: ":"))
        append(member.value, to: &text)
        appendSpace(to: &text)
      }
      if object.members.isEmpty { appendSpace(to: &text) }
      text.append(UInt8(ascii: "}"))
    }
  }

  private mutating func appendSpace(to text: inout [UInt8]) {
    guard chance(30) else { return }
    text += (pick([" ", "\n", "\r\n", "\r", "\t", "    ", "\n\n  "]) ?? " ").utf8
  }

  private mutating func append(_ string: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars {
      let short: [Unicode.Scalar: String] = [
        "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "/": "\\/",
        "\u{8}": "\\b", "\u{C}": "\\f",
      ]
      if let escape = short[scalar], chance(70) {
        text += escape.utf8
      } else if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || chance(10) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: chance(50))
          text += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8
        }
      } else {
        text += String(scalar).utf8
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  // MARK: Damage

  /// The text with one to three bytes changed, removed or inserted.
  mutating func damaged(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let index = Int.random(in: 0...text.count, using: &random)
      let bytes: [UInt8] =
        Array("\"\\[]{}:,0-.eu \n\r".utf8) + [0xFF, 0xC3, 0xE2, 0x80, 0xF0, 0x9F, 0]
      let byte = pick(bytes) ?? 0
      switch Int.random(in: 0..<3, using: &random) {
      case 0 where index < text.count: text[index] = byte
      case 1 where index < text.count: text.remove(at: index)
      default: text.insert(byte, at: index)
      }
    }
    return text
  }
}
