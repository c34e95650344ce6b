/// Writes a sanitised tree as Markdown.
///
/// libcmark's own CommonMark renderer is never used: of 128 KB it made 1 GB. This one repeats
/// what containers a line stands in, and nothing else, so its output is as long as its input
/// but for that.
struct MarkdownWriter {
  var output: [UInt8]
  var line: LineContext
  /// Where the text of the line begins, after the markers of its containers.
  var lineStart: Int

  /// Where the last run of `*` that closes ended.
  var closerEnd = -1
  /// Where the last run of `*` that opens ended, and what stands before it.
  var opener: (end: Int, before: Boundary) = (-1, .space)
  /// The kinds of emphasis that are open.
  var openKinds: Set<Node.Kind> = []

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

  /// Ends the line and begins the next in the same containers.
  mutating func endLine() {
    trimEnd()
    output.append(UInt8(ascii: "\n"))
    output += line.continuation
    lineStart = output.count
  }

  /// Ends the line and leaves one empty.
  mutating func endBlock() {
    endLine()
    endLine()
  }

  /// Drops spaces at the end of the line.
  private mutating func trimEnd() {
    while output.last == UInt8(ascii: " ") {
      output.removeLast()
    }
  }
}
