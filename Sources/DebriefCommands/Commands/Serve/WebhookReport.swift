internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import PailFlow
internal import Synchronization
internal import WebhookService

/// Reports what happens to the calls of the webhook, one line for each event.
///
/// No line has the secret, or anything of an address with a wrong one.
final class WebhookReport: Sendable {
  private let console: Console
  private let notes: ExportReport

  /// Makes a report.
  init(console: Console) {
    self.console = console
    notes = ExportReport(console: console)
  }

  /// Reports where the server listens, and what is left from before.
  func tellRunning(at address: ListenAddress, left: Int) {
    if !address.isLoopback {
      console.say(
        .warning,
        "\(address) can be reached by others, and has no TLS: the secret and what was said can be"
          + " read on the way; let a proxy on this machine add it", fields: [("event", "no_tls")])
    }
    console.say(
      .info,
      "listening at http://\(address)"
        + (left > 0 ? "; \(left.counted("call")) left from before" : ""),
      values: [
        ("event", "listening"), ("port", .number(JSONNumber(address.port))),
        ("queued", .number(JSONNumber(left))),
      ])
  }

  /// Reports the end.
  func tellStopped(left: Int) {
    console.say(
      .info, "stopped" + (left > 0 ? "; \(left.counted("call")) left for the next start" : ""),
      values: [("event", "stopped"), ("queued", .number(JSONNumber(left)))])
  }

  /// Reports a call whose address has a bot that nobody can have.
  func tellUnreadableBot() {
    console.say(
      .warning,
      "the bot_id in the address of a call is not a bot's ID: the call itself is taken for the"
        + " results", fields: [("event", "bad_bot_id")])
  }

  /// Reports a call that was not accepted.
  func tell(_ refusal: CallRefusal) {
    let isOurs = refusal.kind == .unavailable
    console.say(
      isOurs ? .error : .warning,
      isOurs
        ? "a call was not accepted, and its sender was told so: \(refusal.reason)"
        : "a call was refused: \(refusal.reason)", fields: [("event", "refused")])
  }

  /// Reports a request that was turned away.
  func tellTurnedAway(_ reason: String) {
    console.say(.debug, "turned away \(reason)", fields: [("event", "turned_away")])
  }

  /// Reports an event.
  func take(_ event: WebhookInbox.Event) {
    switch event {
    case .accepted(let call, let bytes):
      say(
        .info,
        "call \(call.number) accepted: "
          + (call.bot.map { "bot \($0)" } ?? bytes.counted("byte")), "accepted", call)
    case .placed(let call, let meeting, let isNew):
      say(
        isNew ? .debug : .info,
        "call \(call.number) is done: \(isNew ? "\(meeting)" : "nothing in it is new")",
        "call_done",
        call,
        meeting)
    case .withoutNotes(let call, let meeting):
      say(
        .error,
        "call \(call.number): \(meeting) is in the archive, and its notes are not in place; mend what is"
          + " in their way, and write them with debrief render --archive", "without_notes", call,
        meeting)
    case .export(let event): notes.take(event)
    case .waiting(let event):
      console.say(
        .debug, "\(event)", fields: [("event", "waiting"), ("bot_id", event.botID.text)])
    case .delayed(let error, let pause):
      let seconds = pause.components.seconds
      let (level, message) = Self.words(of: error)
      console.say(
        level, message + (seconds > 0 ? "; trying again in \(seconds) s" : ""),
        values: [("event", "delayed"), ("seconds", .number(JSONNumber(Int(seconds))))])
    case .setAside(let call, let path, let error):
      console.say(
        .error,
        "call \(call.number) cannot be worked off, and is kept in \(path): \(error.message)",
        fields: [("event", "set_aside"), ("path", path)])
    case .removed(let call, let path):
      say(
        .info,
        "call \(call.number) was removed from \(path), as debrief forget does, and is not worked off",
        "call_removed", call)
    case .programSaid(let line):
      console.say(.info, line, fields: [("event", "program")])
    case .programFailed(let reason):
      console.say(.warning, reason, fields: [("event", "program_failed")])
    }
  }

  /// What is said of an error after which something is tried again; it need not be anybody's fault.
  private static func words(of error: any Error) -> (Console.Level, String) {
    if let error = error as? PailFlowError, error.kind == .notReady, let bot = error.botID {
      return (.info, "bot \(bot): \(error.reason)")
    }
    let known = (error as? ExportError)?.advisingArgument
    return (known?.isOfFolderInUse ?? false ? .info : .error, (known ?? error).message)
  }

  private func say(
    _ level: Console.Level, _ message: String, _ event: String, _ call: QueuedCall,
    _ meeting: BotID? = nil
  ) {
    var values: [(name: String, value: JSONValue)] = [
      ("event", .string(event)), ("call", .number(JSONNumber(call.number))),
    ]
    if let meeting { values.append(("meeting_id", .string(meeting.text))) }
    if let bot = call.bot { values.append(("bot_id", .string(bot.text))) }
    console.say(level, message, values: values)
  }
}
