/// What a reader made of a document: its marker words with what stands around them, and whatever is
/// more than that.
struct ReadPage {
  /// A marker word.
  struct Word: Hashable {
    let text: String
    let place: WordPlace
  }

  /// The marker words, in order.
  private(set) var words: [Word] = []
  /// Elements, attributes and comments that our own HTML could not have.
  private(set) var faults: [String] = []
  /// Where links lead.
  private(set) var addresses: [String] = []
  private var open: [String] = []

  init(_ html: [UInt8]) {
    var index = 0
    var textStart = 0
    while index < html.count {
      guard html[index] == UInt8(ascii: "<"), let next = html[safe: index + 1],
        next.isTagStart
      else {
        index += 1
        continue
      }
      readText(html[textStart..<index])
      index = readTag(html, at: index)
      textStart = index
    }
    readText(html[textStart...])
  }

  /// The marker words in some text.
  static func markers(in text: some Sequence<UInt8>) -> [String] {
    var found: [String] = []
    var run: [UInt8] = []
    for byte in text {
      switch (run.count, byte | 0x20) {
      case (0, UInt8(ascii: "m")), (1, UInt8(ascii: "k")): run.append(byte | 0x20)
      case (2..., 0x30...0x39): run.append(byte)
      case (3..., UInt8(ascii: "x")):
        found.append(String(decoding: run + [UInt8(ascii: "x")], as: UTF8.self))
        run = []
      case (_, UInt8(ascii: "m")): run = [byte | 0x20]
      default: run = []
      }
    }
    return found
  }

  private mutating func readText(_ text: ArraySlice<UInt8>) {
    let markers = Self.markers(in: text.withoutNumericReferences)
    if !markers.isEmpty {
      let place = WordPlace(in: open)
      words += markers.map { Word(text: $0, place: place) }
    }
    // Nothing that is generated has a picture in it.
    if text.contains(0xF0) { faults.append("an emoji in \(String(decoding: text, as: UTF8.self))") }
  }

  /// Reads the tag at an index, and returns the index after it.
  private mutating func readTag(_ html: [UInt8], at start: Int) -> Int {
    guard let tag = ReadTag(html, at: start) else {
      let end = html[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.count
      faults.append(String(decoding: html[start..<end].prefix(80), as: UTF8.self))
      return end
    }
    if tag.isEnd {
      let index = open.lastIndex { $0 == tag.name || $0 == "mail" && tag.name == "a" }
      if let index { open.removeSubrange(index...) }
      return tag.end
    }
    if let fault = tag.fault { faults.append(fault) }
    for (name, value) in tag.attributes {
      if name == "href" { addresses.append(value) }
      words += Self.markers(in: value.utf8).map { Word(text: $0, place: .attribute) }
    }
    // Some readers make links of mail addresses.
    let isMail = tag.attributes.contains { $0.name == "href" && $0.value.hasPrefix("mailto:") }
    if !ReadTag.voidElements.contains(tag.name) { open.append(isMail ? "mail" : tag.name) }
    return tag.end
  }
}

extension UInt8 {
  /// Whether the byte after `<` makes a tag, a comment or the like of it.
  fileprivate var isTagStart: Bool {
    isLetter || self == UInt8(ascii: "/") || self == UInt8(ascii: "!") || self == UInt8(ascii: "?")
  }

  private var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension ArraySlice<UInt8> {
  /// The text with numeric character references below U+0080 replaced by their characters.
  var withoutNumericReferences: ArraySlice<UInt8> {
    guard firstRange(of: Array("&#".utf8)) != nil else { return self }
    var result: [UInt8] = []
    var rest = self
    while let byte = rest.first {
      let digits = rest.dropFirst(2).prefix { (0x30...0x39).contains($0) }
      if rest.starts(with: "&#".utf8), rest.dropFirst(2 + digits.count).first == 0x3B,
        let value = UInt8(String(decoding: digits, as: UTF8.self))
      {
        result.append(value)
        rest = rest.dropFirst(3 + digits.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result[...]
  }
}
