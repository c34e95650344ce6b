internal import BotStatus
internal import MeetingModel

extension RenderPipeline {
  /// What becomes of a meeting on its way.
  enum Item: Sendable {
    /// Something was odd in the way that an answer came.
    case warning(input: String, Warning)
    /// It was read, and has what is required.
    case read(Meeting, input: String)
    /// It was rendered.
    case rendered(RenderedMeeting)
    /// It cannot be rendered, and the others can.
    case failed(ExportError)
    /// Nothing more can be rendered.
    case stop(any Error)
    /// Further meetings of an input, which are still to be read.
    case rest(MeetingSequence.Iterator, Input)
    /// What was taken has to be in its place now.
    case flush
  }

  /// Takes what inputs hold through the stages: the work of concurrent tasks.
  struct InputReading: Sendable {
    let stages: MeetingStages

    /// How messages name what an input of text holds.
    static let savedAnswer = "this saved answer"
    /// How many bytes of notes a task makes before it leaves the rest of its text unread: a small text
    /// can hold thousands of tiny meetings, each with a whole page.
    private static let mostBytesOfTask = 1 << 20

    /// Reads and renders the meetings of a text.
    func renderedItems(of bytes: [UInt8], _ input: Input) async -> [Item] {
      var items: [Item] = []
      var size = 0
      var meetings = stages.reader.meetings(in: bytes).makeIterator()
      while let meeting = meetings.next() {
        let item = await rendered(checked(meeting, of: input, named: Self.savedAnswer))
        items.append(item)
        if case .stop = item { return items }
        if case .rendered(let meeting) = item { size += meeting.sizeInMemory }
        if size > Self.mostBytesOfTask { return items + [.rest(meetings, input)] }
      }
      return items
    }

    /// Tells a meeting that has what is asked for from what cannot be rendered; a bot that failed and
    /// left nothing to make notes of has a record.
    func checked(
      _ item: Result<Meeting, BotStatusError>, of input: Input, named subject: String
    ) -> Item {
      switch item {
      case .failure(let error):
        return .failed(ExportError(.badInput, "\(input.name): \(error)"))
      case .success(let meeting):
        if meeting.hasNotes, let reason = stages.lack(of: meeting, subject: subject) {
          return .failed(
            ExportError(
              .notReady, "\(meeting.botID ?? input.name): \(reason)",
              hint: "fetch it again later, or leave it out of --require"))
        }
        return .read(meeting, input: input.name)
      }
    }

    /// Renders a meeting that was read.
    func rendered(_ item: Item) async -> Item {
      guard case .read(let meeting, let input) = item else { return item }
      do {
        return .rendered(try await stages.rendered(meeting, from: input))
      } catch {
        return .stop(error)
      }
    }
  }
}
