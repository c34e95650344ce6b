/// Finds the code spans in lines of Markdown that belong together, as different readers do.
struct CodeSpans {
  /// Whose rules are followed.
  enum Reader: String, CaseIterable {
    /// A span ends at a run of the same length (CommonMark 6.1).
    case commonMark = "CommonMark"
    /// A single backtick between white space is text, and a span ends at the first backticks that
    /// are as many, also within a longer run.
    case kramdown = "kramdown (Jekyll)"
    /// Where nothing ends a run, the first backticks of it may begin a shorter span.
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

  /// The offsets of the spans, their backticks included, in order.
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
      // What begins before the run can escape its first backtick.
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

  /// The first backtick of a run that no backslash escapes.
  private func firstUnescaped(in scanned: Range<Int>, _ run: Range<Int>) -> Int {
    let start = max(scanned.lowerBound, run.lowerBound)
    guard start == run.lowerBound else { return start }
    var backslash = start
    while backslash > scanned.lowerBound, bytes[backslash - 1] == UInt8(ascii: "\\") {
      backslash -= 1
    }
    return start + (start - backslash) % 2
  }

  /// Where the span ends that begins with some backticks of a run; nil if they are text.
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

  /// Whether there is white space at an offset, or an end of the lines.
  private func isSpace(_ offset: Int) -> Bool {
    !range.contains(offset) || ASCII.isSpace(bytes[offset])
  }
}
