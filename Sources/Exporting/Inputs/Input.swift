public import MeetingModel

/// Something that a pipeline reads meetings from: a name for messages, and its content when asked.
public struct Input: Sendable {
  /// What an input holds.
  public enum Content: Sendable {
    /// One answer of the service, an array of them, or JSON Lines.
    case bytes([UInt8])
    /// A meeting that was read already, and what was odd in the way it came.
    case meeting(Meeting, warnings: [Warning])
  }

  /// How messages name the input.
  public let name: String
  /// Whether reading may take long, as waiting for a bot does: whatever came before is finished first.
  public let mayWait: Bool
  /// Gives the content.
  ///
  /// An ``ExportError`` is a failure of this input alone, unless the key was refused; any other
  /// error ends the work.
  public let read: @Sendable () async throws -> Content

  /// Makes an input.
  ///
  /// - Parameter mayWait: Whether reading may take long.
  public init(
    name: String, mayWait: Bool = false, read: @escaping @Sendable () async throws -> Content
  ) {
    self.name = name
    self.mayWait = mayWait
    self.read = read
  }

  /// The input of a file.
  public static func file(path: String) -> Input {
    Input(name: path) { .bytes(try FileSystem.read(path)) }
  }

  /// Standard input.
  public static let standardInput = Input(name: "standard input") {
    .bytes(try FileSystem.read(nil))
  }

  /// What cannot be read.
  public static func failure(name: String, _ error: ExportError) -> Input {
    Input(name: name) { throw error }
  }

  /// A bot where nobody is there to ask the service.
  public static func withoutClient(_ bot: BotID) -> Input {
    .failure(name: bot.text, ExportError(.failed, "bot \(bot.text): the service is not asked"))
  }
}
