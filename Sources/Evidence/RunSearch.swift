/// Looks for the run of turns that matches a text best.
struct RunSearch {
  /// The longest run of turns that counts as one place.
  private static let runLength: Int32 = 8
  /// The number of words in a run at which its weight is down to 71 %.
  private static let lengthScale = 50.0
  /// The share of the text's weight that a run must have.
  private static let threshold = 0.25
  /// How many different words of the text must be in a run.
  static let minimumWords = 4

  /// For each word of a text, the last run in which it was counted, so that no set is made for every
  /// run.
  private var lastRuns: [Int] = []
  /// How many runs there were, in all texts.
  private var runCount = 0

  /// The best run, as a range of the matches; nil if none is good enough.
  mutating func bestRun(
    of matches: TurnMatches, words: [WeightedWord], lengthEnds: [Int]
  ) -> ClosedRange<Int>? {
    if lastRuns.count < words.count {
      lastRuns += [Int](repeating: 0, count: words.count - lastRuns.count)
    }
    let total = words.reduce(0) { $0 + $1.weight }
    let least = Self.threshold * total
    return matches.withMatches { matches, hits in
      lengthEnds.withUnsafeBufferPointer { lengthEnds in
        words.withUnsafeBufferPointer { words in
          lastRuns.withUnsafeMutableBufferPointer { lastRuns in
            var best = 0.0
            var bestRun = 0...0
            // The square of the score that a run must have to be looked at.
            var wanted = least * least
            // The weight of the matches that a run from the first one can have, words counted twice.
            var reach = 0.0
            var reachEnd = 0
            for first in matches.indices {
              let place = matches[first].place
              while reachEnd < matches.count, matches[reachEnd].place < place &+ Self.runLength {
                reach += matches[reachEnd].weight
                reachEnd &+= 1
              }
              let weight = reach
              reach -= matches[first].weight
              // Most runs cannot be good enough: none is shorter than its first turn. What is added
              // for rounding is more than any sum is off.
              guard
                1.000_001 * weight * weight * Self.lengthScale
                  >= wanted
                  * (Self.lengthScale
                    + Double(lengthEnds[Int(place) &+ 1] &- lengthEnds[Int(place)]))
              else { continue }
              search(from: first)
            }

            func search(from first: Int) {
              runCount &+= 1
              var weight = 0.0
              var wordCount = 0
              let start = lengthEnds[Int(matches[first].place)]
              var hit = first > 0 ? Int(matches[first &- 1].hitsEnd) : 0
              for last in first..<reachEnd {
                let match = matches[last]
                while hit < Int(match.hitsEnd) {
                  let number = Int(hits[hit])
                  hit &+= 1
                  // Whether a word was counted cannot be foreseen, so this takes less time than a branch.
                  let isNew = min(runCount &- lastRuns[number], 1)
                  lastRuns[number] = runCount
                  weight += Double(isNew) * words[number].weight
                  wordCount &+= isNew
                }
                guard wordCount >= Self.minimumWords else { continue }
                let length = lengthEnds[Int(match.place) &+ 1] &- start
                let score =
                  weight * (Self.lengthScale / (Self.lengthScale + Double(length))).squareRoot()
                guard score > best else { continue }
                best = score
                bestRun = first...last
                wanted = max(wanted, score * score)
              }
            }
            return best >= least && best > 0 ? bestRun : nil
          }
        }
      }
    }
  }
}
