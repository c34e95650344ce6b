public import MeetingModel
public import PailFlow

/// A source of meetings for a pipeline: a name for messages, and content read on demand.
public struct Input: Sendable {
  /// The content of an input.
  public enum Content: Sendable {
    /// One answer of the service, an array of them, or JSON Lines.
    case bytes([UInt8])
    /// A meeting that was already read, and warnings about how it arrived.
    case meeting(Meeting, warnings: [Warning])
  }

  /// The name of the input in messages.
  public let name: String
  /// Whether reading may take long, as when waiting for a bot: earlier inputs are finished first.
  public let mayWait: Bool
  /// The path of the file that it is; nil for anything else.
  package private(set) var path: String?
  /// Reads the content.
  ///
  /// An ``ExportError`` fails only this input, except a refused key; others end the run.
  public let read: @Sendable () async throws -> Content

  /// Makes an input.
  public init(
    name: String, mayWait: Bool = false, read: @escaping @Sendable () async throws -> Content
  ) {
    self.name = name
    self.mayWait = mayWait
    self.read = read
  }

  /// The input of a file.
  public static func file(path: String) -> Input {
    var input = Input(name: path) { .bytes(try FileSystem.read(path)) }
    input.path = path
    return input
  }

  /// Standard input.
  public static let standardInput = Input(name: "standard input") {
    .bytes(try FileSystem.read(nil))
  }

  /// An input that cannot be read.
  public static func failure(name: String, _ error: ExportError) -> Input {
    Input(name: name) { throw error }
  }

  /// A bot when there is no client to ask the service.
  public static func withoutClient(_ bot: BotID) -> Input {
    .failure(
      name: bot.text, ExportError(.failed, at: "bot \(bot.text)", "the service is not asked"))
  }

  /// A bot of the service.
  ///
  /// - Parameters:
  ///   - bot: The bot's ID.
  ///   - client: The client that asks the service.
  ///   - waiting: How to wait for the bot to finish; nil to treat an unfinished bot as a failure.
  ///   - onMissing: Called with the results still missing when a wait ended.
  ///   - report: Called before each pause of a wait.
  public static func bot(
    _ bot: BotID, client: PailFlowClient, waiting: WaitOptions?,
    onMissing: @escaping @Sendable ([Requirement]) -> Void = { _ in },
    report: @escaping @Sendable (WaitEvent) -> Void
  ) -> Input {
    Input(name: bot.text, mayWait: true) {
      do {
        let answer: BotAnswer
        if let waiting {
          answer = try await client.finishedAnswer(about: bot, waiting: waiting, report: report)
          if !answer.missingResults.isEmpty { onMissing(answer.missingResults) }
        } else {
          answer = try await client.answer(about: bot)
        }
        if !answer.meeting.status.isFinal { try answer.check() }
        return .meeting(answer.meeting, warnings: answer.warnings)
      } catch let error as PailFlowError {
        throw ExportError(error)
      }
    }
  }
}
