/// One competency with its score.
public struct Competency: Sendable, Hashable {
  /// The competency's name: untrusted plain text.
  public var name: String
  /// Its score; nil if the model gave none that can be read.
  public var score: Score?
  /// What the model said beside or instead of a number.
  public var notes: InsightValue?

  /// Makes a competency.
  public init(name: String, score: Score? = nil, notes: InsightValue? = nil) {
    self.name = name
    self.score = score
    self.notes = notes
  }
}
