public import JSONDocument

/// A score, out of ten unless something else is stated.
public struct Score: Sendable, Hashable {
  /// The number as the service spelt it, such as `8.0`.
  public var number: JSONNumber
  /// The numeric value, for drawing; usually 0 to 10, but this is not enforced.
  public var value: Double
  /// The highest score of the scale as the service spelt it, if it stated one, as `max_score` beside it.
  public var statedMaximum: JSONNumber?

  /// Makes a score from a number; returns nil if the number is out of range for a `Double`.
  public init?(_ number: JSONNumber) {
    guard let value = number.doubleValue else { return nil }
    self.number = number
    self.value = value
  }

  /// The highest score where none is stated.
  public static let maximum = 10.0

  /// The highest score of the scale; nil if none is stated and the score is not out of ten.
  public var highest: Double? {
    let highest = statedMaximum?.doubleValue ?? Self.maximum
    return (0...max(0, highest)).contains(value) && highest > 0 ? highest : nil
  }
}

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
