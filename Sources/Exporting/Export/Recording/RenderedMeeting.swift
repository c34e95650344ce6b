internal import Archive
internal import BotStatus
internal import Crypto
internal import Evidence
internal import MeetingModel
internal import Reports
internal import TimeZones

/// A meeting in some formats.
struct RenderedMeeting: Sendable {
  /// The name of its notes, without extension.
  let name: String
  /// What was rendered, in the order of the templates.
  let outputs: [RenderedOutput]
  /// What was odd in the meeting.
  let warnings: [Warning]
  /// The same with its line alone.
  var withoutNotes: RenderedMeeting {
    RenderedMeeting(
      name: name, outputs: outputs.filter { $0.format == .jsonLines }, warnings: warnings)
  }
  /// How many bytes the outputs have.
  var size: Int { outputs.reduce(0) { $0 + $1.bytes.count } }
}

/// A meeting in one format.
struct RenderedOutput: Sendable {
  let format: OutputFormat
  let bytes: [UInt8]
  /// The SHA-256 of the bytes.
  let hash: [UInt8]
}

/// Makes of meetings what is written.
struct MeetingRendering: Sendable {
  let reader: BotStatusReader
  let templates: [NoteTemplate]

  /// Beyond this, an output gets its room at once.
  private static let largeSize = 1 << 20

  /// The formats that there are of a meeting.
  func formats(hasNotes: Bool) -> Set<OutputFormat> {
    Set(templates.map(\.format).filter { hasNotes || $0 == .jsonLines })
  }

  /// Renders a meeting.
  ///
  /// - Parameters:
  ///   - meeting: The meeting, of a bot whose whole ID names its notes.
  ///   - bot: The bot.
  ///   - formats: The formats that are wanted.
  ///   - size: How many bytes the answer has, where that is known.
  /// - Throws: An ``ExportError``, or `CancellationError` where the task is cancelled.
  func rendered(
    _ meeting: Meeting, of bot: BotID, formats: Set<OutputFormat>, size: Int = 0
  ) async throws -> RenderedMeeting {
    var meeting = meeting
    // Yield before each stage: requests waiting for a thread are short, and must not queue behind
    // rendering.
    await Task.yield()
    // A meeting of many megabytes takes seconds, and a signal is not to wait for all of them.
    try Task.checkCancellation()
    if !meeting.isWithoutResults { meeting.findEvidence() }
    let view = MeetingView(meeting)
    var outputs: [RenderedOutput] = []
    for template in templates where formats.contains(template.format) {
      await Task.yield()
      try Task.checkCancellation()
      var bytes: [UInt8] = []
      // Growing would hold a large output twice; room that is not needed takes no memory.
      if size >= Self.largeSize { bytes.reserveCapacity(2 * size) }
      do throws(ReportError) {
        try template.renderer.render(view, into: &bytes)
      } catch {
        throw ExportError(.badInput, "bot \(bot.text): \(error)")
      }
      outputs.append(
        RenderedOutput(
          format: template.format, bytes: bytes, hash: Array(SHA256.hash(data: bytes))))
    }
    return RenderedMeeting(
      name: FileNamer(timeZone: templates.first?.timeZone ?? .utc).wholeName(for: meeting, of: bot),
      outputs: outputs,
      warnings: meeting.warnings)
  }

  /// What is said of a bot whose stored answer is not what was stored.
  static func damageReason(of bot: BotID) -> String {
    "bot \(bot.text): its answer in the archive is damaged"
  }

  /// Reads and renders an answer of the archive.
  func rendered(
    _ answer: (size: Int, body: [UInt8], hash: [UInt8]), of bot: BotID,
    formats: Set<OutputFormat>
  ) async throws -> RenderedMeeting {
    try await rendered(
      try meeting(in: answer, of: bot), of: bot, formats: formats, size: answer.size)
  }

  /// Reads an answer of the archive.
  func meeting(
    in answer: (size: Int, body: [UInt8], hash: [UInt8]), of bot: BotID
  ) throws(ExportError) -> Meeting {
    do {
      return try reader.meeting(in: try PackedAnswer.unpacked(answer))
    } catch {
      throw ExportError(.badInput, Self.damageReason(of: bot))
    }
  }
}
