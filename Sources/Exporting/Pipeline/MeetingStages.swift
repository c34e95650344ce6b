internal import Archive
internal import BotStatus
internal import Crypto
internal import Evidence
internal import MeetingModel
internal import Reports
internal import TimeZones

/// The stages through which every answer goes, whichever command it is for and wherever it comes
/// from: read, check, render.
///
/// Before them stands a source (``Input``, or the service and the
/// archive of an export), behind them a store (``MeetingStore``, or the ``Recorder`` of an export).
///
///     source ─► bytes ─► read ─► Meeting ─► check ─► render ─► RenderedMeeting ─► store ─► ExportEvent
struct MeetingStages: Sendable {
  let reader: BotStatusReader
  /// The parts that a meeting must have.
  let requirements: Set<Requirement>
  let templates: [NoteTemplate]
  /// The formats whose outputs are hashed when they are rendered.
  var hashedFormats: Set<OutputFormat>
  /// Where outputs are written aside that are too large to be held; nil where all are held.
  var staging: Staging?

  /// Where outputs of at least so many bytes are written aside.
  struct Staging: Sendable {
    let folder: OutputFolder
    let size: Int
  }

  /// From this size on, an answer's outputs get their room at once.
  private static let largeSize = 1 << 20

  // MARK: Read

  /// Reads an answer of the archive.
  func meeting(in answer: StoredAnswer) throws(ExportError) -> Meeting {
    do {
      return try reader.meeting(in: try PackedAnswer.unpacked(answer))
    } catch {
      throw ExportError(.badInput, Self.damageReason(of: answer.bot))
    }
  }

  /// What is said of a bot whose stored answer is not what was stored.
  static func damageReason(of bot: BotID) -> String {
    "bot \(bot.text): its answer in the archive is damaged"
  }

  // MARK: Check

  /// What a meeting lacks of what is required: `the answer has no insights`; nil if nothing.
  func lack(of meeting: Meeting, subject: String = "the answer") -> String? {
    meeting.lackInWords(of: requirements, subject: subject)
  }

  /// The formats that there are of a meeting: a bot that failed and left nothing to make notes of
  /// has a record alone.
  func formats(hasNotes: Bool) -> Set<OutputFormat> {
    Set(templates.map(\.format).filter { hasNotes || $0 == .jsonLines })
  }

  // MARK: Render

  /// Renders a meeting, in parts between which whatever else waits for a thread goes first: requests
  /// are short, and must not queue behind rendering.
  ///
  /// - Parameters:
  ///   - meeting: The meeting.
  ///   - bot: The bot whose whole ID names its notes; nil where a short name is enough.
  ///   - input: How messages name a meeting that names no bot.
  ///   - formats: The formats that are wanted; nil for all that there are of it.
  ///   - size: The number of bytes of the answer; nil where it is not known.
  /// - Throws: A ``ReportError``, an ``ExportError`` of a file, or `CancellationError` where the task
  ///   is cancelled.
  func rendered(
    _ meeting: Meeting, of bot: BotID? = nil, from input: String = "",
    formats: Set<OutputFormat>? = nil, size: Int? = nil
  ) async throws -> RenderedMeeting {
    var meeting = meeting
    await Task.yield()
    // A meeting of many megabytes takes seconds, and a signal is not to wait for all of them.
    try Task.checkCancellation()
    let hasNotes = meeting.hasNotes
    if hasNotes { meeting.findEvidence() }
    let view = MeetingView(meeting)
    let formats = formats ?? self.formats(hasNotes: hasNotes)
    var outputs: [RenderedOutput] = []
    for template in templates where formats.contains(template.format) {
      await Task.yield()
      try Task.checkCancellation()
      outputs.append(try output(of: view, template, size: size ?? 0))
    }
    let namer = FileNamer(timeZone: templates.first?.timeZone ?? .utc)
    return RenderedMeeting(
      subject: bot?.text ?? meeting.botID ?? input, botID: meeting.botID,
      name: bot.map { namer.wholeName(for: meeting, of: $0) } ?? namer.shortName(for: meeting),
      outputs: outputs, warnings: meeting.warnings,
      failure: hasNotes ? nil : meeting.failureInWords)
  }

  private func output(
    of view: MeetingView, _ template: NoteTemplate, size: Int
  ) throws -> RenderedOutput {
    var bytes: [UInt8] = []
    // Growing would hold a large output twice; room that is not needed takes no memory.
    if size >= Self.largeSize { bytes.reserveCapacity(4 * size) }
    try template.renderer.render(view, into: &bytes)
    guard let staging, bytes.count >= staging.size else {
      return RenderedOutput(
        bytes, format: template.format, isHashed: hashedFormats.contains(template.format))
    }
    // One output at a time is in memory.
    return RenderedOutput(
      staged: try staging.folder.staged(bytes), hash: Array(SHA256.hash(data: bytes)),
      format: template.format)
  }
}
