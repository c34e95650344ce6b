/// The status of a bot as reported by the service.
public enum MeetingStatus: Sendable, Hashable {
  /// The bot is in its room.
  case running
  /// The bot has left its room.
  case completed
  /// The bot failed; there may still be a transcript.
  case failed
  /// A status that is not known, in the service's spelling; treated as "not finished".
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

  /// Parses the service's spelling.
  public init(name: String) {
    switch name {
    case "running": self = .running
    case "completed": self = .completed
    case "failed": self = .failed
    default: self = .unknown(name)
    }
  }

  /// Whether the status is final, so that the bot will send nothing more.
  public var isFinal: Bool {
    self == .completed || self == .failed
  }
}
