internal import MeetingModel

/// Finds the lines of a transcript that begin turns; ``TranscriptReader`` documents the rules.
struct TranscriptScan {
  /// The maximum length in scalars of a name in a line without a timestamp.
  static let maximumNameLength = 100
  /// The maximum length in bytes of a single line without a timestamp that may name a speaker.
  static let maximumLoneLine = 1_000

  /// The lines that begin turns, in order.
  private(set) var headers: [TurnHeader] = []

  /// The day of the last timestamp.
  private var day = TimestampDay()
  private var hasTimes = false
  /// The number of non-blank lines before the first one with a timestamp.
  private var untimedLineCount = 0
  private var firstLineHasName = false
  private var firstLineHasClock = false
  /// The start of the bot, from which other programs count times; nil if unknown.
  private let startedAt: Instant?

  /// Finds the lines that begin turns.
  init(_ bytes: Span<UInt8>, startedAt: Instant?) {
    self.startedAt = startedAt
    var next = 0
    while next < bytes.count {
      let start = next
      if let stamp = stamp(at: start, in: bytes) {
        if !hasTimes { dropDoubtfulNames(isWholeText: false, in: bytes) }
        hasTimes = true
        let line = TranscriptLine(from: stamp.end, in: bytes)
        headers.append(header(of: line, lineStart: start, at: stamp.at, in: bytes))
        next = line.next
      } else if hasTimes {
        next = TranscriptLine.lineFeed(from: start, in: bytes) + 1
      } else {
        let clock = clock(at: start, in: bytes)
        let line = TranscriptLine(from: clock?.end ?? start, in: bytes)
        readUntimed(line, from: start, at: clock?.at, in: bytes)
        next = line.next
      }
    }
    if !hasTimes { dropDoubtfulNames(isWholeText: true, in: bytes) }
  }

  /// The timestamp in brackets at an index, and the start of the text after it; nil if there is
  /// none: `[Guest] Bob` is a name.
  private mutating func stamp(at start: Int, in bytes: Span<UInt8>) -> (at: Instant, end: Int)? {
    guard bytes[start] == UInt8(ascii: "[") else { return nil }
    guard let (at, close) = Timestamp.instant(at: start + 1, in: bytes, day: &day),
      close < bytes.count,
      bytes[close] == UInt8(ascii: "]")
    else { return nil }
    let hasSpace = close + 1 < bytes.count && bytes[close + 1] == UInt8(ascii: " ")
    return (at, close + (hasSpace ? 2 : 1))
  }

  private func header(
    of line: TranscriptLine, lineStart: Int, at: Instant?, in bytes: Span<UInt8>
  ) -> TurnHeader {
    TurnHeader(
      lineStart: lineStart, lineEnd: line.end, at: at, name: line.name(in: bytes),
      textStart: line.textStart)
  }

  /// The time since the start in brackets at an index, as other programs write it (`[12:05]`,
  /// `[1:02:03.5]`), and the start of the text after it; nil if there is none.
  private func clock(at start: Int, in bytes: Span<UInt8>) -> (at: Instant, end: Int)? {
    guard let startedAt, bytes[start] == UInt8(ascii: "[") else { return nil }
    var index = start + 1
    func digit() -> Int64? {
      guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return nil }
      return Int64(bytes[index] - 0x30)
    }
    var (seconds, count) = (Int64(0), 0)
    repeat {
      if count > 0 { index += 1 }
      let first = index
      var number = Int64(0)
      while let next = digit(), index - first < 3 {
        number = number * 10 + next
        index += 1
      }
      guard index > first, count == 0 || (index - first == 2 && number < 60) else { return nil }
      seconds = seconds * 60 + number
      count += 1
    } while count < 3 && index < bytes.count && bytes[index] == UInt8(ascii: ":")
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") {
      index += 1
      while digit() != nil { index += 1 }
    }
    guard count > 1, index < bytes.count, bytes[index] == UInt8(ascii: "]"),
      startedAt.seconds < Timestamp.representable.upperBound - seconds
    else { return nil }
    let hasSpace = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: " ")
    return (startedAt.adding(.seconds(seconds)), index + (hasSpace ? 2 : 1))
  }

  private mutating func readUntimed(
    _ line: TranscriptLine, from lineStart: Int, at time: Instant?, in bytes: Span<UInt8>
  ) {
    guard time != nil || !WhiteSpace.fills(line.start..<line.end, in: bytes) else { return }
    untimedLineCount += 1
    var header = header(of: line, lineStart: lineStart, at: time, in: bytes)
    let isName =
      !header.name.isEmpty && header.name.lowerBound == line.start
      && Self.scalarCount(of: header.name, in: bytes) <= Self.maximumNameLength
    guard isName || time != nil else { return }
    if !isName {
      header.name = line.start..<line.start
      header.textStart = line.start
    }
    if untimedLineCount == 1 {
      firstLineHasName = isName
      firstLineHasClock = time != nil
    }
    headers.append(header)
  }

  /// Discards the names of lines without timestamps if there is too little evidence for them.
  private mutating func dropDoubtfulNames(isWholeText: Bool, in bytes: Span<UInt8>) {
    // Times since the start stand on most lines, if any, and never beside timestamps.
    let clockCount = headers.count { $0.at != nil }
    if clockCount > 0,
      !isWholeText || !firstLineHasClock && clockCount * 2 < untimedLineCount
    {
      headers.removeAll { $0.at != nil }
    }
    let isBelieved =
      untimedLineCount == 1 && isWholeText
      ? loneLineIsBelieved(in: bytes)
      : firstLineHasName || headers.count * 2 >= untimedLineCount
    if !isBelieved { headers.removeAll() }
  }

  /// Whether the name of a single line is accepted: a converted WebVTT file is one long line, often
  /// with the arrows of its cues.
  private func loneLineIsBelieved(in bytes: Span<UInt8>) -> Bool {
    guard let header = headers.first,
      header.lineEnd - header.lineStart <= Self.maximumLoneLine
    else { return false }
    let arrow = Array("-->".utf8)
    return !(header.lineStart..<header.lineEnd).contains { index in
      index + 2 < header.lineEnd
        && arrow.indices.allSatisfy { bytes[index + $0] == arrow[$0] }
    }
  }

  static func scalarCount(of range: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

/// A line that begins a turn.
struct TurnHeader {
  /// The start of the line, including its timestamp.
  var lineStart: Int
  /// The end of the line, before its line feed.
  var lineEnd: Int
  /// The time in brackets.
  var at: Instant?
  /// The speaker's name, without surrounding white space; empty if the line names none.
  var name: Range<Int>
  var textStart: Int
}
