internal import Crypto
package import MeetingModel
internal import TextScanning

/// A call of the service's webhook that was accepted: a file in the folder of a ``CallQueue``.
///
/// The file holds the body as it came. All else is in its name, so that a queue is read without
/// opening its files: `000000000012.1772442009.SHA256.call`, with the number in the order of
/// arrival, the time in seconds since 1970, the SHA-256 of the body and, if one was named, the bot
/// before the ending. These names must not change: a later version works off what is left.
package struct QueuedCall: Sendable, Hashable {
  /// The number in the order of arrival, from 1.
  package let number: Int
  /// When it arrived, to the second.
  package let receivedAt: Instant
  /// The SHA-256 of the body as hexadecimal digits.
  package let hash: String
  /// The bot whose results are to be fetched; nil if the body is all there is.
  package let bot: BotID?

  /// The largest number; one more could not be told from one that somebody else has made up.
  static let maximumNumber = 999_999_999_999_999

  private static let suffix = "call"
  private static let asideSuffix = ".json"
  private static let numberLength = 12
  /// The last second of the year 9999, the last one that RFC 3339 can write.
  private static let maximumSeconds: Int64 = 253_402_300_799

  /// Makes a call.
  init(number: Int, receivedAt: Instant, body: [UInt8], bot: BotID?) {
    self.number = number
    // A clock that is not set yet must not give the file a name that is not read again.
    self.receivedAt = Instant(seconds: min(max(receivedAt.seconds, 0), Self.maximumSeconds))
    hash = Self.hash(of: body)
    self.bot = bot
  }

  /// Reads the name of a file; nil if it is not exactly that of a call.
  init?(fileName: String) {
    let parts = fileName.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard parts.count == 4 || parts.count == 5, parts.last == Self.suffix,
      let number = Int(parts[0]), (1...Self.maximumNumber).contains(number),
      let seconds = Int64(parts[1]), (0...Self.maximumSeconds).contains(seconds),
      parts[2].utf8.count == 64, parts[2].utf8.allSatisfy(Self.isDigitOfHash)
    else { return nil }
    self.number = number
    receivedAt = Instant(seconds: seconds)
    hash = parts[2]
    bot = parts.count == 5 ? BotID(parts[3]) : nil
    // The file is found again by the name that is made of these parts.
    guard fileName.utf8.elementsEqual(self.fileName.utf8) else { return nil }
  }

  /// Reads the name of a file that was set aside; nil if it is not exactly that of a call.
  init?(fileNameAside name: String) {
    guard name.utf8.count > Self.asideSuffix.utf8.count,
      name.utf8.suffix(Self.asideSuffix.utf8.count).elementsEqual(Self.asideSuffix.utf8)
    else { return nil }
    self.init(
      fileName: String(decoding: name.utf8.dropLast(Self.asideSuffix.utf8.count), as: UTF8.self))
  }

  /// Reads the name of a file that was being written; nil if it is not exactly that of a call.
  init?(partName name: String) {
    guard Self.isPart(name) else { return nil }
    self.init(
      fileName: String(
        decoding: name.utf8.dropLast(CallQueue.partSuffix.utf8.count), as: UTF8.self))
  }

  /// Whether a file was being written, so that nobody was told that it is kept.
  static func isPart(_ name: String) -> Bool {
    let suffix = CallQueue.partSuffix.utf8
    return name.utf8.suffix(suffix.count).elementsEqual(suffix)
  }

  /// The name of the file.
  package var fileName: String {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(Self.numberLength - digits.utf8.count, 0))
    var parts = [zeros + digits, String(receivedAt.seconds), hash]
    if let bot { parts.append(bot.text) }
    return (parts + [Self.suffix]).joined(separator: ".")
  }

  /// The name of the file if the call is set aside: one that can be rendered by hand.
  var fileNameAside: String { fileName + Self.asideSuffix }

  private static func isDigitOfHash(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  static func hash(of body: [UInt8]) -> String { SHA256.hash(data: body).hexadecimal }
}
