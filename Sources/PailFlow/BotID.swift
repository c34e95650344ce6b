/// The ID of a bot: a UUID.
///
/// Nothing is asked of the service for a text that is none, so that no part of a path can be
/// smuggled in.
public struct BotID: Sendable, Hashable, CustomStringConvertible {
  /// The ID in lower case, as the service writes it (RFC 9562 section 4).
  public let text: String

  /// Reads a UUID in its form with hyphens, in any case; nil for anything else.
  public init?(_ text: String) {
    let groups = text.utf8.split(
      separator: UInt8(ascii: "-"), maxSplits: 5, omittingEmptySubsequences: false)
    guard groups.map(\.count) == [8, 4, 4, 4, 12], groups.joined().allSatisfy(isHexDigit) else {
      return nil
    }
    self.text = text.lowercased()
  }

  /// Reads a UUID.
  ///
  /// - Throws: ``PailFlowError/Kind/badBotID`` for anything else.
  public init(validating text: String) throws(PailFlowError) {
    guard let id = BotID(text) else {
      throw PailFlowError(
        .badBotID, "“\(printable(text, limit: 60))” is not a bot ID",
        advice: "A bot ID is a UUID such as 258b06fc-6bc9-4261-9f29-bc8a4474af0a")
    }
    self = id
  }

  /// The ID.
  public var description: String { text }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
    UInt8(ascii: "A")...UInt8(ascii: "F"):
    true
  default: false
  }
}
