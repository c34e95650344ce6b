/// The program's exit codes, an interface for scripts that must not change.
public enum ExitStatus: Int32, Sendable {
  /// Success, even if there was nothing new.
  case done = 0
  /// A failure that no other code covers.
  case failed = 1
  /// Some of many failed, and at least one succeeded.
  case partlyFailed = 3
  /// The key was refused or is missing.
  case keyRefused = 4
  /// The bot has not finished, or a requested part is not available yet.
  case notReady = 5
  /// The command asks for something that cannot be done.
  case usage = 64
  /// The input is missing, unreadable or invalid.
  case badInput = 65
  /// Ctrl-C.
  case interrupted = 130
}
