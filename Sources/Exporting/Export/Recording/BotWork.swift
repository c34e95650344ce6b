internal import Archive
internal import MeetingModel
internal import PailFlow
internal import ResourceLimits
internal import Reports

/// A bot on its way through an export: planned, answered, packed, settled.
struct BotWork: Sendable {
  struct Plan: Sendable {
    var isAsked = false
    /// Whether its archived answer must be checked for required parts.
    var isChecked = false
    var wasWaiting = false
    /// The formats to render even if its answer has not changed.
    var formats: Set<OutputFormat> = []

    /// Whether its archived answer is needed, unless the service returns a better one.
    var needsArchive: Bool { isChecked || !formats.isEmpty }
  }

  enum Phase: Sendable {
    /// Nothing has been done yet.
    case planned
    /// The service has returned a final answer.
    case answered(BotAnswer)
    /// The answer is packed but not rendered yet; an export that is stopped records it as it is,
    /// and the next one renders it.
    case packed(ArchivedAnswer)
    case settled(Result)
  }

  enum Result: Sendable {
    /// Nothing new: the archived state stands.
    case unchanged
    case answered(ArchivedAnswer)
    /// It has not finished, or has not stored its results.
    case waiting(reason: String, incompleteSince: Instant?)
    /// It failed.
    case failed(BotFailure)
  }

  /// The bot as the archive knew it.
  let bot: ArchivedBot
  let plan: Plan
  var phase = Phase.planned
  /// When it was settled.
  private(set) var time: Instant?
  /// The rendered meeting; nil if there is nothing to write.
  var meeting: RenderedMeeting?
  /// Why its notes cannot be moved into place, though its answer is recorded.
  var misplacement: ExportError?
  /// The warnings about how its answer arrived.
  var warnings: [Warning] = []
  /// Whether it has completed without a transcript or insights.
  var isIncomplete = false
  /// The parts of the stored answer that a new one lacks, which is therefore not taken.
  var lostParts: [Requirement] = []
  /// The memory reserved for its answer, until it is recorded.
  var reservation: ByteReservation?

  mutating func settle(_ result: Result, at time: Instant) {
    phase = .settled(result)
    self.time = time
  }

  /// Records that the export is stopped before the answer could be rendered.
  mutating func stop(at time: Instant) { self.time = time }
}

/// Why a bot failed.
struct BotFailure: Sendable {
  /// The kind of failure, named in archives and in `failures.jsonl`.
  enum Kind: Sendable {
    /// Asking the service failed, or its answer lacks a required part.
    case service(PailFlowError.Kind)
    /// Its archived answer is damaged.
    case damagedAnswer

    /// The name, which must not change.
    var name: String {
      switch self {
      case .service(let kind): kind.rawValue
      case .damagedAnswer: "damagedAnswer"
      }
    }
  }

  let kind: Kind
  let error: ExportError
  /// The reason stored in the archive: the same text for all bots that fail alike.
  let reason: String
  /// Whether the archive records it; if no one can be asked again, it keeps its state.
  var isRecorded = true
}

extension BotFailure {
  /// The failure of a request.
  init(_ error: PailFlowError) {
    self.init(
      kind: .service(error.kind), error: ExportError(error),
      // Without bot and number of attempts: one text for one fault.
      reason: "\(error.reason). \(error.advice).")
  }

  /// The failure of a bot whose answer lacks something.
  init(lacking reason: String, of bot: BotID, isRecorded: Bool = true) {
    self.init(
      kind: .service(.notReady), error: ExportError(.notReady, at: "bot \(bot)", reason),
      reason: reason, isRecorded: isRecorded)
  }
}

extension BotWork {
  /// The new answer; nil if there is none.
  var answer: ArchivedAnswer? {
    switch phase {
    case .packed(let answer), .settled(.answered(let answer)): answer
    case .planned, .answered, .settled: nil
    }
  }

  /// Whether its answer differs from the archived one.
  var hasNewAnswer: Bool { answer.map { $0.hash != bot.answerHash } ?? false }

  /// Whether the export was stopped before its new answer could be rendered.
  var isUnrendered: Bool {
    if case .packed = phase { true } else { false }
  }

  /// Why it failed; nil if it did not.
  var failure: ExportError? {
    if let misplacement { return misplacement }
    if case .settled(.failed(let failure)) = phase { return failure.error }
    return nil
  }

  /// Whether the archive records why it failed.
  var hasRecordedFailure: Bool {
    guard case .failed = outcome?.content else { return false }
    return true
  }

  /// The outcome for the archive to record; nil if there is none.
  var outcome: ArchivedOutcome? {
    let content: ArchivedOutcome.Content
    switch phase {
    case .packed(let answer), .settled(.answered(let answer)): content = .answer(answer)
    case .settled(.waiting(let reason, let since)):
      content = .waiting(reason: reason, incompleteSince: since)
    case .settled(.failed(let failure)) where failure.isRecorded:
      content = .failed(kind: failure.kind.name, reason: failure.reason)
    case .settled(.unchanged) where !lostParts.isEmpty: content = .kept
    case .planned, .answered, .settled: return nil
    }
    return time.map { ArchivedOutcome(position: bot.position, time: $0, content: content) }
  }

  /// The approximate memory that it takes, in bytes.
  var size: Int {
    let passages = answer?.passages?.reduce(0) { $0 + $1.size } ?? 0
    return (answer?.body.count ?? 0) + passages + (meeting?.sizeInMemory ?? 0)
  }
}

extension ArchivedBot {
  /// The output written for it in a format; nil if there is none.
  func output(in format: OutputFormat) -> ArchivedOutput? { output(in: format.archived) }
}

extension OutputFormat {
  /// The format in an archive.
  var archived: ArchivedFormat {
    switch self {
    case .markdown: .markdown
    case .html: .html
    case .jsonLines: .jsonLines
    case .text: .text
    case .csv: .csv
    case .webVTT: .webVTT
    case .subRip: .subRip
    case .calendar: .calendar
    case .mail: .mail
    case .slack: .slack
    }
  }
}
