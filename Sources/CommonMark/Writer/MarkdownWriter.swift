internal import TextScanning

/// Writes a sanitised tree as Markdown.
///
/// libcmark's own CommonMark renderer is never used: it turned 128 KB into 1 GB. This writer
/// repeats only the container markers of a line: its output exceeds its input by a small factor.
struct MarkdownWriter {
  var output: [UInt8]
  var line: LineContext
  /// The offset of the line's text, after the markers of its containers.
  private(set) var lineStart: Int
  /// Where the text of an item begins, behind its mark.
  var itemStart: Int

  /// The end of the last run that closes emphasis; -1 if there is none, as for the offsets below.
  var closerEnd = -1
  /// The end of the last run that opens emphasis, and the class of the character before it.
  var opener: (end: Int, before: FlankingCharacter) = (-1, .space)
  /// The open emphasis with the byte of its runs; each kind at most once.
  var openEmphasis: [(node: Node, mark: UInt8)] = []
  /// Whether the next character of text has to be written as a reference.
  var spellsNextScalar = false
  var codeEnd = -1
  /// The end of the last block that nothing may follow on its line.
  var blockEnd = -1
  /// The end of the last block that only an empty line ends.
  var openEnd = -1
  /// The end of the last empty line between blocks.
  private(set) var emptyLineEnd = -1
  /// The offset at which the document begins.
  private let start: Int
  var isInLink = false

  /// The longest container prefix, in bytes, at which line breaks in a paragraph are kept: with a
  /// longer one, input of short lines would grow manyfold.
  static let longestRepeated = 24

  /// The number of open lists and quotes.
  var depth: Int

  /// Takes over the output written so far to continue at its end.
  ///
  /// - Parameters:
  ///   - depth: The number of open lists and quotes, as far as it is known.
  ///   - isAligned: Whether each open list began on a line of its own.
  init(continuing output: inout [UInt8], depth: Int, isAligned: Bool) {
    self.line = LineContext(endOf: output, isAligned: isAligned)
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

  /// Writes a space between words if there is none yet.
  mutating func writeSpace() {
    guard output.count != lineStart, output.last?.isWhiteSpace == false else { return }
    output.append(UInt8(ascii: " "))
  }

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

  mutating func beginLine() {
    output.append(UInt8(ascii: "\n"))
    output += line.continuation
    lineStart = output.count
  }

  /// Ends the line and adds an empty one.
  mutating func endBlock() {
    endLine()
    endLine()
    emptyLineEnd = output.count
  }

  /// Ends the line after a fence or other code: with text after it on its line, a fence would not
  /// close the block, or code would become text.
  ///
  /// In an item with several blocks, an empty line lets every reader recognise the next item.
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

  /// Whether the first of the lines above the document, after the last empty one, is indented like
  /// the document's own line: Python-Markdown puts all of them into the item of the first one.
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

  /// Whether the line so far may still be a block marker.
  var isAtLineStart: Bool {
    lineStart >= 0 && (lineStart...lineStart + 16).contains(output.count)
      && output[lineStart...].allSatisfy { !$0.isLetter && $0 < 0x80 }
  }

  /// Removes spaces at the end of the output.
  mutating func trimEnd() {
    while output.last == UInt8(ascii: " ") {
      output.removeLast()
    }
  }
}
