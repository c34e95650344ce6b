internal import LibC
public import MeetingModel

/// Finds the turns of a transcript in which texts were said, by matching words.
///
/// Words are weighted by inverse document frequency: the fewer turns contain a word, the more it
/// counts, and words in more than 15 % of the turns are ignored. The search is for the best run of
/// at most eight turns, scored by the total weight of the distinct words that it shares with the
/// text, reduced for longer runs. The run is evidence if its score is at least a quarter of the
/// total weight of those words of the text that were said at all, and at least four of them match.
/// The turns of the run that share at least two words are returned.
///
/// The thresholds were chosen for precision on meetings in which people had marked the turns of
/// each answer: nine out of ten returned turns are among the marked ones.
public struct EvidenceFinder: Sendable {
  /// The maximum number of turns returned for a text.
  private static let maximumTurns = 5
  /// The minimum number of words of the text in a returned turn.
  private static let minimumWordsOfTurn = 2
  /// The maximum number of comparisons of a word of a text with a turn, over all texts.
  ///
  /// A meeting of 600 turns and 100 texts makes 50,000 of these; 60,000 turns, a few million.
  private static let maximumComparisons = 10_000_000

  private let index: WordIndex
  private var remainingComparisons: Int
  private var weights: WordWeights
  private var matches: TurnMatches
  private var runs = RunSearch()

  private init(index: WordIndex, in transcript: Transcript, maximumComparisons: Int) {
    self.index = index
    remainingComparisons = maximumComparisons
    weights = WordWeights(turnCount: transcript.turns.count)
    matches = TurnMatches(turnCount: transcript.turns.count)
  }

  /// Finds the turns in which each of the given texts was said.
  ///
  /// The time taken is proportional to the number of turns that share words with a text. This is
  /// small for any real meeting, but grows as turns times texts for input crafted to be slow; in
  /// that case the last texts are not searched for.
  ///
  /// - Returns: For each text, the one-based, ascending indexes of its turns; empty if there is no
  ///   good match.
  public static func turns(for texts: [String], in transcript: Transcript) -> [[Int]] {
    turns(for: texts, in: transcript, maximumComparisons: maximumComparisons)
  }

  static func turns(
    for texts: [String], in transcript: Transcript, maximumComparisons: Int
  ) -> [[Int]] {
    var scanner = WordScanner()
    var vocabulary = Vocabulary()
    var words: [[Vocabulary.Word]] = []
    for text in texts { words.append(vocabulary.words(of: text, with: &scanner)) }
    var finder = EvidenceFinder(
      index: WordIndex(of: vocabulary, in: transcript, with: &scanner), in: transcript,
      maximumComparisons: maximumComparisons)
    return words.map { finder.turns(for: $0) }
  }

  private mutating func turns(for words: [Vocabulary.Word]) -> [Int] {
    let words = weightedWords(words)
    remainingComparisons -= words.reduce(0) { $0 + index.places(of: $1.word).count }
    guard remainingComparisons >= 0 else { return [] }
    guard words.count >= RunSearch.minimumWords else { return [] }
    matches.find(words, in: index)
    guard let run = runs.bestRun(of: matches, words: words, lengthEnds: index.lengthEnds) else {
      return []
    }
    return
      run
      .filter { matches.hitCount(of: $0) >= Self.minimumWordsOfTurn }
      .map { matches[$0] }
      .sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }
      .prefix(Self.maximumTurns)
      .map { Int($0.place) + 1 }
      .sorted()
  }

  /// The words of a text that were said, with their weights.
  private mutating func weightedWords(_ words: [Vocabulary.Word]) -> [WeightedWord] {
    words.compactMap { word in
      weights.weight(ofWordIn: index.places(of: word).count).map {
        WeightedWord(word: word, weight: $0)
      }
    }
  }
}

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
