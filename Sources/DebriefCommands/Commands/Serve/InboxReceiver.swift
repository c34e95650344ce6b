internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import WebhookService

/// Hands the calls that a server reads to an inbox.
struct InboxReceiver: WebhookReceiver {
  let inbox: WebhookInbox
  let report: WebhookReport

  func receive(_ call: WebhookCall) async -> WebhookAnswer {
    var bot: BotID?
    switch call.bot {
    case .named(let named): bot = named
    case .unnamed: break
    // The service sends a call once: it is not lost because of an address.
    case .unreadable: report.tellUnreadableBot()
    }
    do {
      _ = try await inbox.accept(call.body, about: bot)
      return .accepted
    } catch {
      report.tell(error)
      return switch error.kind {
      case .notJSON: .notJSON(reason: error.reason)
      case .notMeeting: .notMeeting(reason: error.reason)
      case .unavailable: .unavailable
      }
    }
  }

  func health() async -> (isWell: Bool, figures: JSONObject) {
    let (count, oldest, stalled, canWrite) = await inbox.state()
    let status = !canWrite ? "cannot_write" : stalled > 0 ? "stalled" : "ok"
    return (
      status == "ok",
      [
        "status": .string(status), "queued": .integer(count), "stalled": .integer(stalled),
        "oldest": .text(oldest?.rfc3339Text),
      ]
    )
  }

  func turnedAway(_ reason: String) { report.tellTurnedAway(reason) }
}
