internal import TextScanning

/// A part of a page that an address can lead to, with its text.
package struct PagePassage: Sendable, Hashable {
  /// The ID of the element that the text is in; empty for what stands before the first one.
  package var anchor: String
  /// The text in UTF-8, with single spaces and without control characters.
  package var text: [UInt8]
  /// Whether it is the heading of the page.
  package var isTitle: Bool

  /// Makes a passage.
  package init(anchor: String, text: [UInt8], isTitle: Bool = false) {
    self.anchor = anchor
    self.text = text
    self.isTitle = isTitle
  }
}

/// Reads the text of a page, in parts that an address can lead to.
///
/// What is searched is what a page shows: whatever a template, an option or a redaction leaves out of
/// the page cannot be found. The page is one that debrief wrote, so its tags are well formed; text of
/// any other page is read without a promise that it is all of it. Navigation is left out.
package struct PageText {
  /// The elements without text of the page (HTML, section 4), and those with text of the site.
  private static let skipped: Set<String> = [
    "head", "nav", "noscript", "script", "style", "svg", "template",
  ]
  /// The elements that stand inside a word or a line (HTML, section 4.5).
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
  ]

  private let page: [UInt8]
  private var offset = 0
  private var passages: [PagePassage] = []
  private var current = PagePassage(anchor: "", text: [])
  /// The element that is skipped, and how many of its name are open.
  private var open: (name: String, depth: Int)?

  private init(_ page: [UInt8]) {
    self.page = page
  }

  /// The passages of a page, in order; those without text are left out.
  package static func passages(of page: [UInt8]) -> [PagePassage] {
    var reader = PageText(page)
    reader.read()
    return reader.passages
  }

  private mutating func read() {
    while offset < page.count {
      let end = page[offset...].firstIndex(of: UInt8(ascii: "<")) ?? page.count
      if open == nil { append(page[offset..<end]) }
      offset = end
      if offset < page.count { readTag() }
    }
    endPassage()
  }

  /// Reads what begins with `<`.
  private mutating func readTag() {
    let start = offset
    offset += 1
    guard offset < page.count else { return }
    switch page[offset] {
    case UInt8(ascii: "!") where page[offset...].starts(with: "!--".utf8): skipComment()
    case UInt8(ascii: "!"), UInt8(ascii: "?"): skip(behind: UInt8(ascii: ">"))
    case UInt8(ascii: "/"):
      offset += 1
      let name = readName()
      skip(behind: UInt8(ascii: ">"))
      leave(name)
    case let byte where byte.isLetter:
      let name = readName()
      let id = readAttributes()
      // A shape without content is closed by its own tag (HTML, section 13.1.2.1).
      let isClosed = name == "svg" && page[..<offset].dropLast().last == UInt8(ascii: "/")
      if !isClosed { enter(name, id: id) }
    default:
      if open == nil { append(page[start..<offset]) }
    }
  }

  private mutating func skip(behind byte: UInt8) {
    offset = page[offset...].firstIndex(of: byte).map { $0 + 1 } ?? page.count
  }

  private mutating func skipComment() {
    while offset < page.count, !page[offset...].starts(with: "-->".utf8) { offset += 1 }
    offset = min(offset + 3, page.count)
  }

  /// Reads the name of a tag in lower case.
  private mutating func readName() -> String {
    let start = offset
    while offset < page.count, page[offset].isAlphanumeric { offset += 1 }
    return String(decoding: page[start..<offset].map(\.lowercased), as: UTF8.self)
  }

  /// Reads the attributes of a tag to its end, and returns the value of `id`.
  private mutating func readAttributes() -> String? {
    var id: String?
    while offset < page.count, page[offset] != UInt8(ascii: ">") {
      let start = offset
      while offset < page.count, !isEndOfAttributeName(page[offset]) { offset += 1 }
      let name = page[start..<offset]
      skipWhiteSpace()
      guard offset < page.count, page[offset] == UInt8(ascii: "=") else {
        if offset == start { offset += 1 }
        continue
      }
      offset += 1
      skipWhiteSpace()
      let value = readValue()
      if name.elementsEqual("id".utf8) { id = String(decoding: value, as: UTF8.self) }
    }
    offset = min(offset + 1, page.count)
    return id
  }

  private func isEndOfAttributeName(_ byte: UInt8) -> Bool {
    byte.isHTMLWhiteSpace || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "/")
  }

  private mutating func skipWhiteSpace() {
    while offset < page.count, page[offset].isHTMLWhiteSpace { offset += 1 }
  }

  private mutating func readValue() -> ArraySlice<UInt8> {
    guard offset < page.count else { return [] }
    let quote = page[offset]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start = offset + 1
      offset = page[start...].firstIndex(of: quote) ?? page.count
      defer { offset = min(offset + 1, page.count) }
      return page[start..<offset]
    }
    start = offset
    while offset < page.count, !page[offset].isHTMLWhiteSpace, page[offset] != UInt8(ascii: ">") {
      offset += 1
    }
    return page[start..<offset]
  }

  // MARK: Elements

  private mutating func enter(_ name: String, id: String?) {
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
      current = PagePassage(anchor: id, text: [])
    }
    if name == "h1" {
      endPassage()
      current.isTitle = true
    } else if !Self.inline.contains(name) {
      appendSpace()
    }
  }

  private mutating func leave(_ name: String) {
    if let open {
      guard open.name == name else { return }
      self.open = open.depth == 1 ? nil : (name, open.depth - 1)
      return
    }
    if name == "h1" {
      endPassage()
    } else if !Self.inline.contains(name) {
      appendSpace()
    }
  }

  /// Ends a passage; what follows still belongs to its anchor.
  private mutating func endPassage() {
    if current.text.last == 0x20 { current.text.removeLast() }
    if !current.text.isEmpty { passages.append(current) }
    current = PagePassage(anchor: current.anchor, text: [])
  }

  // MARK: Text

  private mutating func appendSpace() {
    if !current.text.isEmpty, current.text.last != 0x20 { current.text.append(0x20) }
  }

  /// Appends text in which character references are resolved.
  private mutating func append(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"), let (scalar, length) = Self.reference(in: rest) {
        append(scalar)
        rest = rest.dropFirst(length)
      } else if byte <= 0x20 || byte == 0x7F {
        appendSpace()
        rest = rest.dropFirst()
      } else {
        let end =
          rest.dropFirst().firstIndex { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "&") }
          ?? rest.endIndex
        current.text += rest[..<end]
        rest = rest[end...]
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value <= 0x20 || scalar.value == 0x7F {
      appendSpace()
    } else {
      current.text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// The names of characters that the program and libcmark write as references, and a few more that
  /// templates have.
  private static let names: [(name: String, scalar: Unicode.Scalar)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " "),
    ("shy", "\u{AD}"), ("ndash", "\u{2013}"), ("mdash", "\u{2014}"), ("hellip", "\u{2026}"),
  ]

  /// The character of a reference at the start of a text, and the length of the reference in bytes;
  /// nil if it is none (HTML, section 13.5).
  private static func reference(
    in text: ArraySlice<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    // The longest is `&#x10FFFF;`.
    guard let end = text.prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let length = end - text.startIndex + 1
    var name = text[(text.startIndex + 1)..<end]
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
