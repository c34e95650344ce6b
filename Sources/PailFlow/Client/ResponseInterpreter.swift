import BotStatus
import JSONDocument
import MeetingModel
import NIOHTTP1

/// Interprets a response: as the answer about a bot, or as a failure.
struct ResponseInterpreter {
  let configuration: PailFlowConfiguration
  let bot: BotID

  /// Throws the failure that a response without a status object stands for.
  func check(_ response: ServiceResponse) throws(RequestFailure) {
    guard response.status == .ok else { throw fault(of: response) }
  }

  /// The answer in a response with a status object.
  func answer(in response: ServiceResponse) throws(RequestFailure) -> BotAnswer {
    let meeting: Meeting
    do throws(BotStatusError) {
      meeting = try configuration.reader.meeting(in: response.body)
    } catch {
      throw badAnswer(
        "the service's answer cannot be read: \(configuration.shown("\(error.reason)"))")
    }
    guard meeting.botID.flatMap(BotID.init) == bot else {
      let other = meeting.botID.map { "“\(configuration.shown($0, limit: 60))”" } ?? "no bot"
      throw badAnswer("the service's answer is about \(other)")
    }
    return BotAnswer(
      botID: bot, bytes: response.body, meeting: meeting, warnings: warnings(in: response),
      date: response.headers.first(name: "date").flatMap(HTTPDate.instant),
      reservation: response.reservation)
  }

  private func warnings(in response: ServiceResponse) -> [Warning] {
    guard response.headers.first(name: "x-api-deprecated")?.lowercased() == "true" else {
      return []
    }
    return [
      Warning(
        "the service calls the address \(configuration.address) deprecated; use the base URL"
          + " \(ServiceAddress.production), or yours with /v1 at its end")
    ]
  }

  /// The failure that a response without a status object stands for; in an outage, the service may
  /// also answer 401 or 404.
  private func fault(of response: ServiceResponse) -> RequestFailure {
    let body = ErrorBody(response.body)
    let said = body.message.map { ": “\(configuration.shown($0))”" } ?? ""
    let retryAfter = response.headers.first(name: "retry-after").flatMap {
      RetryAfter.duration(
        $0, date: response.headers.first(name: "date"), now: configuration.timing.now())
    }
    func fault(
      _ kind: PailFlowError.Kind, _ reason: String, _ advice: PailFlowError.Advice,
      _ repetition: RequestFailure.Repetition
    ) -> RequestFailure {
      let error = PailFlowError(
        kind, reason, advice: advice, botID: bot, statusCode: Int(response.status.code))
      return RequestFailure(error, repetition, retryAfter: retryAfter)
    }
    switch response.status.code {
    case 401 where isOutage(body):
      return fault(
        .unavailable, "the service could not verify the API key (401\(said))",
        "This is an outage of the service, not a problem with the key: try again later",
        .sparingly)
    case 401:
      return fault(.refusedKey, "the service refused the API key (401\(said))", .checkKey, .never)
    case 402:
      return fault(
        .outOfCredits, "the account is out of credits (402\(said))",
        "Top up at pailflow.com and try again", .never)
    case 404:
      return fault(
        .notFound, "the service does not know this bot (404\(said))",
        .text(
          "Check the ID, and that the key belongs to the bot's account; it may also be an outage of"
            + " the service, so try again in a few minutes"), .sparingly)
    case 408, 425, 429, 500, 502, 503, 504:
      return fault(
        .unavailable, "the service answered \(statusText(of: response))\(said)",
        response.status == .tooManyRequests
          ? "Use a lower rate, or try again later" : "Try again later", .always)
    case 200..<300:
      return badAnswer("the service answered \(statusText(of: response)), without a status object")
    default:
      return fault(
        .refusedRequest, "the service refused the request (\(statusText(of: response))\(said))",
        "Check the bot's ID and the base URL (\(configuration.address))", .never)
    }
  }

  /// The status code and its reason phrase: `503 Service Unavailable`.
  private func statusText(of response: ServiceResponse) -> String {
    let words = configuration.shown(response.status.reasonPhrase, limit: 60)
    return words.isEmpty ? "\(response.status.code)" : "\(response.status.code) \(words)"
  }

  /// Whether a 401 is really an outage: the service could not reach the system that verifies keys.
  private func isOutage(_ body: ErrorBody) -> Bool {
    guard !body.namesUpstream else { return true }
    let message = (body.message ?? "").lowercased().utf8
    return message.firstRange(of: Array("could not verify".utf8)) != nil
      || message.firstRange(of: Array("verification failed".utf8)) != nil
  }

  private func badAnswer(_ reason: String) -> RequestFailure {
    .badAnswer(reason, about: bot, configuration)
  }
}

/// The readable part of an error response's body.
struct ErrorBody {
  let message: String?
  /// Whether it names the status of another server that this one depends on.
  let namesUpstream: Bool

  init(_ body: [UInt8]) {
    guard let object = (try? JSONParser.parse(body))?.objectValue else {
      self.message = nil
      self.namesUpstream = false
      return
    }
    self.namesUpstream = object["upstream_status"] != nil
    let texts = [object["message"], object["detail"], object["error"]]
    self.message = texts.lazy.compactMap { $0.flatMap(ErrorBody.text) }.first
  }

  /// A text, or the messages of a list of validation errors with their locations.
  private static func text(_ value: JSONValue) -> String? {
    if let text = value.stringValue { return text.isEmpty ? nil : text }
    guard let faults = value.arrayValue else { return nil }
    let texts = faults.prefix(3).compactMap { fault -> String? in
      guard let object = fault.objectValue, let text = object["msg"]?.stringValue else {
        return fault.stringValue
      }
      let place = object["loc"]?.arrayValue?.compactMap(\.stringValue).joined(separator: ".")
      return place.map { "\($0): \(text)" } ?? text
    }
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }
}
