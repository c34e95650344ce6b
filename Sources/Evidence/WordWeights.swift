internal import LibC

/// The weights of words in a transcript: inverse document frequencies, a turn as a document.
struct WordWeights {
  /// The share of turns above which a word is too common to count.
  private static let commonShare = 0.15

  private let turnCount: Int
  /// The cached weights by number of turns, 0 if not yet computed: many words share a weight.
  private var known: [Double]

  init(turnCount: Int) {
    self.turnCount = turnCount
    known = [Double](repeating: 0, count: max(2, Int(Self.commonShare * Double(turnCount))) + 1)
  }

  /// Returns the weight of a word that is in `count` turns; nil if that is none or too many.
  mutating func weight(ofWordIn count: Int) -> Double? {
    guard count > 0, count < known.count else { return nil }
    if known[count] == 0 { known[count] = log((Double(turnCount) + 1) / Double(count)) }
    return known[count]
  }
}
