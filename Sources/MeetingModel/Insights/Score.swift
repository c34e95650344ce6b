public import JSONDocument

/// A score out of ten.
public struct Score: Sendable, Hashable {
  /// The number as the service spelt it, such as `8.0`.
  public var number: JSONNumber
  /// The number's value, for drawing; usually 0 to 10, but nothing enforces it.
  public var value: Double

  /// Makes a score of a number; nil where the number is beyond what a double holds.
  public init?(_ number: JSONNumber) {
    guard let value = number.doubleValue else { return nil }
    self.number = number
    self.value = value
  }

  /// The score that counts as the best.
  public static let maximum = 10.0
}
