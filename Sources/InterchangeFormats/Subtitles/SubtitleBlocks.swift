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
    func time() -> Int? {
      var numbers: [Int] = []
      while true {
        let digits = rest.prefix(while: \.isDigit)
        guard (2...6).contains(digits.count) || numbers.count > 1 && digits.count == 3,
          let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        rest = rest.dropFirst(digits.count)
        numbers.append(number)
        if rest.first == UInt8(ascii: ":"), numbers.count < 3 {
          guard numbers.count == 1 || digits.count == 2 else { return nil }
          rest = rest.dropFirst()
          continue
        }
        guard rest.first == fraction, numbers.count >= 2, digits.count == 2 else { return nil }
        let milliseconds = rest.dropFirst().prefix(while: \.isDigit)
        guard milliseconds.count == 3, let part = Int(String(decoding: milliseconds, as: UTF8.self))
        else { return nil }
        rest = rest.dropFirst(4)
        guard let seconds = numbers.last, seconds < 60, numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { return nil }
        return numbers.reduce(0) { $0 * 60 + $1 } * 1_000 + part
      }
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
