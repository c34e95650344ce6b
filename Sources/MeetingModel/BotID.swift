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

  /// The last twelve digits, used in file names to identify the bot.
  public var short: String { String(text.suffix(12)) }
}
