/// The runs of backticks in a range of Markdown, and which of them can end a code span.
///
/// A search takes no longer than what it goes over, or the logarithm of the number of runs, so that
/// all searches together are linear.
struct BacktickRuns {
  /// The offsets of the runs, in order.
  let runs: [Range<Int>]
  /// The indices of the runs of each length, in order.
  private let byLength: [Int: [Int]]
  /// The length of the longest run from each index on.
  private let longest: [Int]

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let backtick = UInt8(ascii: "`")
    var runs: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == backtick else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, bytes[index] == backtick { index += 1 }
      runs.append(start..<index)
    }
    self.runs = runs
    byLength = Dictionary(grouping: runs.indices) { runs[$0].count }
    var longest = Array(repeating: 0, count: runs.count + 1)
    for index in runs.indices.reversed() {
      longest[index] = max(longest[index + 1], runs[index].count)
    }
    self.longest = longest
  }

  /// The first run of a length behind a run.
  func next(ofLength length: Int, after run: Int) -> Int? {
    guard let candidates = byLength[length] else { return nil }
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle] <= run { low = middle + 1 } else { high = middle }
    }
    return low < candidates.count ? candidates[low] : nil
  }

  /// The first run of at least a length behind a run.
  func next(ofLeast length: Int, after run: Int) -> Int? {
    guard longest[run + 1] >= length else { return nil }
    return ((run + 1)..<runs.count).first { runs[$0].count >= length }
  }
}
