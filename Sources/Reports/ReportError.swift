/// Why no report could be made: what failed, where, and what to do next.
public struct ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Reason: Sendable, Hashable {
    /// No pack has the name, or nothing is at the path.
    case unknownPack
    /// The pack has no labels in the language.
    case unknownLanguage
    /// A file or folder of a pack cannot be read.
    case unreadablePack
    /// A `pack.json`, a labels file or a stylesheet is not what it should be.
    case invalidPack
    /// A template does not parse, or names something that there is not.
    case invalidTemplate
    /// A template of JSON Lines wrote a line that is not JSON.
    case invalidOutput
  }

  /// What kind of failure it is.
  public let reason: Reason
  /// The file, with line and column where they are known, as in `pack.json:3:5`.
  public let place: String?
  /// What failed and what to do next: a sentence without a full stop, on one line.
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
