public import JSONDocument
public import MeetingModel

/// Reads the service's answers into meetings.
///
/// The service's answer about a bot, a status object, becomes a `Meeting`; so does the payload of
/// its webhook. The reader is tolerant: any oddity in one of these objects becomes a warning on the
/// meeting. Values that cannot be read are kept in `Meeting.extra` or, for insights, in a
/// section.
public struct BotStatusReader: Sendable {
  /// Information that the service's answer does not contain.
  public var options: ReaderOptions

  /// Makes a reader.
  public init(options: ReaderOptions = ReaderOptions()) {
    self.options = options
  }

  /// Reads all meetings of a text: one object, an array of objects, JSON Lines, or consecutive
  /// objects, on one line or on several.
  ///
  /// The format is detected from the text. Meetings are read lazily as the sequence is iterated.
  public func meetings(in bytes: [UInt8]) -> MeetingSequence {
    MeetingSequence(bytes: bytes, reader: self)
  }

  /// Reads a text that is a single object, such as the body of a response from the service.
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
