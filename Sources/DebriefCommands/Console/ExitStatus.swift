/// The exit codes of the program: an interface of scripts, which must not change.
public enum ExitStatus: Int32, Sendable {
  /// Done, also when nothing was new.
  case done = 0
  /// Something failed that no other code names.
  case failed = 1
  /// Some of many failed, and at least one succeeded.
  case partlyFailed = 3
  /// The key was refused or is missing.
  case keyRefused = 4
  /// The bot has not finished, or a part that was asked for is not there yet.
  case notReady = 5
  /// The command asks for what cannot be done.
  case usage = 64
  /// The input is missing, unreadable, or not what it should be.
  case badInput = 65
  /// Ctrl-C.
  case interrupted = 130
}
