/// Writes a sanitised tree as Markdown.
///
/// libcmark's own CommonMark renderer is never used: of 128 KB it made 1 GB. This one repeats
/// the markers of the containers that a line stands in, and nothing else, so its output is
/// longer than its input by a factor that is small whatever the input.
struct MarkdownWriter {
  var output: [UInt8]
  var line: LineContext
  /// Where the text of the line begins, after the markers of its containers.
  private(set) var lineStart: Int

  /// Where the last run of `*` that closes ended.
  var closerEnd = -1
  /// Where the last run of `*` that opens ended, and what stands before it.
  var opener: (end: Int, before: Boundary) = (-1, .space)
  /// The emphasis that is open, and of what its runs are; each kind at most once.
  var openEmphasis: [(node: Node, mark: UInt8)] = []
  /// Where the last code span ended.
  var codeEnd = -1
  /// Where the last block ended that only ends with its line.
  var blockEnd = -1
  /// Whether the text of a link is being written.
  var isInLink = false

  /// How long the markers of a line's containers may be for the lines of a paragraph to be kept
  /// apart: beyond that, an input of short lines would grow by a multiple.
  static let longestRepeated = 24

  /// Takes what was written so far, to go on at its end.
  init(continuing output: inout [UInt8]) {
    self.line = LineContext(endOf: output)
    self.lineStart = line.place == .start ? output.count : -1
    self.output = []
    swap(&self.output, &output)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  /// Writes a space between words, if none is there.
  mutating func writeSpace() {
    guard output.count != lineStart, output.last?.isWhiteSpace == false else { return }
    output.append(UInt8(ascii: " "))
  }

  /// Begins the text of a line after the marker of a container.
  mutating func beginText() {
    lineStart = output.count
  }

  /// Ends the line and begins the next in the same containers.
  ///
  /// - Parameter isHard: Whether the break is shown.
  mutating func endLine(isHard: Bool = false) {
    trimEnd()
    if isHard { append("  ") }
    beginLine()
  }

  /// Begins a line in the same containers.
  mutating func beginLine() {
    output.append(UInt8(ascii: "\n"))
    output += line.continuation
    lineStart = output.count
  }

  /// Ends the line and leaves one empty.
  mutating func endBlock() {
    endLine()
    endLine()
  }

  /// Ends the line of a fence or of a row, if that is what was written last: with text behind it on
  /// the line, a fence would close nothing, and all that follows would be code, or code be live.
  mutating func closeBlock() {
    if output.count == blockEnd { beginLine() }
  }

  /// Drops what was written since a place.
  mutating func rewind(to place: (count: Int, lineStart: Int)) {
    output.removeLast(max(0, output.count - place.count))
    lineStart = place.lineStart
  }

  /// Whether what stands on the line so far may still be the marker of a block.
  var isAtLineStart: Bool {
    lineStart >= 0 && (lineStart...lineStart + 16).contains(output.count)
      && output[lineStart...].allSatisfy { !$0.isLetter && $0 < 0x80 }
  }

  /// Drops spaces at the end of the line.
  mutating func trimEnd() {
    while output.last == UInt8(ascii: " ") {
      output.removeLast()
    }
  }
}
