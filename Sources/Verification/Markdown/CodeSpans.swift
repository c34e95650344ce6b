internal import TextScanning

/// Finds the code spans of a paragraph by the rules of different readers.
struct CodeSpans {
  /// A reader whose rules are followed.
  enum Reader: String, CaseIterable {
    /// A span ends at a run of the same length (CommonMark 6.1).
    case commonMark = "CommonMark"
    /// A lone backtick between white space is text; a span ends at a run at least as long.
    case kramdown = "kramdown (Jekyll)"
    /// If nothing closes a run, its first backticks may begin a shorter span.
    case pythonMarkdown = "Python-Markdown (MkDocs)"
  }

  private let bytes: [UInt8]
  private let range: Range<Int>
  private let backticks: BacktickRuns

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    backticks = BacktickRuns(bytes, range)
  }

  var isEmpty: Bool { backticks.runs.isEmpty }

  /// The offsets of the spans with their backticks, in order.
  func spans(for reader: Reader) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var run = 0
    var index = range.lowerBound
    while run < backticks.runs.count {
      let current = backticks.runs[run]
      if index >= current.upperBound {
        run += 1
        continue
      }
      // A backslash before the run can escape its first backtick.
      index = firstUnescaped(in: max(index, range.lowerBound)..<current.upperBound, current)
      guard index < current.upperBound else { continue }
      if let end = end(of: index..<current.upperBound, run, for: reader) {
        spans.append(index..<end)
        index = end
      } else {
        index = current.upperBound
      }
    }
    return spans
  }

  /// The first backtick of a run that is not escaped.
  private func firstUnescaped(in scanned: Range<Int>, _ run: Range<Int>) -> Int {
    let start = max(scanned.lowerBound, run.lowerBound)
    guard start == run.lowerBound else { return start }
    var backslash = start
    while backslash > scanned.lowerBound, bytes[backslash - 1] == UInt8(ascii: "\\") {
      backslash -= 1
    }
    return start + (start - backslash) % 2
  }

  /// The end of the span that begins with some of a run's backticks; nil if they are text.
  private func end(of opening: Range<Int>, _ run: Int, for reader: Reader) -> Int? {
    switch reader {
    case .commonMark:
      return backticks.next(ofLength: opening.count, after: run)
        .map { backticks.runs[$0].upperBound }
    case .kramdown:
      if opening.count == 1, isSpace(opening.lowerBound - 1), isSpace(opening.upperBound) {
        return nil
      }
      return backticks.next(ofLeast: opening.count, after: run)
        .map { backticks.runs[$0].lowerBound + opening.count }
    case .pythonMarkdown:
      for length in (1...opening.count).reversed() {
        if let end = backticks.next(ofLength: length, after: run) {
          return backticks.runs[end].upperBound
        }
      }
      return nil
    }
  }

  /// Whether there is white space at an offset, or the range ends there.
  private func isSpace(_ offset: Int) -> Bool {
    !range.contains(offset) || bytes[offset].isHTMLWhiteSpace
  }
}

/// The backtick runs in a range of Markdown, indexed by length to find the end of a code span.
///
/// A search is linear in the distance to its result or logarithmic in the number of runs, so that
/// all searches together take linear time.
struct BacktickRuns {
  /// The offsets of the runs, in order.
  let runs: [Range<Int>]
  /// The indices of the runs of each length, in order.
  private let byLength: [Int: [Int]]
  /// The length of the longest run at or after each index.
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

  /// The first run of exactly a length after a run.
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

  /// The first run of at least a length after a run.
  func next(ofLeast length: Int, after run: Int) -> Int? {
    guard longest[run + 1] >= length else { return nil }
    return ((run + 1)..<runs.count).first { runs[$0].count >= length }
  }
}
