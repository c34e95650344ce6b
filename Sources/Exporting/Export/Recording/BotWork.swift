internal import Archive
internal import MeetingModel
internal import PailFlow
internal import ResourceLimits
internal import Reports

/// A bot on its way through an export: planned, answered, packed, settled.
struct BotWork: Sendable {
  /// What is to be done about it.
  struct Plan: Sendable {
    /// Whether the service is asked.
    var isAsked = false
    /// Whether its answer in the archive has to be looked at, because parts of it are required.
    var isChecked = false
    /// Whether it was counted as waiting before.
    var wasWaiting = false
    /// The formats that are wanting even if its answer has not changed.
    var formats: Set<OutputFormat> = []

    /// Whether its answer in the archive is needed, if the service gives no better one.
    var needsArchive: Bool { isChecked || !formats.isEmpty }
  }

  /// How far it is.
  enum Phase: Sendable {
    /// Nothing was done yet.
    case planned
    /// The service has given an answer that is there to stay.
    case answered(BotAnswer)
    /// The answer is packed, and not rendered yet. An export that is stopped records it as it is; the
    /// next one renders it.
    case packed(ArchivedAnswer)
    /// It is known what came of it.
    case settled(Result)
  }

  /// What came of it.
  enum Result: Sendable {
    /// Nothing: what the archive has of it stands.
    case unchanged
    /// An answer that is there to stay.
    case answered(ArchivedAnswer)
    /// It has not finished, or has not stored its results.
    case waiting(reason: String, incompleteSince: Instant?)
    /// It failed.
    case failed(BotFailure)
  }

  /// What the archive knew of it.
  let bot: ArchivedBot
  let plan: Plan
  var phase = Phase.planned
  /// When it was settled.
  private(set) var time: Instant?
  /// What it was rendered to; nil where nothing is to be written.
  var meeting: RenderedMeeting?
  /// Why its notes cannot be put in their places, though its answer is recorded.
  var misplacement: ExportError?
  /// What was odd in the way its answer came.
  var warnings: [Warning] = []
  /// Whether it has completed without transcript or insights.
  var isIncomplete = false
  /// The room in memory that was taken for its answer, until it is recorded.
  var reservation: ByteReservation?

  init(_ bot: ArchivedBot, _ plan: Plan) {
    self.bot = bot
    self.plan = plan
  }

  /// Notes what came of it.
  mutating func settle(_ result: Result, at time: Instant) {
    phase = .settled(result)
    self.time = time
  }

  /// Notes that the export is stopped before the answer could be rendered.
  mutating func stop(at time: Instant) { self.time = time }
}

/// Why a bot failed.
struct BotFailure: Sendable {
  /// What kind of failure it is; archives and `failures.jsonl` name it.
  enum Kind: Sendable {
    /// Asking the service failed, or its answer lacks what is required.
    case service(PailFlowError.Kind)
    /// Its answer in the archive is damaged.
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
  /// What is said of it.
  let error: ExportError
  /// What the archive says of it: the same words for all bots that fail alike.
  let reason: String
  /// Whether the archive is told: where nobody can be asked again, it keeps what it knows.
  var isRecorded = true
}

extension BotWork {
  /// The new answer; nil where there is none.
  var answer: ArchivedAnswer? {
    switch phase {
    case .packed(let answer), .settled(.answered(let answer)): answer
    case .planned, .answered, .settled: nil
    }
  }

  /// Whether its answer is another one than the archive knew.
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

  /// What the archive is to record of asking about it; nil where that is nothing.
  var outcome: ArchivedOutcome? {
    let content: ArchivedOutcome.Content
    switch phase {
    case .packed(let answer), .settled(.answered(let answer)): content = .answer(answer)
    case .settled(.waiting(let reason, let since)):
      content = .waiting(reason: reason, incompleteSince: since)
    case .settled(.failed(let failure)) where failure.isRecorded:
      content = .failed(kind: failure.kind.name, reason: failure.reason)
    case .planned, .answered, .settled: return nil
    }
    return time.map { ArchivedOutcome(position: bot.position, time: $0, content: content) }
  }

  /// Roughly how many bytes of memory it takes.
  var size: Int { (answer?.body.count ?? 0) + (meeting?.sizeInMemory ?? 0) }
}

extension ArchivedBot {
  /// What was written of it in a format; nil if nothing was.
  func output(in format: OutputFormat) -> ArchivedOutput? { output(in: format.archived) }
}

extension OutputFormat {
  /// The format as the archive knows it.
  var archived: ArchivedFormat {
    switch self {
    case .markdown: .markdown
    case .html: .html
    case .jsonLines: .jsonLines
    }
  }
}
