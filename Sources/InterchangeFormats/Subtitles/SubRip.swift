internal import TextEscaping
internal import TextScanning

/// Subtitles as players read them, in the format of the program SubRip.
///
/// There is no standard and no escape: players read `<b>`, `{\an8}` and `\N` in any text. So a
/// U+2060 WORD JOINER, which does not show, parts what would act. Only for braces that does not do,
/// since some programs drop all that is between two: they become full-width ones.
package enum SubRip {
  /// Appends text within a cue, on one line.
  package static func append(_ text: String, to output: inout [UInt8]) {
    let bytes = Array(PlainText.singleLine(text).utf8)
    for index in bytes.indices {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : nil
      if acts(at: index, in: bytes, after: output) { output.append(contentsOf: joiner) }
      switch byte {
      case UInt8(ascii: "{"): output.append(contentsOf: "\u{FF5B}".utf8)
      case UInt8(ascii: "}"): output.append(contentsOf: "\u{FF5D}".utf8)
      default: output.append(byte)
      }
      let isTag = byte == UInt8(ascii: "<")
      // `\N` is a line break, `\h` a space.
      let isEscape = byte == UInt8(ascii: "\\") && next.map { "Nnh".utf8.contains($0) } ?? false
      if isTag || isEscape { output.append(contentsOf: joiner) }
    }
  }

  /// Whether a byte would complete an arrow, or a time: some players look for times in any line.
  private static func acts(at index: Int, in bytes: [UInt8], after output: [UInt8]) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: ">"): return output.last == UInt8(ascii: "-")
    case UInt8(ascii: ","), UInt8(ascii: "."):
      return index > 0 && bytes[index - 1].isDigit && index + 1 < bytes.count
        && bytes[index + 1].isDigit
        && bytes[max(0, index - 4)..<index].contains(UInt8(ascii: ":"))
    default: return false
    }
  }

  private static let joiner = Array("\u{2060}".utf8)

  /// Checks that every cue has its number and its times, in order, and that none overlaps the one
  /// before it.
  static func check(_ file: [UInt8]) throws(FormatFault) {
    var blocks = SubtitleBlocks(file)
    var order = CueOrder()
    var number = 0
    while let block = blocks.next() {
      number += 1
      guard block.lines.count >= 2, SubtitleBlocks.hasArrow(block.lines[1]) else {
        throw FormatFault(
          line: block.line,
          "a cue is a number, its times and its text, and an empty line parts cues",
          advice: "write texts as {{x}}, and no empty line inside a cue")
      }
      guard block.lines[0].elementsEqual(String(number).utf8) else {
        throw FormatFault(line: block.line, "the number of this cue has to be \(number)")
      }
      guard
        let times = CueTimes(
          block.lines[1], fraction: UInt8(ascii: ","), allowsSettings: false)
      else {
        throw FormatFault(
          line: block.line + 1,
          "these are not the times of a cue: 00:12:34,000 --> 00:12:36,500",
          advice: "write {{srt_start}} --> {{srt_end}}")
      }
      try order.check(times, line: block.line + 1)
      guard block.lines.count > 2 else {
        throw FormatFault(line: block.line, "this cue has no text")
      }
      try SubtitleBlocks.checkText(block.lines[2...], of: block, fraction: UInt8(ascii: ","))
    }
  }
}
