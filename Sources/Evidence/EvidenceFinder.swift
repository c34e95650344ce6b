public import MeetingModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Finds the turns of a transcript in which something was said, by matching words.
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
  /// The longest run of turns that counts as one place.
  private static let runLength = 8
  /// The most turns that are named for one text.
  private static let maximumTurns = 5
  /// The share of turns beyond which a word says nothing.
  private static let commonShare = 0.15
  /// The number of words in a run at which its weight is down to 71 %.
  private static let lengthScale = 50.0
  /// The share of the text's weight that a run must have.
  private static let threshold = 0.25
  /// How many different words of the text must be in a run.
  private static let minimumWords = 4
  /// How many of them must be in a turn that is named.
  private static let minimumWordsOfTurn = 2

  /// How many times a word of a text is compared with a turn in all. A meeting of 600 turns and 100
  /// texts makes 50,000 of these, one of 60,000 turns some millions.
  static let maximumComparisons = 10_000_000

  private let index: WordIndex
  private var remainingComparisons: Int

  /// Makes a finder for a transcript, whose words are indexed once.
  public init(_ transcript: Transcript) {
    self.init(transcript, maximumComparisons: Self.maximumComparisons)
  }

  init(_ transcript: Transcript, maximumComparisons: Int) {
    index = WordIndex(transcript)
    remainingComparisons = maximumComparisons
  }

  /// The indexes, from 1 and ascending, of the turns in which a text was said; empty if the match
  /// is not good, or if more has been compared than the finder is good for.
  ///
  /// Comparing takes time in proportion to the turns that share words with the text. That is little
  /// for any real meeting, but grows with turns times texts for one that is made to be slow.
  public mutating func turns(for text: String) -> [Int] {
    let weights = weights(of: text)
    remainingComparisons -= weights.reduce(0) { $0 + index.places(of: $1.word).count }
    guard remainingComparisons >= 0 else { return [] }
    let matches = matches(of: weights)
    guard let run = bestRun(of: matches, weights: weights) else { return [] }
    return matches[run]
      .filter { $0.words.count >= Self.minimumWordsOfTurn }
      .sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }
      .prefix(Self.maximumTurns)
      .map { $0.place + 1 }
      .sorted()
  }

  /// A turn that shares words with the text.
  private struct Match {
    /// The turn's place in the transcript.
    let place: Int
    /// The words, by their place among the text's words.
    var words: [Int] = []
    /// The weight of the words.
    var weight = 0.0
  }

  /// The different words of a text that were said, each with its weight.
  private func weights(of text: String) -> [(word: WordHash, weight: Double)] {
    let turnCount = Double(index.lengths.count)
    let most = max(2, Int(Self.commonShare * turnCount))
    var seen: Set<WordHash> = []
    return WordScanner.words(of: text).compactMap { word in
      guard seen.insert(word).inserted else { return nil }
      let count = index.places(of: word).count
      guard count > 0, count <= most else { return nil }
      return (word, log((turnCount + 1) / Double(count)))
    }
  }

  /// The turns that share words with the text, in order.
  private func matches(of weights: [(word: WordHash, weight: Double)]) -> [Match] {
    // A place and a word in one number, so that sorting brings the words of a turn together.
    var hits: [UInt64] = []
    for (number, (word, _)) in weights.enumerated() {
      for place in index.places(of: word) {
        hits.append(UInt64(UInt32(bitPattern: place)) << 32 | UInt64(UInt32(number)))
      }
    }
    hits.sort()
    var matches: [Match] = []
    for hit in hits {
      let place = Int(hit >> 32)
      let number = Int(hit & 0xFFFF_FFFF)
      if matches.last?.place != place { matches.append(Match(place: place)) }
      matches[matches.count - 1].words.append(number)
      matches[matches.count - 1].weight += weights[number].weight
    }
    return matches
  }

  /// The run of turns that matches best, as a range of the matches; nil if none is good enough.
  private func bestRun(
    of matches: [Match], weights: [(word: WordHash, weight: Double)]
  ) -> ClosedRange<Int>? {
    var best: (score: Double, run: ClosedRange<Int>)?
    // The last run in which each word was counted, so that no set is made for every run.
    var counted = [Int](repeating: -1, count: weights.count)
    for first in matches.indices {
      var weight = 0.0
      var wordCount = 0
      var length = 0
      var next = matches[first].place
      for last in first..<matches.count {
        let match = matches[last]
        guard match.place < matches[first].place + Self.runLength else { break }
        while next <= match.place {
          length += index.lengths[next]
          next += 1
        }
        for number in match.words where counted[number] != first {
          counted[number] = first
          weight += weights[number].weight
          wordCount += 1
        }
        let score = weight * (Self.lengthScale / (Self.lengthScale + Double(length))).squareRoot()
        if wordCount >= Self.minimumWords, score > best?.score ?? 0 {
          best = (score, first...last)
        }
      }
    }
    let total = weights.reduce(0) { $0 + $1.weight }
    guard let best, best.score >= Self.threshold * total else { return nil }
    return best.run
  }
}
