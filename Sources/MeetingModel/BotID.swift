internal import TextScanning

/// A bot's ID: a UUID (RFC 9562 section 4).
public struct BotID: Sendable, Hashable, CustomStringConvertible {
  /// The ID in lower case.
  public let text: String

  /// Parses an ID; returns nil for anything but 8-4-4-4-12 hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    for (index, byte) in bytes.enumerated() {
      switch index {
      case 8, 13, 18, 23:
        guard byte == UInt8(ascii: "-") else { return nil }
      default:
        guard byte.isHexadecimalDigit else { return nil }
      }
    }
    self.text = text.lowercased()
  }

  private init(lowercase text: String) {
    self.text = text
  }

  /// A version 4 UUID (RFC 9562 section 5.4) with all random bits zero, which no bot has.
  package static let nobody = BotID(lowercase: "00000000-0000-4000-8000-000000000000")

  /// The ID in lower case.
  public var description: String { text }

  /// Makes an ID for a meeting whose bot nobody has named, from a hash of its content.
  ///
  /// It is a UUID of version 8 (RFC 9562 section 5.8) whose first group is zero: no bot has one. The
  /// last twelve digits are the first ones of the hash. This must not change: an archive knows such
  /// a meeting by it.
  ///
  /// - Parameter digits: The hash as at least 22 lower-case hexadecimal digits.
  /// - Returns: nil for anything else.
  package static func derived(from digits: String) -> BotID? {
    let digits = Array(digits.utf8)
    guard digits.count >= 22, digits.allSatisfy(\.isHexadecimalDigit) else { return nil }
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    return BotID(
      "00000000-\(part(12..<16))-8\(part(16..<19))-8\(part(19..<22))-\(part(0..<12))")
  }

  /// Whether the ID was made from the content of a meeting, so that the service knows no such bot.
  package var isDerived: Bool {
    text.utf8.starts(with: "00000000-".utf8) && text.utf8.dropFirst(14).first == UInt8(ascii: "8")
  }

  /// The last twelve digits, used in file names to identify the bot.
  public var short: String { String(text.suffix(12)) }
}
