/// An error while making a report: what failed, where, and what to do next.
public struct ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Kind: Sendable, Hashable {
    /// There is no pack of that name, or nothing at that path.
    case unknownPack
    /// There is no pack of that name but one in the working folder, which is used by its path only.
    case packInWorkingFolder(path: String)
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
  public let kind: Kind
  /// The file, with line and column if known, as in `pack.json:3:5`.
  public let place: String?
  /// What failed: a clause without a full stop, on one line.
  public let reason: String
  /// What to do next; nil if the reason already says so.
  public let advice: String?

  /// Makes an error.
  package init(_ kind: Kind, at place: String? = nil, _ reason: String, advice: String? = nil) {
    self.kind = kind
    self.place = place
    self.reason = reason
    self.advice = advice
  }

  /// The place, the reason and the advice, as in `pack.json:3:5: the name of a pack is text`.
  public var description: String {
    (place.map { "\($0): " } ?? "") + reason + (advice.map { "; \($0)" } ?? "")
  }
}
