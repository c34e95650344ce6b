/// A failure to read meetings or write notes.
public struct ExportError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure, which a script can act on.
  public enum Kind: Sendable, Hashable {
    /// The command asks for something that cannot be done.
    case usage
    /// The input is missing, unreadable, or not what it should be.
    case badInput
    /// The service refused the key, or there is none.
    case keyRefused
    /// The bot has not finished, or a requested part is not available yet.
    case notReady
    /// Something else went wrong, such as an unwritable folder or a full disk.
    case failed
    /// The work was cancelled.
    case interrupted
  }

  /// The kind of failure.
  public let kind: Kind
  /// What failed and where: one sentence without a full stop.
  public let reason: String
  /// What to do next; nil if the reason already says so.
  public let hint: String?

  /// Makes an error.
  public init(_ kind: Kind, _ reason: String, hint: String? = nil) {
    self.kind = kind
    self.reason = reason
    self.hint = hint
  }

  /// The reason and what to do next, on one line.
  public var description: String {
    guard let hint else { return reason }
    return "\(reason); \(hint)"
  }
}
