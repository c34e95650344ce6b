public import JSONDocument
public import MeetingModel
internal import TextScanning

/// Reads the service's answers into meetings.
///
/// The service's answer about a bot, a status object, becomes a `Meeting`; so does the payload of
/// its webhook. The reader is tolerant: any oddity in these objects becomes a warning on the
/// meeting. Values that cannot be read are kept in `Meeting.extra` or, for insights, in a section.
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

  /// Reads a value.
  ///
  /// - Parameters:
  ///   - repair: The position of the first replaced bytes that were not UTF-8.
  ///   - loneSurrogate: The position of the first replaced lone surrogate.
  func meeting(
    from value: JSONValue, repairedAt repair: JSONPosition?,
    loneSurrogateAt loneSurrogate: JSONPosition?
  ) throws(BotStatusError) -> Meeting {
    guard case .object(let object) = value else {
      throw BotStatusError(.notStatusObject(found: value.kindName))
    }
    guard object["schema"]?.stringValue?.hasPrefix("debrief.") != true else {
      throw BotStatusError(.ownRecord)
    }
    if Self.isWebhookPayload(object) {
      var reader = AnswerReader(object, known: AnswerReader.webhookNames, options: options)
      reader.warnRepaired(at: repair, loneSurrogateAt: loneSurrogate)
      return reader.webhookPayload()
    }
    guard isStatusObject(object) else {
      throw BotStatusError(.notStatusObject(found: description(of: object)))
    }
    var reader = AnswerReader(object, known: AnswerReader.statusNames, options: options)
    reader.warnRepaired(at: repair, loneSurrogateAt: loneSurrogate)
    return reader.statusObject()
  }

  /// Whether an object is the payload that the service posts when a bot has finished.
  ///
  /// It is one even with a bot's ID, which the service does not send but others may add: read as a
  /// status object, it would lose its transcript and its summary.
  static func isWebhookPayload(_ object: JSONObject) -> Bool {
    guard object["transcript"] == nil else { return false }
    return object["event"] == .string("session_complete") || object["transcript_text"] != nil
  }

  /// Whether an object has one of the members that identify an answer about a bot.
  ///
  /// `status` and `error` alone are not enough: many objects have those.
  private func isStatusObject(_ object: JSONObject) -> Bool {
    let names = ["bot_id", "room_url", "transcript", "qa_pairs", "insights"]
    if object.members.contains(where: { names.contains($0.name) }) { return true }
    guard let status = object["status"]?.stringValue else { return false }
    return MeetingStatus(name: status) != .unknown(status)
  }

  private func description(of object: JSONObject) -> String {
    guard !object.members.isEmpty else { return "an empty object" }
    let limit = 3
    let names = object.members.prefix(limit).map { $0.name.quoted() }.joined(separator: ", ")
    let rest = object.members.count > limit ? " and \(object.members.count - limit) more" : ""
    let detail = object["detail"]?.stringValue.map { " (\($0.quoted()))" } ?? ""
    return "an object with \(names)\(rest)\(detail)"
  }
}

extension JSONParser.Options {
  /// The options for parsing the service's answers.
  static let tolerant = JSONParser.Options(invalidUTF8: .repair)
}

/// Information that a reader cannot get from the service's answer.
public struct ReaderOptions: Sendable, Hashable {
  /// The names by which a bot is recognised, in addition to the service's default ones.
  public var botNames: [String]
  /// The names to show instead of those in the transcript, such as "Ann" for "User".
  ///
  /// Speakers given the same name become one speaker. Owners of action items, and other values of
  /// the insights that consist of a speaker's name, are renamed too; what was said stays unchanged.
  public var speakerNames: [String: String]
  /// Records which of these names occur in meetings; nil if this is not needed.
  public var nameUse: SpeakerNameUse?

  /// Makes options.
  public init(botNames: [String] = [], speakerNames: [String: String] = [:]) {
    self.botNames = botNames
    self.speakerNames = speakerNames
  }

  /// Whether meetings get the names that answers have, and bots those of the service.
  package var keepsNames: Bool { botNames.isEmpty && speakerNames.isEmpty }

  /// The service's names for a bot: its default, that of a bot without a name, and an older one.
  private static let serviceBotNames: Set<String> = ["PailBot", "Assistant", "assistant"]

  func isBot(_ name: String) -> Bool {
    Self.serviceBotNames.contains(name) || botNames.contains(name)
  }
}
