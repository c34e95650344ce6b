/// An error while making a report: what failed, where, and what to do next.
public struct ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Reason: Sendable, Hashable {
    /// There is no pack of that name, or nothing at that path.
    case unknownPack
    /// The pack has no labels in the language.
    case unknownLanguage
    /// A file or folder of a pack cannot be read.
    case unreadablePack
    /// A `pack.json`, a labels file or a stylesheet is invalid.
    case invalidPack
    /// A template does not parse, or uses a name that does not exist.
    case invalidTemplate
    /// A JSON Lines template wrote a line that is not JSON.
    case invalidOutput
  }

  /// The kind of failure.
  public let reason: Reason
  /// The file, with line and column if known, as in `pack.json:3:5`.
  public let place: String?
  /// What failed and what to do next: one line without a full stop.
  public let message: String

  /// Makes an error.
  package init(_ reason: Reason, at place: String? = nil, _ message: String) {
    self.reason = reason
    self.place = place
    self.message = message
  }

  /// The place and the message, as in `pack.json:3:5: the name of a pack is text`.
  public var description: String {
    place.map { "\($0): \(message)" } ?? message
  }
}
