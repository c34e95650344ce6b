public import MeetingModel

/// Finds the turns of a transcript in which texts were said, by matching words.
///
/// A word counts the more, the fewer turns it is in (inverse document frequency); words that are
/// in more than 15 % of the turns count nothing. The best run of at most eight turns is looked
/// for: the weight of the different words that it shares with the text, less for a longer run.
/// It is evidence if that is at least a quarter of the weight of all the text's words that were
/// said at all, and four of them match. Of the run, the turns that share two words are named.
///
/// The thresholds were chosen for precision on meetings for which people marked the turns of each
/// answer: nine of ten turns that are named lie in what they marked.
public struct EvidenceFinder: Sendable {
  /// The most turns that are named for one text.
  private static let maximumTurns = 5
  /// How many words of the text must be in a turn that is named.
  private static let minimumWordsOfTurn = 2
  /// How many times a word of a text is compared with a turn in all.
  ///
  /// A meeting of 600 turns and 100 texts makes 50,000 of these, one of 60,000 turns some millions.
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

  /// Finds the turns in which each of some texts was said.
  ///
  /// Comparing takes time in proportion to the turns that share words with a text. That is little
  /// for any real meeting, but grows with turns times texts for one that is made to be slow: there
  /// the last texts are not looked for.
  ///
  /// - Returns: For each text the indexes of turns, from 1 and ascending; none if the match is not
  ///   good.
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

  /// The words of a text that were said, each with its weight.
  private mutating func weightedWords(_ words: [Vocabulary.Word]) -> [WeightedWord] {
    words.compactMap { word in
      weights.weight(ofWordIn: index.places(of: word).count).map {
        WeightedWord(word: word, weight: $0)
      }
    }
  }
}
