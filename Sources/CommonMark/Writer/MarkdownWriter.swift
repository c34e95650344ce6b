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
  /// Where the text of an item begins, behind its mark.
  var itemStart: Int

  /// Where the last run of `*` that closes ended.
  var closerEnd = -1
  /// Where the last run of `*` that opens ended, and what stands before it.
  var opener: (end: Int, before: Boundary) = (-1, .space)
  /// The emphasis that is open, and of what its runs are; each kind at most once.
  var openEmphasis: [(node: Node, mark: UInt8)] = []
  /// Whether the next character of a text is written as a reference.
  var spellsNextScalar = false
  /// Where the last code span ended.
  var codeEnd = -1
  /// Where the last block ended that only ends with its line.
  var blockEnd = -1
  /// Where the last block ended that only ends with an empty line.
  var openEnd = -1
  /// Where the last empty line between blocks ended.
  private(set) var emptyLineEnd = -1
  /// Where the document begins.
  private let start: Int
  /// Whether the text of a link is being written.
  var isInLink = false

  /// How long the markers of a line's containers may be for the lines of a paragraph to be kept
  /// apart: beyond that, an input of short lines would grow by a multiple.
  static let longestRepeated = 24

  /// How many lists and quotes are open.
  var depth: Int

  /// Takes what was written so far, to go on at its end.
  ///
  /// - Parameter depth: How many lists and quotes are open, as far as that is known.
  init(continuing output: inout [UInt8], depth: Int = 0) {
    self.line = LineContext(endOf: output)
    self.start = output.count
    self.depth = max(depth, line.containerCount)
    self.lineStart = line.place == .start ? output.count : -1
    self.itemStart = line.isBehindMark ? output.count : -1
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
    emptyLineEnd = output.count
  }

  /// Ends the line of a fence or of a row, if that is what was written last: with text behind it on
  /// the line, a fence would close nothing, and all that follows would be code, or code be live.
  ///
  /// Behind paragraphs that are in an item an empty line follows, too, below which every reader sees
  /// the next item.
  mutating func closeBlock() {
    if output.count == blockEnd {
      beginLine()
    } else if output.count == openEnd {
      endBlock()
    } else if emptyLineEnd >= 0, !line.continuation.isEmpty {
      trimEnd()
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// Whether the lines above the document, up to an empty one, begin with one as far indented as its
  /// own: to Python-Markdown, all of them are in the item that the first one belongs to.
  var beginsInOwnItem: Bool {
    var end = start
    var own: Int?
    var indentation: Int?
    while true {
      let begin = output[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let prefix = output[begin..<end].prefix {
        $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">")
      }
      if prefix.endIndex == end, own != nil { break }
      indentation = prefix.count
      own = own ?? indentation
      guard begin > 0 else { break }
      end = begin - 1
    }
    return own == indentation
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
