internal import TextScanning

/// Writes one plain text into Markdown.
///
/// A byte that is special to some reader is judged by its neighbours and at most one word of
/// lookahead, then kept or escaped; everything else is copied in runs.
struct PlainTextWriter {
  /// How a byte of the text is written.
  enum Spelling {
    case plain
    case backslash
    case reference
    /// As a code span of its own, for readers that look for markup after decoding escapes.
    case code
  }

  /// The document so far; the writer owns it while it writes.
  var output: [UInt8]
  let position: MarkdownPosition
  /// The byte that will follow the text; 0 if any may.
  var following: UInt8
  var previous: UInt8
  /// The index of the next dot in a host name that readers would link; -1 if there is none.
  var hostDot = -1
  /// The index of the colon that would end the name of an emoji; -1 if there is none.
  var emojiEnd = -1

  /// Takes over a document to write at its end.
  ///
  /// - Parameter position: The position at its end.
  init(output: inout [UInt8], position: MarkdownPosition, following: UInt8) {
    self.position = position
    previous = position.previous
    self.following = following
    self.output = []
    swap(&self.output, &output)
  }

  mutating func write(_ text: Span<UInt8>) {
    guard !position.isInTag else { return writeInTag(text) }
    var start = 0
    var end = text.count
    while start < end, text[start].isWhiteSpace { start += 1 }
    while end > start, text[end - 1].isWhiteSpace { end -= 1 }
    guard start < end else { return writeBlank(isEmpty: text.isEmpty) }

    // A backslash in the template is shown as one and must not escape the text.
    if position.isAfterBackslash { output.append(UInt8(ascii: "\\")) }
    if start > 0 { writeLeadingSpace() }
    start = writeFirstScalar(text, at: start)
    let trailing = trailingEdge(text, from: start, to: &end)
    if let first = trailing.first { following = first }
    if start < end { writeBody(text.extracting(start..<end)) }
    output.append(contentsOf: trailing)
  }

  /// Writes the text between its edges.
  private mutating func writeBody(_ text: Span<UInt8>) {
    let special = Self.special
    var index = startText(text)
    var run = index
    while true {
      index = special.firstIndex(in: text, from: index)
      guard index < text.count else { break }
      let byte = text[index]
      if byte == UInt8(ascii: "\n") {
        index = writeBreak(text, run: run, at: index)
        run = index
        continue
      }
      let spelling = spelling(of: byte, at: index, in: text)
      if spelling != .plain {
        append(text, run..<index)
        append(byte, as: spelling)
        run = index + 1
      }
      index += 1
    }
    append(text, run..<text.count)
  }

  /// Writes a text where backslashes escape nothing.
  private mutating func writeInTag(_ text: Span<UInt8>) {
    for index in 0..<text.count {
      let byte = text[index]
      let namesTag = index == 0 && TagEscaping.namesTag(after: output, with: byte)
      if namesTag || TagEscaping.special.contains(byte) {
        CharacterReference.append(UInt32(byte), to: &output)
      } else {
        output.append(byte)
      }
    }
  }

  /// The bytes to look at: line feeds, and punctuation that some reader acts on inside a line.
  private static let special = ByteSet("\n!#$%&*./:<=>@[\\]^_`{|~")

  /// Appends a part of the text as it is.
  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    text.extracting(range).withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }

  /// Appends a byte of the text so that it is shown and does not act as markup.
  mutating func append(_ byte: UInt8, as spelling: Spelling) {
    switch spelling {
    case .plain: output.append(byte)
    case .backslash:
      output.append(UInt8(ascii: "\\"))
      output.append(byte)
    case .reference: CharacterReference.append(UInt32(byte), to: &output)
    case .code: output += [UInt8(ascii: "`"), byte, UInt8(ascii: "`")]
    }
  }

  /// The byte before an index of the text.
  func before(_ index: Int, in text: Span<UInt8>) -> UInt8 {
    index > 0 ? text[index - 1] : previous
  }

  /// The byte after an index of the text; 0 if it is not known.
  func after(_ index: Int, in text: Span<UInt8>) -> UInt8 {
    index + 1 < text.count ? text[index + 1] : following
  }
}
