#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What words count in a transcript, by how many of its turns they are in: the inverse document
/// frequency.
struct WordWeights {
  /// The share of turns beyond which a word says nothing.
  private static let commonShare = 0.15

  private let turnCount: Int
  /// The weights by the number of turns, 0 while unknown: many words have the same.
  private var known: [Double]

  init(turnCount: Int) {
    self.turnCount = turnCount
    known = [Double](repeating: 0, count: max(2, Int(Self.commonShare * Double(turnCount))) + 1)
  }

  /// What a word counts that is in some of the turns; nil if it is in none or in too many.
  mutating func weight(ofWordIn count: Int) -> Double? {
    guard count > 0, count < known.count else { return nil }
    if known[count] == 0 { known[count] = log((Double(turnCount) + 1) / Double(count)) }
    return known[count]
  }
}
