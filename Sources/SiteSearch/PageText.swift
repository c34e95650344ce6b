internal import TextScanning

/// The text of a page, in parts that an address can lead to.
///
/// What is searched is what a page shows: whatever a template, an option or a redaction leaves out of
/// the page cannot be found. The page is one that debrief wrote, so its tags are well formed; text of
/// any other page is read without a promise that it is all of it. Navigation is left out.
package struct PageText: Sendable {
  /// A part of the text.
  package struct Passage: Sendable, Hashable {
    /// The ID of the element that the text is in; empty for what stands before the first one.
    package var anchor: String
    /// Where in the text it is.
    package var range: Range<Int>
    /// Whether it is the heading of the page.
    package var isTitle: Bool
  }

  /// The text in UTF-8, with single spaces and without control characters.
  package let bytes: [UInt8]
  /// The passages, in order; those without text are left out.
  package let passages: [Passage]

  /// Reads the text of a page.
  package init(of page: [UInt8]) {
    var reader = PageTextReader(capacity: page.count)
    reader.read(page.span)
    (bytes, passages) = (reader.text, reader.passages)
  }
}

/// Reads the text of a page.
private struct PageTextReader {
  /// The elements without text of the page (HTML, section 4), and those with text of the site.
  private static let skipped = [
    "head", "nav", "noscript", "script", "style", "svg", "template",
  ].map(ElementName.init)
  /// The elements that stand inside a word or a line (HTML, section 4.5).
  private static let inline = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
  ].map(ElementName.init)
  private static let svg = ElementName("svg")
  private static let heading = ElementName("h1")

  private(set) var text: [UInt8] = []
  private(set) var passages: [PageText.Passage] = []
  private var offset = 0
  /// The passage that is being read, which begins at an offset of the text.
  private var current = (anchor: "", start: 0, isTitle: false)
  /// The element that is skipped, and how many of its name are open.
  private var open: (name: ElementName, depth: Int)?

  /// Prepares to read a page with a number of bytes, which its text never has more of.
  init(capacity: Int) {
    text.reserveCapacity(capacity)
  }

  /// Reads a page to its end.
  mutating func read(_ page: Span<UInt8>) {
    while offset < page.count {
      let end = Self.index(of: UInt8(ascii: "<"), in: page, from: offset)
      if open == nil { appendText(page, upTo: end) }
      offset = end
      if offset < page.count { readTag(page) }
    }
    endPassage()
  }

  /// The index of a byte at or after another index, or the count if there is none.
  private static func index(of byte: UInt8, in page: Span<UInt8>, from start: Int) -> Int {
    ByteWord.firstIndex(of: byte, or: byte, in: page, from: start)
  }

  /// Reads what begins with `<`.
  private mutating func readTag(_ page: Span<UInt8>) {
    let start = offset
    offset += 1
    guard offset < page.count else { return }
    switch page[offset] {
    case UInt8(ascii: "!") where starts(with: "!--", page): skipComment(page)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): skip(behind: UInt8(ascii: ">"), page)
    case UInt8(ascii: "/"):
      offset += 1
      let name = readName(page)
      skip(behind: UInt8(ascii: ">"), page)
      leave(name)
    case let byte where byte.isLetter:
      let name = readName(page)
      let id = readAttributes(page)
      // A shape without content is closed by its own tag (HTML, section 13.1.2.1).
      let isClosed = name == Self.svg && offset >= 2 && page[offset - 2] == UInt8(ascii: "/")
      if !isClosed { enter(name, id: id) }
    default:
      if open == nil {
        let end = offset
        offset = start
        appendText(page, upTo: end)
      }
    }
  }

  /// Whether a text follows.
  private func starts(with text: StaticString, _ page: Span<UInt8>) -> Bool {
    let count = text.utf8CodeUnitCount
    guard page.count - offset >= count else { return false }
    return (0..<count).allSatisfy { page[offset + $0] == text.utf8Start[$0] }
  }

  private mutating func skip(behind byte: UInt8, _ page: Span<UInt8>) {
    offset = min(Self.index(of: byte, in: page, from: offset) + 1, page.count)
  }

  private mutating func skipComment(_ page: Span<UInt8>) {
    while offset < page.count, !starts(with: "-->", page) { offset += 1 }
    offset = min(offset + 3, page.count)
  }

  private mutating func readName(_ page: Span<UInt8>) -> ElementName {
    var name = ElementName()
    while offset < page.count, page[offset].isAlphanumeric {
      name.append(page[offset])
      offset += 1
    }
    return name
  }

  /// Goes behind a tag, unless it may have the attribute `id`; returns whether it did.
  private mutating func skipWithoutID(_ page: Span<UInt8>) -> Bool {
    var quote: UInt8 = 0
    var previous: UInt8 = 0
    for index in offset..<page.count {
      let byte = page[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        offset = index + 1
        return true
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        // Anywhere else, a quotation mark is part of a name.
        guard previous == UInt8(ascii: "=") else { return false }
        quote = byte
      } else if byte == UInt8(ascii: "d"), previous == UInt8(ascii: "i") {
        return false
      }
      previous = byte
    }
    return false
  }

  /// Reads the attributes of a tag to its end, and returns the value of `id`.
  private mutating func readAttributes(_ page: Span<UInt8>) -> String? {
    if skipWithoutID(page) { return nil }
    var id: String?
    while offset < page.count, page[offset] != UInt8(ascii: ">") {
      let start = offset
      while offset < page.count, !isEndOfAttributeName(page[offset]) { offset += 1 }
      let isID =
        offset - start == 2 && page[start] == UInt8(ascii: "i")
        && page[start + 1] == UInt8(ascii: "d")
      skipWhiteSpace(page)
      guard offset < page.count, page[offset] == UInt8(ascii: "=") else {
        if offset == start { offset += 1 }
        continue
      }
      offset += 1
      skipWhiteSpace(page)
      let value = readValue(page)
      if isID { id = String(decoding: value.map { page[$0] }, as: UTF8.self) }
    }
    offset = min(offset + 1, page.count)
    return id
  }

  private func isEndOfAttributeName(_ byte: UInt8) -> Bool {
    byte.isHTMLWhiteSpace || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "/")
  }

  private mutating func skipWhiteSpace(_ page: Span<UInt8>) {
    while offset < page.count, page[offset].isHTMLWhiteSpace { offset += 1 }
  }

  /// Reads the value of an attribute, and returns where it is.
  private mutating func readValue(_ page: Span<UInt8>) -> Range<Int> {
    guard offset < page.count else { return offset..<offset }
    let quote = page[offset]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = offset + 1
      let end = Self.index(of: quote, in: page, from: start)
      offset = min(end + 1, page.count)
      return start..<end
    }
    let start = offset
    while offset < page.count, !page[offset].isHTMLWhiteSpace, page[offset] != UInt8(ascii: ">") {
      offset += 1
    }
    return start..<offset
  }

  // MARK: Elements

  private mutating func enter(_ name: ElementName, id: String?) {
    if let open {
      if open.name == name { self.open = (name, open.depth + 1) }
      return
    }
    if Self.skipped.contains(name) {
      open = (name, 1)
      return
    }
    if let id {
      endPassage()
      current.anchor = id
    }
    if name == Self.heading {
      endPassage()
      current.isTitle = true
    } else if !Self.inline.contains(name) {
      appendSpace()
    }
  }

  private mutating func leave(_ name: ElementName) {
    if let open {
      guard open.name == name else { return }
      self.open = open.depth == 1 ? nil : (name, open.depth - 1)
      return
    }
    if name == Self.heading {
      endPassage()
    } else if !Self.inline.contains(name) {
      appendSpace()
    }
  }

  /// Ends a passage; what follows still belongs to its anchor.
  private mutating func endPassage() {
    if text.count > current.start, text.last == 0x20 { text.removeLast() }
    if text.count > current.start {
      passages.append(
        PageText.Passage(
          anchor: current.anchor, range: current.start..<text.count, isTitle: current.isTitle))
    }
    current = (current.anchor, text.count, false)
  }

  // MARK: Text

  private mutating func appendSpace() {
    if text.count > current.start, text.last != 0x20 { text.append(0x20) }
  }

  /// Appends what stands before an index, with its character references resolved.
  private mutating func appendText(_ page: Span<UInt8>, upTo end: Int) {
    while offset < end {
      let byte = page[offset]
      if byte == UInt8(ascii: "&"),
        let (scalar, length) = Self.reference(page, at: offset, upTo: end)
      {
        append(scalar)
        offset += length
      } else if byte <= 0x20 || byte == 0x7F {
        appendSpace()
        offset += 1
      } else {
        let start = offset
        repeat { offset += 1 } while offset < end && Self.isTakenOver(page, offset, end)
        page.withUnsafeBufferPointer { bytes in
          text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
        }
      }
    }
  }

  /// Whether the byte at an index is taken over as it is: a single space is, too.
  private static func isTakenOver(_ page: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    let byte = page[index]
    if byte > 0x20 { return byte != UInt8(ascii: "&") && byte != 0x7F }
    return byte == 0x20 && index + 1 < end && page[index + 1] > 0x20
      && page[index + 1] != UInt8(ascii: "&") && page[index + 1] != 0x7F
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value <= 0x20 || scalar.value == 0x7F {
      appendSpace()
    } else {
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// The names of characters that the program and libcmark write as references, and a few more that
  /// templates have.
  private static let names: [(name: String, scalar: Unicode.Scalar)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " "),
    ("shy", "\u{AD}"), ("ndash", "\u{2013}"), ("mdash", "\u{2014}"), ("hellip", "\u{2026}"),
  ]

  /// The character of a reference at an index, and the length of the reference in bytes; nil if it is
  /// none (HTML, section 13.5).
  private static func reference(
    _ page: Span<UInt8>, at index: Int, upTo end: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    // The longest is `&#x10FFFF;`.
    let text = (index..<min(index + 10, end)).map { page[$0] }
    guard let length = text.firstIndex(of: UInt8(ascii: ";")).map({ $0 + 1 }) else { return nil }
    var name = text[1..<(length - 1)]
    guard name.first == UInt8(ascii: "#") else {
      return names.first { name.elementsEqual($0.name.utf8) }.map { ($0.scalar, length) }
    }
    name = name.dropFirst()
    let isHexadecimal = name.first == UInt8(ascii: "x") || name.first == UInt8(ascii: "X")
    let digits = String(decoding: isHexadecimal ? name.dropFirst() : name, as: UTF8.self)
    return UInt32(digits, radix: isHexadecimal ? 16 : 10)
      .flatMap(Unicode.Scalar.init).map { ($0, length) }
  }
}

/// The name of an element in lower case, as an integer: none of those that matter has more than eight
/// letters, so longer ones are all the same.
private struct ElementName: Hashable {
  private var letters: UInt64 = 0
  private var count = 0

  init() {}

  init(_ name: String) {
    for byte in name.utf8 { append(byte) }
  }

  mutating func append(_ byte: UInt8) {
    count = min(count + 1, 9)
    letters = count == 9 ? 0 : letters << 8 | UInt64(byte.lowercased)
  }
}
