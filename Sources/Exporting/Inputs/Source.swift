public import MeetingModel

/// Where a meeting is read from.
public enum Source: Sendable, Hashable {
  /// A file with one answer, an array of them, or JSON Lines.
  case file(path: String)
  /// The same from standard input.
  case standardInput
  /// A bot of the service.
  case bot(BotID)

  /// The name of the source in messages.
  public var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    case .bot(let id): id.text
    }
  }
}
