public import MeetingModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

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
  /// How many times a word of a text is compared with a turn in all.
  ///
  /// A meeting of 600 turns and 100 texts makes 50,000 of these, one of 60,000 turns some millions.
  private static let maximumComparisons = 10_000_000

  private let index: WordIndex
  private var remainingComparisons: Int
  /// For each turn, where its hits among those of a text end so far.
  private var ends: [Int32]

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
    var vocabulary = Vocabulary()
    let words = texts.map { vocabulary.words(of: $0) }
    var finder = EvidenceFinder(
      index: WordIndex(of: vocabulary, in: transcript), remainingComparisons: maximumComparisons,
      ends: [Int32](repeating: 0, count: transcript.turns.count))
    return words.map { finder.turns(for: $0) }
  }

  private mutating func turns(for words: [Vocabulary.Word]) -> [Int] {
    let weights = weights(of: words)
    remainingComparisons -= weights.reduce(0) { $0 + index.places(of: $1.word).count }
    guard remainingComparisons >= 0 else { return [] }
    guard weights.count >= Self.minimumWords else { return [] }
    let hits = hits(of: weights)
    let matches = matches(of: hits, weights: weights)
    guard let run = bestRun(of: matches, hits: hits, weights: weights) else { return [] }
    return matches[run]
      .filter { $0.hits.count >= Self.minimumWordsOfTurn }
      .sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }
      .prefix(Self.maximumTurns)
      .map { $0.place + 1 }
      .sorted()
  }

  /// A word of the text in a turn, in one number that sorts by the turn.
  private struct Hit: Comparable {
    private let value: UInt64

    init(place: Int32, number: Int) {
      value = UInt64(UInt32(bitPattern: place)) << 32 | UInt64(UInt32(truncatingIfNeeded: number))
    }

    /// The turn's place in the transcript.
    var place: Int { Int(value >> 32) }
    /// The word's place among the text's words.
    var number: Int { Int(value & 0xFFFF_FFFF) }

    static func < (left: Hit, right: Hit) -> Bool { left.value < right.value }
  }

  /// A turn that shares words with the text.
  private struct Match {
    /// The turn's place in the transcript.
    let place: Int
    /// The words that are in it, as a range of the hits.
    var hits: Range<Int>
    /// The weight of the words.
    var weight: Double
  }

  /// The words of a text that were said, each with its weight.
  private func weights(of words: [Vocabulary.Word]) -> [(word: Vocabulary.Word, weight: Double)] {
    let turnCount = Double(index.lengths.count)
    let most = max(2, Int(Self.commonShare * turnCount))
    return words.compactMap { word in
      let count = index.places(of: word).count
      guard count > 0, count <= most else { return nil }
      return (word, log((turnCount + 1) / Double(count)))
    }
  }

  /// The words of a text in turns, in the order of the turns.
  private mutating func hits(of weights: [(word: Vocabulary.Word, weight: Double)]) -> [Hit] {
    let count = weights.reduce(0) { $0 + index.places(of: $1.word).count }
    // Few hits in many turns are sorted sooner than the turns are gone through.
    guard 8 * count > ends.count else {
      return weights.enumerated().flatMap { number, word in
        index.places(of: word.word).map { Hit(place: $0, number: number) }
      }.sorted()
    }
    return [Hit](unsafeUninitializedCapacity: count) { hits, initializedCount in
      ends.withUnsafeMutableBufferPointer { ends in
        ends.update(repeating: 0)
        index.withPlaces { places, starts in
          for (word, _) in weights {
            for place in places[starts[Int(word)]..<starts[Int(word) + 1]] { ends[Int(place)] += 1 }
          }
          var end: Int32 = 0
          for place in ends.indices {
            let count = ends[place]
            ends[place] = end
            end += count
          }
          for (number, (word, _)) in weights.enumerated() {
            for place in places[starts[Int(word)]..<starts[Int(word) + 1]] {
              hits[Int(ends[Int(place)])] = Hit(place: place, number: number)
              ends[Int(place)] += 1
            }
          }
        }
      }
      initializedCount = count
    }
  }

  /// The turns that share words with the text, in order.
  private func matches(
    of hits: [Hit], weights: [(word: Vocabulary.Word, weight: Double)]
  ) -> [Match] {
    var matches: [Match] = []
    matches.reserveCapacity(hits.count)
    for (index, hit) in hits.enumerated() {
      let weight = weights[hit.number].weight
      if let last = matches.last, last.place == hit.place {
        matches[matches.count - 1].hits = last.hits.lowerBound..<(index + 1)
        matches[matches.count - 1].weight += weight
      } else {
        matches.append(Match(place: hit.place, hits: index..<(index + 1), weight: weight))
      }
    }
    return matches
  }

  /// The run of turns that matches best, as a range of the matches; nil if none is good enough.
  private func bestRun(
    of matches: [Match], hits: [Hit], weights: [(word: Vocabulary.Word, weight: Double)]
  ) -> ClosedRange<Int>? {
    var best: (score: Double, run: ClosedRange<Int>)?
    // The last run in which each word was counted, so that no set is made for every run.
    var counted = [Int](repeating: -1, count: weights.count)
    let total = weights.reduce(0) { $0 + $1.weight }
    let least = Self.threshold * total
    // The weight of the matches that a run from the first one can have, words counted twice.
    var reach = 0.0
    var reachEnd = 0
    for first in matches.indices {
      while reachEnd < matches.count,
        matches[reachEnd].place < matches[first].place + Self.runLength
      {
        reach += matches[reachEnd].weight
        reachEnd += 1
      }
      defer { reach -= matches[first].weight }
      // Most runs cannot be good enough. What is added for rounding is more than any sum is off.
      guard 1.000_001 * reach >= max(least, best?.score ?? 0) else { continue }
      var weight = 0.0
      var wordCount = 0
      var length = 0
      var next = matches[first].place
      for last in first..<matches.count {
        let match = matches[last]
        guard match.place < matches[first].place + Self.runLength else { break }
        while next <= match.place {
          length += Int(index.lengths[next])
          next += 1
        }
        for place in match.hits {
          let number = hits[place].number
          guard counted[number] != first else { continue }
          counted[number] = first
          weight += weights[number].weight
          wordCount += 1
        }
        guard wordCount >= Self.minimumWords else { continue }
        let score = weight * (Self.lengthScale / (Self.lengthScale + Double(length))).squareRoot()
        if score > best?.score ?? 0 { best = (score, first...last) }
      }
    }
    guard let best, best.score >= least else { return nil }
    return best.run
  }
}
