internal import TextScanning

/// Reads the text of a page.
struct PageTextReader {
  /// The elements without text of the page (HTML, section 4), and those with text of the site.
  private static let skipped = ElementSet([
    "head", "nav", "noscript", "script", "style", "svg", "template",
  ])
  /// The elements that stand inside a word or a line (HTML, section 4.5).
  private static let inline = ElementSet([
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
  ])
  private static let svg = ElementName("svg")
  private static let heading = ElementName("h1")

  var text: [UInt8] = []
  private(set) var passages: [PageText.Passage] = []
  var offset = 0
  /// The passage that is being read, which begins at an offset of the text.
  var current = (anchor: "", start: 0, isTitle: false)
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

  /// Reads the attributes of a tag to its end, and returns the value of `id`.
  private mutating func readAttributes(_ page: Span<UInt8>) -> String? {
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
}

/// The name of an element in lower case, as an integer: none of those that matter has more than eight
/// letters, so longer ones are all the same.
private struct ElementName: Hashable {
  private var letters: UInt64 = 0
  private var count = 0

  /// A hash below 64.
  var hash: UInt64 { (letters &* 0x9E37_79B9_7F4A_7C15) >> 58 }

  init() {}

  init(_ name: String) {
    for byte in name.utf8 { append(byte) }
  }

  mutating func append(_ byte: UInt8) {
    count = min(count + 1, 9)
    letters = count == 9 ? 0 : letters << 8 | UInt64(byte.lowercased)
  }
}

/// A few names of elements, with a bit for the hash of each: most tags of a page have other names, and
/// need not be compared with any.
private struct ElementSet {
  private let names: [ElementName]
  private let hashes: UInt64

  init(_ names: [String]) {
    self.names = names.map(ElementName.init)
    hashes = self.names.reduce(0) { $0 | 1 << $1.hash }
  }

  func contains(_ name: ElementName) -> Bool {
    hashes >> name.hash & 1 == 1 && names.contains(name)
  }
}
