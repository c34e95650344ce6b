internal import BotStatus
internal import Evidence
internal import MeetingModel
internal import Reports

/// The work done in concurrent tasks.
extension RenderPipeline {
  /// What becomes of a meeting on its way.
  enum Item: Sendable {
    /// Something was odd in the way that an answer came.
    case warning(input: String, Warning)
    /// It was read.
    case read(Meeting, input: String)
    /// It is of a bot that failed and left nothing to make notes of: it has a record alone.
    case failedBot(Meeting, input: String)
    /// It was rendered.
    case rendered(Meeting, [RenderedNote], input: String)
    /// It cannot be rendered, and the others can.
    case failed(ExportError)
    /// Nothing more can be rendered.
    case stop(any Error)
    /// Further meetings of an input, which are still to be read.
    case rest(MeetingSequence.Iterator, Input)
    /// What was taken has to be in its place now.
    case flush
  }

  /// How messages name what an input of text holds.
  static let savedAnswer = "this saved answer"
  /// How many bytes of notes a task makes before it leaves the rest of its text unread: a small text can
  /// hold thousands of tiny meetings, each with a whole page.
  private static let mostBytesOfTask = 1 << 20

  /// Reads and renders the meetings of a text.
  func renderedItems(of bytes: [UInt8], _ input: Input) -> [Item] {
    var items: [Item] = []
    var size = 0
    var meetings = reader.meetings(in: bytes).makeIterator()
    while let meeting = meetings.next() {
      let item = rendered(checked(meeting, of: input, named: Self.savedAnswer))
      items.append(item)
      if case .stop = item { return items }
      if case .rendered(_, let notes, _) = item { size += notes.reduce(0) { $0 + $1.bytes.count } }
      if size > Self.mostBytesOfTask { return items + [.rest(meetings, input)] }
    }
    return items
  }

  /// Tells a meeting that has what is asked for from what cannot be rendered.
  func checked(
    _ item: Result<Meeting, BotStatusError>, of input: Input, named subject: String
  ) -> Item {
    switch item {
    case .failure(let error):
      return .failed(ExportError(.badInput, "\(input.name): \(error)"))
    case .success(let meeting):
      if meeting.status == .failed, meeting.isWithoutResults {
        return .failedBot(meeting, input: input.name)
      }
      if let reason = meeting.lackInWords(of: requirements, subject: subject) {
        return .failed(
          ExportError(
            .notReady, "\(meeting.botID ?? input.name): \(reason)",
            hint: "fetch it again later, or leave it out of --require"))
      }
      return .read(meeting, input: input.name)
    }
  }

  /// Renders a meeting that was read.
  func rendered(_ item: Item) -> Item {
    do {
      switch item {
      case .read(var meeting, let input):
        // A meeting of many megabytes takes seconds, and a signal is not to wait for it.
        try Task.checkCancellation()
        meeting.findEvidence()
        return .rendered(meeting, try notes(of: meeting) { _ in true }, input: input)
      case .failedBot(let meeting, let input):
        return .rendered(meeting, try notes(of: meeting) { $0 == .jsonLines }, input: input)
      case .warning, .rendered, .rest, .failed, .stop, .flush:
        return item
      }
    } catch {
      return .stop(error)
    }
  }

  private func notes(
    of meeting: Meeting, where isWanted: (OutputFormat) -> Bool
  ) throws -> [RenderedNote] {
    let view = MeetingView(meeting)
    return try renderers.filter { isWanted($0.format) }.map { renderer in
      try Task.checkCancellation()
      var output: [UInt8] = []
      try renderer.render(view, into: &output)
      return RenderedNote(
        output, format: renderer.format,
        isHashed: writesFolder && renderer.format != .jsonLines)
    }
  }

  private var writesFolder: Bool {
    if case .folder = destination { true } else { false }
  }
}
