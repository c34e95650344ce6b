/// The turns that share words with a text, in order.
///
/// One instance is reused for all texts, so that most of them need no allocation.
struct TurnMatches {
  /// The matches: only the first ``count`` are valid, the rest is spare capacity.
  private var matches: [TurnMatch] = []
  /// The number of matches.
  private(set) var count = 0
  /// The indexes of the shared words among the words of the text, grouped by turn and ascending
  /// within each turn, followed by spare capacity.
  private var hits: [Int32] = []
  /// For each turn, the current end of its hits.
  private var ends: [Int32]
  /// For each turn, the weight of its hits so far; 0 between texts.
  private var weights: [Double]

  init(turnCount: Int) {
    ends = [Int32](repeating: 0, count: turnCount)
    weights = [Double](repeating: 0, count: turnCount)
  }

  /// Calls a closure with the matches and the hits.
  func withMatches<Result>(
    _ body: (UnsafeBufferPointer<TurnMatch>, UnsafeBufferPointer<Int32>) -> Result
  ) -> Result {
    matches.withUnsafeBufferPointer { matches in
      hits.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: matches[..<count]), $0) }
    }
  }

  /// Returns the match at an index.
  subscript(_ place: Int) -> TurnMatch { matches[place] }

  /// Returns the number of words that a match shares with the text.
  func hitCount(of place: Int) -> Int {
    Int(matches[place].hitsEnd - (place > 0 ? matches[place - 1].hitsEnd : 0))
  }

  mutating func find(_ words: [WeightedWord], in index: WordIndex) {
    count = 0
    let hitCount = words.reduce(0) { $0 + index.places(of: $1.word).count }
    if hits.count < hitCount { hits = [Int32](repeating: 0, count: 2 * hitCount) }
    let most = min(hitCount, ends.count) + 1
    if matches.count < most {
      matches = [TurnMatch](
        repeating: TurnMatch(place: 0, hitsEnd: 0, weight: 0), count: 2 * most)
    }
    // With few hits in many turns, sorting the hits is faster than iterating over the turns.
    if 8 * hitCount > ends.count {
      countHits(words, in: index)
    } else {
      sortHits(words, in: index)
    }
  }

  private mutating func sortHits(_ words: [WeightedWord], in index: WordIndex) {
    // The turn and the index of the word, packed into one integer that sorts by turn.
    let sorted = words.enumerated().flatMap { number, word in
      index.places(of: word.word).map { UInt64($0) << 32 | UInt64(number) }
    }.sorted()
    for (place, hit) in sorted.enumerated() {
      let turn = Int32(hit >> 32)
      let number = Int32(truncatingIfNeeded: hit)
      hits[place] = number
      if count == 0 || matches[count - 1].place != turn {
        matches[count] = TurnMatch(place: turn, hitsEnd: 0, weight: 0)
        count += 1
      }
      matches[count - 1].hitsEnd = Int32(place + 1)
      matches[count - 1].weight += words[Int(number)].weight
    }
  }

  private mutating func countHits(_ words: [WeightedWord], in index: WordIndex) {
    ends.withUnsafeMutableBufferPointer { ends in
      ends.update(repeating: 0)
      weights.withUnsafeMutableBufferPointer { weights in
        for word in words {
          index.withPlaces(of: word.word) { places in
            for place in places {
              ends[Int(place)] &+= 1
              weights[Int(place)] += word.weight
            }
          }
        }
        matches.withUnsafeMutableBufferPointer { matches in
          var end: Int32 = 0
          for place in ends.indices {
            let hitCount = ends[place]
            ends[place] = end
            end &+= hitCount
            // A match without hits is overwritten by the next one.
            matches[count] = TurnMatch(
              place: Int32(truncatingIfNeeded: place), hitsEnd: end, weight: weights[place])
            count &+= Int((0 &- hitCount) &>> 31) & 1
            weights[place] = 0
          }
        }
      }
      hits.withUnsafeMutableBufferPointer { hits in
        for (number, word) in words.enumerated() {
          index.withPlaces(of: word.word) { places in
            for place in places {
              hits[Int(ends[Int(place)])] = Int32(truncatingIfNeeded: number)
              ends[Int(place)] &+= 1
            }
          }
        }
      }
    }
  }
}

/// A turn that shares words with a text.
struct TurnMatch {
  /// The turn's zero-based index in the transcript.
  var place: Int32
  /// The end of its hits; they begin where those of the previous match end.
  var hitsEnd: Int32
  /// The total weight of the shared words.
  var weight: Double
}

/// A word of a text that was said in the transcript, with its weight.
struct WeightedWord {
  var word: Vocabulary.Word
  /// The weight, higher the fewer turns contain the word; always above 0.
  var weight: Double
}
