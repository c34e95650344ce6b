import BotStatus
import JSONDocument
import MeetingModel
import NIOHTTP1

/// Makes of a response what it means: the answer about a bot, or a fault.
struct AnswerReading {
  let configuration: PailFlowConfiguration
  let bot: BotID

  /// Throws what a response means that has no status object.
  func check(_ response: ServiceResponse) throws(Fault) {
    guard response.status == .ok else { throw fault(of: response) }
  }

  /// The answer in a response that has a status object.
  func answer(in response: ServiceResponse) throws(Fault) -> BotAnswer {
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
          + " \(ServiceAddress.production), or your own with the same /v1")
    ]
  }

  /// What an answer without a status object means (`401` and `404` in outages included).
  private func fault(of response: ServiceResponse) -> Fault {
    let body = ErrorBody(response.body)
    let said = body.message.map { ": “\(configuration.shown($0))”" } ?? ""
    let retryAfter = response.headers.first(name: "retry-after").flatMap {
      RetryAfter.duration(
        $0, date: response.headers.first(name: "date"), now: configuration.timing.now())
    }
    func fault(
      _ kind: PailFlowError.Kind, _ reason: String, _ advice: String,
      _ repetition: Fault.Repetition
    ) -> Fault {
      let error = PailFlowError(
        kind, reason, advice: advice, botID: bot, statusCode: Int(response.status.code))
      return Fault(error, repetition, retryAfter: retryAfter)
    }
    switch response.status.code {
    case 401 where isOutage(body):
      return fault(
        .unavailable, "the service could not verify the API key (401\(said))",
        "That is an outage of the service, not a fault of the key: try again later", .sparingly)
    case 401:
      return fault(
        .refusedKey, "the service refused the API key (401\(said))",
        "Check the key in PAILFLOW_API_KEY or --api-key-file, and that it is not revoked", .never)
    case 402:
      return fault(
        .outOfCredits, "the account is out of credits (402\(said))",
        "Top up at pailflow.com, and ask again", .never)
    case 404:
      return fault(
        .notFound, "the service does not know this bot (404\(said))",
        "Check the ID and that the key is of the bot's account; the service may also answer so in"
          + " an outage, so try again in a few minutes", .sparingly)
    case 408, 425, 429, 500, 502, 503, 504:
      return fault(
        .unavailable, "the service answered \(statusText(of: response))\(said)",
        response.status == .tooManyRequests
          ? "Ask less often, or try again later" : "Try again later", .always)
    case 200..<300:
      return badAnswer("the service answered \(statusText(of: response)), without a status object")
    default:
      return fault(
        .refusedRequest, "the service refused the request (\(statusText(of: response))\(said))",
        "Check the bot's ID and the base URL (\(configuration.address))", .never)
    }
  }

  /// The code and its words: `503 Service Unavailable`.
  private func statusText(of response: ServiceResponse) -> String {
    let words = configuration.shown(response.status.reasonPhrase, limit: 60)
    return words.isEmpty ? "\(response.status.code)" : "\(response.status.code) \(words)"
  }

  /// Whether a 401 is an outage in disguise: the service could not ask whoever knows its keys.
  private func isOutage(_ body: ErrorBody) -> Bool {
    guard !body.namesUpstream else { return true }
    let message = (body.message ?? "").lowercased().utf8
    return message.firstRange(of: Array("could not verify".utf8)) != nil
      || message.firstRange(of: Array("verification failed".utf8)) != nil
  }

  private func badAnswer(_ reason: String) -> Fault {
    Fault(
      PailFlowError(
        .badAnswer, reason,
        advice: "Try again later; if it stays so, check the base URL (\(configuration.address))",
        botID: bot),
      .always)
  }
}
