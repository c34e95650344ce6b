internal import Archive
internal import BotStatus
internal import Crypto
internal import Evidence
internal import MeetingModel
internal import Reports
internal import ResourceLimits
internal import TimeZones

/// The stages of every answer, whatever its command and source: read, check, render.
///
/// They sit between a source (``Input``, or the service and the archive of an export) and a store
/// (``MeetingStore``, or the ``Recorder`` of an export).
///
///     source ─► bytes ─► read ─► Meeting ─► check ─► render ─► RenderedMeeting ─► store ─► ExportEvent
struct MeetingStages: Sendable {
  let reader: BotStatusReader
  /// The parts that a meeting must have.
  let requirements: Set<Requirement>
  let templates: [NoteTemplate]
  /// The formats whose outputs are hashed when they are rendered.
  var hashedFormats: Set<OutputFormat>
  /// Where outputs too large for memory are staged; nil to hold all of them in memory.
  var staging: Staging?
  /// The pattern of the notes' names; nil for the usual ones.
  var pattern: FileNamePattern?

  /// Where outputs of at least `size` bytes are staged.
  struct Staging: Sendable {
    let folder: OutputFolder
    let size: Int
  }

  /// From this answer size on, the capacity of the outputs is reserved in advance.
  private static let reservedSize = 1 << 20
  /// From this size of an answer or of outputs on, freed memory is returned to the system.
  static let trimmedSize = 4 << 20

  // MARK: Read

  /// Reads an archived answer.
  func meeting(in answer: StoredAnswer) throws(ExportError) -> Meeting {
    do {
      return try reader.meeting(in: try PackedAnswer.unpacked(answer))
    } catch {
      throw ExportError(
        .badInput, at: "bot \(answer.bot.text)", Self.damageReason, underlying: error)
    }
  }

  /// The reason given for a bot whose stored answer is damaged.
  static let damageReason = "its answer in the archive is damaged"

  // MARK: Check

  /// The required parts that a meeting lacks, as in `the answer has no insights`; nil if none.
  func lack(of meeting: Meeting, subject: String = "the answer") -> String? {
    meeting.lackInWords(of: requirements, subject: subject)
  }

  /// The formats available for a meeting: a failed bot without content has only a record.
  func formats(hasNotes: Bool) -> Set<OutputFormat> {
    Set(templates.map(\.format).filter { hasNotes || !$0.isNote })
  }

  // MARK: Render

  /// Renders a meeting, yielding the thread between its parts: requests are short, and must not
  /// queue behind rendering.
  ///
  /// - Parameters:
  ///   - bot: The bot whose full ID is part of the names of its notes; nil for the short name.
  ///   - input: The name in messages of a meeting that names no bot.
  ///   - formats: The formats to render; nil for all that are available.
  ///   - size: The size of the answer in bytes; nil if unknown.
  /// - Throws: A ``ReportError``, an ``ExportError`` for a file, or `CancellationError`.
  func rendered(
    _ meeting: Meeting, of bot: BotID? = nil, from input: String = "",
    formats: Set<OutputFormat>? = nil, size: Int? = nil
  ) async throws -> RenderedMeeting {
    var meeting = meeting
    await Task.yield()
    // A meeting of many megabytes takes seconds, and a signal must not wait for all of them.
    try Task.checkCancellation()
    let hasNotes = meeting.hasNotes
    let size = size ?? 0
    if hasNotes { meeting.findEvidence() }
    let view = MeetingView(meeting)
    let formats = formats ?? self.formats(hasNotes: hasNotes)
    var outputs: [RenderedOutput] = []
    for template in templates where formats.contains(template.format) {
      // Each part may run on another thread, which takes memory from another arena.
      if size >= Self.trimmedSize { HeapMemory.releaseFreed() }
      await Task.yield()
      try Task.checkCancellation()
      outputs.append(try output(of: view, template, size: size))
    }
    // Without notes, nothing is named.
    let isNamed = outputs.contains { $0.format != .jsonLines }
    let namer = FileNamer(
      timeZone: templates.first?.timeZone ?? .utc,
      usesTitle: templates.first?.showsInsights ?? true, pattern: isNamed ? pattern : nil)
    return RenderedMeeting(
      subject: bot?.text ?? meeting.botID ?? input, botID: meeting.botID,
      owner: isNamed && pattern != nil ? FileNamer.owner(of: meeting) : nil,
      name: try namer.path(for: view, of: bot),
      outputs: outputs, warnings: meeting.warnings,
      failure: hasNotes ? nil : meeting.failureInWords)
  }

  /// Renders the meeting of a bot, as ``rendered(_:of:from:formats:size:)`` does.
  ///
  /// - Throws: An ``ExportError`` that names the bot, or `CancellationError`.
  func renderedMeeting(
    _ meeting: Meeting, of bot: BotID, formats: Set<OutputFormat>? = nil, size: Int
  ) async throws -> RenderedMeeting {
    do {
      return try await rendered(meeting, of: bot, formats: formats, size: size)
    } catch let error as ReportError {
      throw ExportError(.badInput, at: "bot \(bot.text)", error.description, underlying: error)
    }
  }

  private func output(
    of view: MeetingView, _ template: NoteTemplate, size: Int
  ) throws -> RenderedOutput {
    var bytes: [UInt8] = []
    // Growing the array would hold a large output twice; unused capacity takes no memory.
    if size >= Self.reservedSize { bytes.reserveCapacity(4 * size) }
    try template.renderer.render(view, into: &bytes)
    guard let staging, bytes.count >= staging.size else {
      return RenderedOutput(
        bytes, format: template.format, isHashed: hashedFormats.contains(template.format))
    }
    // Only one output at a time is in memory.
    return RenderedOutput(
      staged: try staging.folder.staged(bytes), hash: Array(SHA256.hash(data: bytes)),
      format: template.format)
  }
}
