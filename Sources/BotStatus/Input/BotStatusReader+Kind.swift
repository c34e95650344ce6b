internal import JSONDocument
internal import MeetingModel
internal import TextScanning

extension BotStatusReader {
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
    if isWebhookPayload(object) {
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
  private func isWebhookPayload(_ object: JSONObject) -> Bool {
    guard object["bot_id"] == nil, object["transcript"] == nil else { return false }
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
