public import JSONDocument

/// A score out of ten.
public struct Score: Sendable, Hashable {
  /// The number as the service spelt it, such as `8.0`.
  public var number: JSONNumber
  /// The numeric value, for drawing; usually 0 to 10, but this is not enforced.
  public var value: Double

  /// Makes a score from a number; returns nil if the number is out of range for a `Double`.
  public init?(_ number: JSONNumber) {
    guard let value = number.doubleValue else { return nil }
    self.number = number
    self.value = value
  }

  /// The highest score.
  public static let maximum = 10.0
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
