/// The turns that share words with a text, in order.
///
/// It is made for one text after the other, so that nothing is allocated for most of them.
struct TurnMatches {
  /// The matches: only the first ``count`` are valid, the rest is spare room.
  private var matches: [TurnMatch] = []
  /// How many matches there are.
  private(set) var count = 0
  /// The places that the shared words have among the words of the text, turn by turn, each turn's
  /// ascending; and as many more as there was room for.
  private var hits: [Int32] = []
  /// For each turn, where its hits end so far.
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

  /// A match.
  subscript(_ place: Int) -> TurnMatch { matches[place] }

  /// How many words a match shares with the text.
  func hitCount(of place: Int) -> Int {
    Int(matches[place].hitsEnd - (place > 0 ? matches[place - 1].hitsEnd : 0))
  }

  /// Finds the turns that have some of a text's words.
  mutating func find(_ words: [WeightedWord], in index: WordIndex) {
    count = 0
    let hitCount = words.reduce(0) { $0 + index.places(of: $1.word).count }
    if hits.count < hitCount { hits = [Int32](repeating: 0, count: 2 * hitCount) }
    let most = min(hitCount, ends.count) + 1
    if matches.count < most {
      matches = [TurnMatch](
        repeating: TurnMatch(place: 0, hitsEnd: 0, weight: 0), count: 2 * most)
    }
    // Few hits in many turns are sorted sooner than the turns are gone through.
    if 8 * hitCount > ends.count {
      countHits(words, in: index)
    } else {
      sortHits(words, in: index)
    }
  }

  private mutating func sortHits(_ words: [WeightedWord], in index: WordIndex) {
    // A turn and the word in it, in one number that sorts by the turn.
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
            // A match that has no hits is overwritten by the next one.
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
