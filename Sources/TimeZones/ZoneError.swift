/// Why there is no time zone of a name: what failed and what to do next.
public struct ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Reason: Sendable, Hashable {
    /// The database has no zone of the name.
    case unknownName
    /// There is no database here.
    case noDatabase
    /// The zone's file cannot be read, or is not what it should be.
    case unreadable
  }

  /// What kind of failure it is.
  public let reason: Reason
  /// What failed and what to do next: a sentence without a full stop, on one line.
  public let description: String
}
