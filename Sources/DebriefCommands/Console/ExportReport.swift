internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import Synchronization

/// Reports events of rendering and exporting, shows progress, and determines the exit code.
final class ExportReport: Sendable {
  /// The level of detail for each meeting.
  enum Detail: Sendable {
    /// A few meetings: each note is named, with its warnings.
    case few
    /// Very many meetings: successes are only counted.
    case many
  }

  private struct Contents {
    var pacing: ProgressPacing
    var last = ExportProgress()
    var badLines = 0
    /// Whether meetings can have everything in place already, as in a folder.
    var hasUnchanged = true
    var lastFailure: String?
  }

  let console: Console
  let detail: Detail
  private let style: ProgressOptions.Style
  /// Whether bots without results at the end cause an exit code of their own.
  private let insistsOnResults: Bool
  private let contents: Mutex<Contents>

  /// The number of invalid list lines to print; the rest are only counted.
  private static let maximumBadLines = 20

  /// Makes a report for a few meetings.
  convenience init(console: Console) {
    self.init(console: console, detail: .few, style: .none)
  }

  /// Makes a report for very many meetings.
  convenience init(console: Console, style: ProgressOptions.Style, insistsOnResults: Bool = false) {
    self.init(console: console, detail: .many, style: style, insistsOnResults: insistsOnResults)
  }

  private init(
    console: Console, detail: Detail, style: ProgressOptions.Style, insistsOnResults: Bool = false
  ) {
    self.console = console
    self.detail = detail
    self.style = style
    self.insistsOnResults = insistsOnResults
    contents = Mutex(Contents(pacing: ProgressPacing(style)))
  }

  /// Renders a few meetings.
  func run(_ pipeline: RenderPipeline, over inputs: some Sequence<Input>) async -> ExitStatus {
    do {
      let summary = try await pipeline.run(over: inputs) { take($0) }
      return summary.firstFailure.map { status(of: summary, after: $0) } ?? .done
    } catch {
      return ExitStatus(saying: error, on: console)
    }
  }

  func run(_ exporter: Exporter, over list: BotList?, folder: String) async -> ExitStatus {
    do {
      let summary = try await exporter.run(over: list) { self.take($0) }
      return tell(summary, folder: folder)
    } catch {
      return stopped(by: error)
    }
  }

  private func stopped(by error: any Error) -> ExitStatus {
    endProgress()
    let (progress, lastFailure) = contents.withLock { ($0.last, $0.lastFailure) }
    if progress.total > 0 { say(.info, "stopped", progress, event: "stopped") }
    // With --abort-on-error, the error was already reported for its bot.
    return error.message == lastFailure
      ? ExitStatus.status(of: error) : ExitStatus(saying: error, on: console)
  }

  /// Exports to standard output.
  func run(_ exporter: StreamExporter, over list: BotList) async -> ExitStatus {
    contents.withLock { $0.hasUnchanged = false }
    do {
      let summary = try await exporter.run(over: list) { self.take($0) }
      if summary.progress.total + summary.progress.badLines > 0 {
        say(.info, "done", summary.progress, event: "end")
      }
      return status(of: summary)
    } catch {
      return stopped(by: error)
    }
  }

  func tell(_ preview: ExportPreview) -> ExitStatus {
    console.say(
      .info,
      "\(preview.total.counted("bot")): would request \(preview.toAsk);"
        + " \(preview.done) \(preview.done == 1 ? "is" : "are") in the archive already",
      values: [
        ("event", "preview"), ("total", number(preview.total)), ("to_ask", number(preview.toAsk)),
        ("done", number(preview.done)), ("bad_lines", number(preview.badLines)),
      ])
    guard preview.badLines > 0 else { return .done }
    return preview.total > 0 ? .partlyFailed : .badInput
  }

  /// Reports the outcome of an export.
  func tell(_ summary: ExportSummary, folder: String) -> ExitStatus {
    endProgress()
    say(.info, "done", summary.progress, event: "end")
    if summary.progress.failed > 0 {
      console.sayWhereReasonsAre(summary.progress, folder: folder)
    }
    return status(of: summary)
  }

  /// The exit code of an export, after what its results lack was told.
  private func status(of summary: ExportSummary) -> ExitStatus {
    sayIncomplete(summary.progress)
    guard let first = summary.firstFailure else {
      let isIncomplete = summary.progress.waiting + summary.progress.incomplete > 0
      return insistsOnResults && isIncomplete ? .notReady : .done
    }
    return status(of: summary, after: first)
  }

  private func status(of summary: ExportSummary, after failure: ExportError) -> ExitStatus {
    summary.hasSuccess ? .partlyFailed : ExitStatus.status(of: failure)
  }

  /// Reports which results were missing at the end of a wait.
  private func sayIncomplete(_ progress: ExportProgress) {
    guard progress.hasWaited else { return }
    if progress.waiting > 0 {
      console.say(
        .warning,
        "\(progress.waiting.counted("bot")) had not finished when the wait was over;"
          + " the same command again asks for them")
    }
    if progress.incomplete > 0 {
      console.say(
        .warning,
        "\(progress.incomplete.counted("bot")) completed without transcript or insights"
          + (contents.withLock { $0.hasUnchanged } ? "; --refresh asks for them again" : ""))
    }
  }

  func take(_ event: ExportEvent) {
    switch event {
    case .begun(let progress): begin(progress)
    case .progress(let progress): show(progress)
    case .badLine(let fault): sayBadLine(fault)
    case .warning(let meeting, let warning): say(warning, in: meeting)
    case .note(let outcome): say(outcome)
    case .done(let bot, _, _):
      sayIfJSON("\(bot) is done", event: "done", bot)
    case .answerKept(let bot, let missing):
      let parts = missing.map(\.words).joined(separator: ", no ")
      console.say(
        .warning,
        "\(bot): the new answer has no \(parts), which the stored one has: that stays."
          + " To take the new one, forget this bot (debrief forget) and export it again",
        fields: [("event", "answer_kept"), ("bot_id", bot.text)])
    case .waiting(let bot, let reason):
      console.say(
        console.isJSON ? .info : .debug, "\(bot) is waiting: \(reason)",
        fields: [("event", "waiting"), ("bot_id", bot.text), ("reason", reason)])
    case .failed(let bot, let error):
      let message = error.message
      contents.withLock { $0.lastFailure = message }
      console.say(
        .error, message,
        fields: bot.map { [("event", "failed"), ("bot_id", $0.text)] } ?? [])
    case .holding(let reason, let bots, let first, let until):
      console.sayOutage(reason, bots: bots, first: first, until: until)
    case .rateLimited(let end): console.sayRateLimited(until: end)
    case .resumed(let length): console.sayOutageEnded(after: length)
    case .pausing(let time, let waiting):
      console.progress(
        "\(waiting.counted("bot")) not finished; asking again in \(time.components.seconds) s")
    }
  }

  private func say(_ warning: Warning, in meeting: String) {
    let place = warning.path.map { " (at \($0))" } ?? ""
    let message = "\(meeting): \(warning.message)\(place)"
    switch detail {
    case .few: console.say(.warning, message, fields: [("meeting", meeting)])
    case .many:
      console.say(.debug, message, fields: [("event", "warning"), ("bot_id", meeting)])
    }
  }

  private func begin(_ progress: ExportProgress) {
    contents.withLock { $0.last = progress }
    let badLines = contents.withLock { $0.badLines }
    if badLines > Self.maximumBadLines {
      console.say(.error, "… and \(badLines - Self.maximumBadLines) more lines that name no bot")
    }
  }

  private func sayBadLine(_ fault: ListFault) {
    let count = contents.withLock { contents in
      contents.badLines += 1
      return contents.badLines
    }
    guard count <= Self.maximumBadLines else { return }
    console.say(
      .error, fault.description,
      values: [("event", "bad_line"), ("line", number(fault.line))])
  }

  private func sayIfJSON(_ message: String, event: String, _ bot: BotID) {
    guard console.isJSON else { return }
    console.say(.info, message, fields: [("event", event), ("bot_id", bot.text)])
  }

  /// Shows the progress as often as its style asks for.
  private func show(_ progress: ExportProgress) {
    let isDue = contents.withLock { contents in
      contents.last = progress
      return contents.pacing.isDue(at: progress.elapsed)
    }
    guard isDue else { return }
    if style == .bar {
      console.progress(ProgressBar(progress).text(width: console.width - 1))
    } else {
      say(.info, "\(progress.settled) of \(progress.total)", progress, event: "progress")
    }
  }

  private func endProgress() {
    if style == .bar { console.endProgress() }
  }

  private func say(
    _ level: Console.Level, _ start: String, _ progress: ExportProgress, event: String
  ) {
    var values: [(name: String, value: JSONValue)] = [("event", .string(event))]
    values += [
      ("total", number(progress.total)), ("written", number(progress.written)),
      ("unchanged", number(progress.unchanged)), ("waiting", number(progress.waiting)),
      ("failed", number(progress.failed)), ("bad_lines", number(progress.badLines)),
      ("kept", number(progress.kept)), ("merged", number(progress.merged)),
      ("incomplete", number(progress.incomplete)),
      ("answers_kept", number(progress.answersKept)),
      ("seconds", number(Int(progress.elapsed.components.seconds))),
    ]
    let hasUnchanged = contents.withLock { $0.hasUnchanged }
    let bar = ProgressBar(progress, hasUnchanged: hasUnchanged)
    console.say(level, "\(start): \(bar.counts)", values: values)
  }

  private func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
}

extension String {
  /// The path with a trailing `/`.
  var asFolder: String { utf8.last == UInt8(ascii: "/") ? self : self + "/" }
}

extension Int {
  /// The number with a noun: `1 bot`, `2 bots`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
