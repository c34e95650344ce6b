package import BotStatus
internal import MeetingModel

extension RenderPipeline {
  /// The state of a meeting on its way through the pipeline.
  enum Item: Sendable {
    /// Something about how an answer arrived was unusual.
    case warning(input: String, Warning)
    /// The meeting was read, and has the required parts.
    case read(Meeting, input: String)
    /// The meeting was rendered.
    case rendered(RenderedMeeting)
    /// The meeting cannot be rendered; the others can.
    case failed(ExportError)
    /// Nothing more can be rendered.
    case stop(any Error)
    /// Further meetings of an input, still to be read.
    case rest(MeetingSequence.Iterator, Input)
    /// Everything taken so far must be in place now.
    case flush
  }

  /// Takes the contents of inputs through the stages, in concurrent tasks.
  struct InputReading: Sendable {
    let stages: MeetingStages

    /// The name in messages for the content of a text input.
    static let savedAnswer = "this saved answer"
    /// The number of bytes of notes after which a task leaves the rest of its text unread: a small
    /// text can hold thousands of tiny meetings, each rendered as a whole page.
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

    /// Separates meetings with the required parts from those that cannot be rendered; a failed bot
    /// with nothing to make notes from has a record.
    func checked(
      _ item: Result<Meeting, BotStatusError>, of input: Input, named subject: String
    ) -> Item {
      switch item {
      case .failure(let error):
        return .failed(ExportError(error, in: input.name))
      case .success(let meeting):
        if meeting.hasNotes, let reason = stages.lack(of: meeting, subject: subject) {
          return .failed(
            ExportError(
              .notReady, at: meeting.botID ?? input.name, reason, advice: .fetchAgain))
        }
        return .read(meeting, input: input.name)
      }
    }

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

extension ExportError {
  /// Converts an error of a source's item.
  package init(_ error: BotStatusError, in input: String) {
    self.init(
      .badInput, at: input + (error.place.map { ": \($0)" } ?? ""), error.reason,
      advice: .text(error.advice), underlying: error)
  }
}
