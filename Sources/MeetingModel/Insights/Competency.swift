/// A competency and its score.
public struct Competency: Sendable, Hashable {
  /// The competency's name: untrusted plain text.
  public var name: String
  /// The score; nil if the model gave none that could be parsed.
  public var score: Score?
  /// Notes that the model gave alongside or instead of a number.
  public var notes: InsightValue?

  /// Makes a competency.
  public init(name: String, score: Score? = nil, notes: InsightValue? = nil) {
    self.name = name
    self.score = score
    self.notes = notes
  }
}
