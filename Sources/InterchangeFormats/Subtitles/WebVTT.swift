internal import TextEscaping

/// Subtitles as browsers read them (WebVTT: The Web Video Text Tracks Format, W3C).
package enum WebVTT {
  /// Appends text within a cue, also as the name of a voice: on one line, with what would begin a
  /// tag or a reference escaped ("WebVTT cue text span", section 4.2.2).
  package static func append(_ text: String, to output: inout [UInt8]) {
    for byte in PlainText.singleLine(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      // Also `-->`, which no cue may have.
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      default: output.append(byte)
      }
    }
    // A `>` of the template may follow, as behind the name of a voice.
    if output.suffix(2).elementsEqual("--".utf8) { output.append(contentsOf: "\u{2060}".utf8) }
  }

  /// Blocks other than cues.
  private static let otherBlocks = ["NOTE", "STYLE", "REGION"]

  /// Checks that every cue has its times, in order, and that none overlaps the one before it.
  static func check(_ file: [UInt8]) throws(FormatFault) {
    var blocks = SubtitleBlocks(file)
    let head = blocks.next()
    guard let head, head.line == 1, let first = head.lines.first,
      first.starts(with: "WEBVTT".utf8),
      first.dropFirst(6).first.map({ $0 == 0x20 || $0 == 0x09 }) ?? true
    else {
      throw FormatFault(line: 1, "a WebVTT file begins with the line WEBVTT (section 4.1)")
    }
    guard !head.lines.contains(where: SubtitleBlocks.hasArrow) else {
      throw FormatFault(line: 1, "an empty line has to follow the line WEBVTT (section 4.1)")
    }
    var order = CueOrder()
    while let block = blocks.next() {
      if let first = block.lines.first,
        otherBlocks.contains(where: { word in
          first.starts(with: word.utf8)
            && first.dropFirst(word.utf8.count).first.map { $0 == 0x20 || $0 == 0x09 } ?? true
        })
      {
        continue
      }
      guard let place = block.lines.prefix(2).firstIndex(where: SubtitleBlocks.hasArrow) else {
        throw FormatFault(
          line: block.line,
          "a block without times, which players drop: a cue has {{start}} --> {{end}} in its first line or"
            + " behind its number, and no empty line inside",
          advice: "write texts as {{x}}")
      }
      let line = block.line + place
      guard
        let times = CueTimes(block.lines[place], fraction: UInt8(ascii: "."), allowsSettings: true)
      else {
        throw FormatFault(
          line: line,
          "these are not the times of a cue: 00:12:34.000 --> 00:12:36.500"
            + " (section 4.2)")
      }
      try order.check(times, line: line)
      try SubtitleBlocks.checkText(
        block.lines[(place + 1)...], of: block, fraction: UInt8(ascii: "."))
    }
  }
}
