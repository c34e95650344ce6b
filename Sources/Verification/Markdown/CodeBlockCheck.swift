internal import CommonMark
internal import TextScanning

/// Checks that every reader takes a code block for code where its content would be markup.
///
/// Fences are what readers disagree on most: Python-Markdown does not support them in list items
/// and block quotes, in kramdown a thematic break or a list marker ends them, and kramdown without
/// GitHub's dialect does not support fences of backticks.
struct CodeBlockCheck {
  typealias Block = MarkdownInspection.Item.CodeBlock

  private let source: OutputText
  private let block: Block
  /// The lines of the block in the whole source, from 1.
  private let lines: ClosedRange<Int>
  /// The offset of the block on its first line, after quotes, markers and indentation.
  private let start: Int

  /// - Parameters:
  ///   - column: The column at which the block begins, from 1.
  ///   - linesBefore: The number of lines before the part of the source that was parsed.
  init(_ source: OutputText, _ block: Block, column: Int, linesBefore: Int) {
    self.source = source
    self.block = block
    let first = min(block.lines.lowerBound + linesBefore, source.lineCount)
    lines = first...max(first, min(block.lines.upperBound + linesBefore, source.lineCount))
    let line = source.line(first)
    start = min(line.lowerBound + max(column - 1, 0), line.upperBound)
  }

  func run(_ findings: inout FindingList) {
    guard !findings.isFull else { return }
    let bytes = source.bytes
    if isFenced, block.itemDepth > 0, let line = lines.dropFirst().dropLast().first(where: endsItem)
    {
      return add(
        source.line(line).lowerBound, "a line of fenced code in a list item",
        "which kramdown (Jekyll) takes for a thematic break or another item, so that the code ends"
          + " there",
        &findings)
    }
    guard let mark = LiveMark.first(in: bytes, start..<source.line(lines.upperBound).upperBound),
      let reader = readerOfText
    else { return }
    add(
      mark, "\"\(source.excerpt(mark..<bytes.count))\" in a code block",
      "which \(reader) takes for text, and acts on", &findings)
  }

  private var fence: ArraySlice<UInt8> {
    guard start < source.bytes.count else { return [] }
    let mark = source.bytes[start]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return [] }
    let fence = source.bytes[start..<source.line(lines.lowerBound).upperBound].prefix { $0 == mark }
    return fence.count >= 3 ? fence : []
  }

  /// Whether the block is fenced: indented code can begin with what looks like a fence, but only at
  /// four columns or more.
  private var isFenced: Bool {
    guard !fence.isEmpty else { return false }
    return block.itemDepth > 0 || block.isInQuote
      || start - source.line(lines.lowerBound).lowerBound < 4
  }

  /// A reader that takes the block for text; nil if there is none.
  private var readerOfText: String? {
    if isFenced {
      if block.itemDepth > 0 { return "kramdown (Jekyll) or Python-Markdown (MkDocs)" }
      if block.isInQuote || !hasPlainFence { return "Python-Markdown (MkDocs)" }
      if !followsBlank { return "kramdown (Jekyll)" }
      return fence.first == UInt8(ascii: "`") && isBroken
        ? "kramdown without GitHub's dialect" : nil
    }
    // Python-Markdown appends the code to a block before it that it takes for a paragraph.
    guard followsBlank else { return "Python-Markdown (MkDocs)" }
    guard block.itemDepth > 0 else { return nil }
    // Python-Markdown counts four columns for each item, and four for the code.
    let isIndentedTooLittle = lines.contains { number in
      let line = source.bytes[source.line(number)]
      // A quote marker and the space after it are not indentation.
      let marks = line.prefix { $0 == 0x20 || block.isInQuote && $0 == UInt8(ascii: ">") }
      let columns = marks.count - 2 * marks.count { $0 == UInt8(ascii: ">") }
      return marks.endIndex < line.endIndex && columns < 4 * (block.itemDepth + 1)
    }
    return isIndentedTooLittle ? "Python-Markdown (MkDocs)" : nil
  }

  /// Whether the fences have the form that every reader supports: at the start of the line, with at
  /// most one word after the first, and both alike.
  private var hasPlainFence: Bool {
    let first = source.line(lines.lowerBound)
    guard start == first.lowerBound else { return false }
    let info = trimmed(source.bytes[fence.endIndex..<first.upperBound])
    let isWord = info.allSatisfy {
      $0.isAlphanumeric || "_#.+-".utf8.contains($0) || $0 >= 0x80
    }
    let last = source.bytes[source.line(lines.upperBound)]
    return isWord && lines.count > 1 && last.starts(with: fence)
      && last.dropFirst(fence.count).allSatisfy { $0 == 0x20 }
  }

  /// Whether the line before is empty, or a heading.
  private var followsBlank: Bool {
    guard lines.lowerBound > 1 else { return true }
    let previous = source.bytes[source.line(lines.lowerBound - 1)]
    let line = trimmed(previous.drop { $0 == UInt8(ascii: ">") || $0 == 0x20 })
    return line.isEmpty || line.first == UInt8(ascii: "#") || line.elementsEqual("---".utf8)
  }

  /// Whether a line of the code would end a paragraph in kramdown or turn it into a heading: an
  /// empty line, an underline, or one that begins with a block-level tag, a definition, attributes
  /// or an end-of-block marker.
  private var isBroken: Bool {
    lines.dropFirst().dropLast().contains { number in
      let line = trimmed(source.bytes[source.line(number)])
      guard line.first == UInt8(ascii: "<") else {
        let isUnderline = line.allSatisfy { $0 == line.first && "-=".utf8.contains($0) }
        return isUnderline || line.first.map { ":^{".utf8.contains($0) } ?? true
      }
      let name = line.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix(
        while: \.isAlphanumeric)
      return !Self.runningText.contains(name.lowercasedASCII)
    }
  }

  /// Elements that do not end a paragraph in kramdown.
  private static let runningText = Set(
    """
    a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option \
    q rb rbc rp rt rtc ruby samp script select small span strong sub sup time tt u var
    """.split(separator: " ").map(String.init))

  /// Whether a line of the source is a thematic break or begins an item (CommonMark 4.1, 5.2).
  private func endsItem(_ number: Int) -> Bool {
    let line = trimmed(source.bytes[source.line(number)].drop { $0 == UInt8(ascii: ">") })
    guard let first = line.first else { return false }
    let marks = line.filter { $0 != 0x20 }
    if "-*_".utf8.contains(first), marks.count >= 3, marks.allSatisfy({ $0 == first }) {
      return true
    }
    let digits = line.prefix(while: \.isDigit)
    let rest = digits.isEmpty ? line : line[digits.endIndex...]
    let isMarker = digits.isEmpty ? "-*+".utf8.contains(first) : rest.first == UInt8(ascii: ".")
    return isMarker && rest.dropFirst().first == 0x20
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.trimming { $0.isSpaceOrTab || $0 == 0x0D }
  }

  private func add(_ offset: Int, _ what: String, _ why: String, _ findings: inout FindingList) {
    findings.add(
      at: offset, what, why,
      "write it as text, or put the code between ~~~ lines outside lists and quotes")
  }
}
