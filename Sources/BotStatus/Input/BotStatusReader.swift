public import JSONDocument
public import MeetingModel

/// Reads what the service sends into meetings.
///
/// The service's answer about a bot, a status object, becomes a ``Meeting``; so does the payload of
/// its webhook. The reader is tolerant: whatever is odd in an object that is one of the two becomes
/// a warning on the meeting. What cannot be read into its place is in ``Meeting/extra`` or, for
/// insights, a section.
public struct BotStatusReader: Sendable {
  /// What the service's answer does not say.
  public var options: ReaderOptions

  /// Makes a reader.
  public init(options: ReaderOptions = ReaderOptions()) {
    self.options = options
  }

  /// Reads all meetings of a text: one object, an array of objects, JSON Lines, or objects one
  /// after the other, on one line or on several.
  ///
  /// The kind is seen from the text. Meetings are made one by one as the sequence is gone through.
  public func meetings(in bytes: [UInt8]) -> MeetingSequence {
    MeetingSequence(bytes: bytes, reader: self)
  }

  /// Reads a text that is one object, such as the body of an answer of the service.
  public func meeting(in bytes: [UInt8]) throws(BotStatusError) -> Meeting {
    if let error = InputCheck.error(in: bytes) { throw error }
    let parsed: JSONParser.Parsed
    do throws(JSONError) {
      parsed = try JSONParser.parseText(bytes.span, options: .tolerant)
    } catch {
      throw BotStatusError(error)
    }
    return try meeting(
      from: parsed.value, repairedAt: parsed.firstRepair,
      loneSurrogateAt: parsed.firstLoneSurrogate)
  }

  /// Reads a value: a status object or a webhook payload.
  public func meeting(from value: JSONValue) throws(BotStatusError) -> Meeting {
    try meeting(from: value, repairedAt: nil, loneSurrogateAt: nil)
  }
}
