/// What the service says of a bot.
public enum MeetingStatus: Sendable, Hashable {
  /// The bot is in its room.
  case running
  /// The bot has left its room.
  case completed
  /// The bot failed; there may be a transcript nevertheless.
  case failed
  /// A status this program does not know, in the service's spelling; taken as "not finished".
  case unknown(String)

  /// The service's spelling.
  public var name: String {
    switch self {
    case .running: "running"
    case .completed: "completed"
    case .failed: "failed"
    case .unknown(let name): name
    }
  }

  /// Reads the service's spelling.
  public init(name: String) {
    switch name {
    case "running": self = .running
    case "completed": self = .completed
    case "failed": self = .failed
    default: self = .unknown(name)
    }
  }

  /// Whether the bot will send nothing more.
  public var isFinal: Bool {
    self == .completed || self == .failed
  }
}
