internal import TextScanning

/// The blocks of a subtitle file: lines between empty lines.
struct SubtitleBlocks {
  struct Block {
    /// The number of the first line, from 1.
    let line: Int
    let lines: [ArraySlice<UInt8>]
  }

  private var lines: TextLines
  private var line = 0

  init(_ file: [UInt8]) {
    lines = TextLines(file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file)
  }

  mutating func next() -> Block? {
    var block: [ArraySlice<UInt8>] = []
    while let text = lines.next() {
      line += 1
      if !text.isEmpty {
        block.append(text)
      } else if !block.isEmpty {
        return Block(line: line - block.count, lines: block)
      }
    }
    return block.isEmpty ? nil : Block(line: line - block.count + 1, lines: block)
  }

  /// Checks the lines of a cue's text.
  static func checkText(
    _ lines: ArraySlice<ArraySlice<UInt8>>, of block: Block, fraction: UInt8
  ) throws(FormatFault) {
    guard let index = lines.firstIndex(where: hasArrow) else { return }
    let isCue = CueTimes(lines[index], fraction: fraction, allowsSettings: true) != nil
    throw FormatFault(
      line: block.line + index,
      isCue
        ? "the times of a cue inside another: an empty line parts cues"
        : "--> in the text of a cue",
      advice: isCue ? nil : "write texts as {{x}}")
  }

  /// Whether a line has `-->`.
  static func hasArrow(_ line: ArraySlice<UInt8>) -> Bool {
    var dashes = 0
    for byte in line {
      if byte == UInt8(ascii: ">"), dashes >= 2 { return true }
      dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
    }
    return false
  }
}

/// The start and the end of a cue in milliseconds.
struct CueTimes {
  let start: Int
  let end: Int

  /// Reads `00:12:34.000 --> 00:12:36.500`; nil if the line is anything else.
  ///
  /// - Parameters:
  ///   - fraction: The character before the milliseconds.
  ///   - allowsSettings: Whether settings may follow after a space.
  init?(_ line: ArraySlice<UInt8>, fraction: UInt8, allowsSettings: Bool) {
    var rest = line
    func number(_ digits: ClosedRange<Int>) -> Int? {
      let read = rest.prefix(while: \.isDigit)
      guard digits.contains(read.count) else { return nil }
      rest = rest.dropFirst(read.count)
      return read.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    func take(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest = rest.dropFirst()
      return true
    }
    /// Hours, which may be missing, minutes and seconds.
    func time() -> Int? {
      guard let first = number(2...6), take(UInt8(ascii: ":")), var seconds = number(2...2) else {
        return nil
      }
      var minutes = first
      if take(UInt8(ascii: ":")) {
        guard seconds < 60, let last = number(2...2) else { return nil }
        minutes = first * 60 + seconds
        seconds = last
      } else if first >= 60 {
        return nil
      }
      guard seconds < 60, take(fraction), let milliseconds = number(3...3) else { return nil }
      return (minutes * 60 + seconds) * 1_000 + milliseconds
    }
    guard let start = time() else { return nil }
    guard rest.starts(with: " --> ".utf8) else { return nil }
    rest = rest.dropFirst(5)
    guard let end = time() else { return nil }
    guard rest.isEmpty || allowsSettings && rest.first == 0x20 else { return nil }
    self.start = start
    self.end = end
  }
}

/// Checks the times of cues one after another.
struct CueOrder {
  private var last = 0

  mutating func check(_ times: CueTimes, line: Int) throws(FormatFault) {
    guard times.start < times.end else {
      throw FormatFault(line: line, "this cue ends before it has begun")
    }
    guard times.start >= last else {
      throw FormatFault(
        line: line, "this cue begins before the one before it has ended",
        advice: "write the cues of the list cues, whose times do not overlap")
    }
    last = times.end
  }
}
