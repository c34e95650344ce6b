/// Finds the run of turns that best matches a text.
struct RunSearch {
  /// The maximum length of a run in turns.
  private static let runLength: Int32 = 8
  /// The number of words in a run at which its weight is reduced to 71 %.
  private static let lengthScale = 50.0
  /// The fraction of the text's weight that a run must reach.
  private static let threshold = 0.25
  /// The minimum number of distinct words of the text in a run.
  static let minimumWords = 4

  /// For each word of a text, the last run that counted it, instead of a set for every run.
  private var lastRuns: [Int] = []
  /// The number of runs so far, over all texts.
  private var runCount = 0

  /// Returns the best run, as a range of the matches; nil if none is good enough.
  mutating func bestRun(
    of matches: TurnMatches, words: [WeightedWord], lengthEnds: [Int]
  ) -> ClosedRange<Int>? {
    if lastRuns.count < words.count {
      lastRuns += [Int](repeating: 0, count: words.count - lastRuns.count)
    }
    let total = words.reduce(0) { $0 + $1.weight }
    return matches.withMatches { matches, hits in
      lengthEnds.withUnsafeBufferPointer { lengthEnds in
        words.withUnsafeBufferPointer { words in
          lastRuns.withUnsafeMutableBufferPointer { lastRuns in
            var search = TextSearch(
              matches: matches, hits: hits, lengthEnds: lengthEnds, words: words,
              lastRuns: lastRuns, runCount: runCount, least: Self.threshold * total)
            search.lookAtAllRuns()
            runCount = search.runCount
            return search.best >= search.least ? search.bestRun : nil
          }
        }
      }
    }
  }

  private struct TextSearch {
    let matches: UnsafeBufferPointer<TurnMatch>
    let hits: UnsafeBufferPointer<Int32>
    let lengthEnds: UnsafeBufferPointer<Int>
    let words: UnsafeBufferPointer<WeightedWord>
    let lastRuns: UnsafeMutableBufferPointer<Int>
    var runCount: Int
    /// The minimum score of a run.
    let least: Double
    var best = 0.0
    var bestRun: ClosedRange<Int>?

    /// Scores the runs from each match that could be good enough, which most cannot.
    mutating func lookAtAllRuns() {
      // An upper bound on the weight of a run starting at `first`: words may be counted twice.
      var reach = 0.0
      var end = 0
      for first in matches.indices {
        let place = Int(matches[first].place)
        while end < matches.count, matches[end].place < matches[first].place &+ RunSearch.runLength
        {
          reach += matches[end].weight
          end &+= 1
        }
        // No run is shorter than its first turn. The squares of the scores are compared, with a
        // margin for rounding that exceeds the error of any sum.
        let length = lengthEnds[place &+ 1] &- lengthEnds[place]
        let wanted = max(least, best)
        if 1.000_001 * reach * reach * RunSearch.lengthScale
          >= wanted * wanted * (RunSearch.lengthScale + Double(length))
        {
          lookAtRuns(of: first..<end)
        }
        reach -= matches[first].weight
      }
    }

    /// Scores the runs from the first match of a range to each of its matches.
    private mutating func lookAtRuns(of range: Range<Int>) {
      runCount &+= 1
      var weight = 0.0
      var wordCount = 0
      let start = lengthEnds[Int(matches[range.lowerBound].place)]
      var hit = range.lowerBound > 0 ? Int(matches[range.lowerBound &- 1].hitsEnd) : 0
      for last in range {
        let match = matches[last]
        while hit < Int(match.hitsEnd) {
          let number = Int(hits[hit])
          hit &+= 1
          // Whether a word was counted is unpredictable: a multiplication is faster than a branch.
          let isNew = min(runCount &- lastRuns[number], 1)
          lastRuns[number] = runCount
          weight += Double(isNew) * words[number].weight
          wordCount &+= isNew
        }
        guard wordCount >= RunSearch.minimumWords else { continue }
        let length = Double(lengthEnds[Int(match.place) &+ 1] &- start)
        let score = weight * (RunSearch.lengthScale / (RunSearch.lengthScale + length)).squareRoot()
        guard score > best else { continue }
        best = score
        bestRun = range.lowerBound...last
      }
    }
  }
}
