internal import Crypto
public import MeetingModel

/// One of several parts into which a list of bots is split, the same way every time.
///
/// The first eight bytes of the SHA-256 of a bot's ID in lower case are read as a big-endian
/// number; its remainder modulo the number of parts, plus one, is the number of the bot's part.
/// This must not change: machines that share a list rely on it.
public struct Shard: Sendable, Hashable {
  /// The part's number, from 1.
  public let number: Int
  /// The number of parts.
  public let count: Int

  /// Makes a part; nil if the number is out of range.
  public init?(_ number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Parses a text such as `3/16`; nil if it is invalid.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    self.init(number, of: count)
  }

  /// Whether a bot belongs to the part.
  public func contains(_ id: BotID) -> Bool {
    let digest = SHA256.hash(data: Array(id.text.utf8))
    let value = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value % UInt64(count) == UInt64(number - 1)
  }
}
