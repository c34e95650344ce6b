internal import MeetingModel
internal import TextScanning

/// Removes a title from the start of a text of the insights if it repeats one shown above the text.
enum LeadingTitle {
  /// Removes the leading headings, bold lines and labels that consist only of one of the given
  /// titles; returns the text unchanged if nothing else would be left.
  ///
  /// ```
  /// ## Summary               # Pump order
  ///
  /// Two pumps.               **Summary:** Two pumps.
  /// ```
  ///
  /// - Parameters:
  ///   - titles: The titles shown above the text.
  ///   - labels: The titles that may also be on the same line as the text.
  ///   - slot: The slot to which the text belongs, whose titles are also such labels.
  static func removed(
    from text: String, titles: [String] = [], labels: [String] = [], slot: InsightSlot? = nil
  ) -> String {
    guard mayBegin(text) else { return text }
    let labels = Set(labels.map(folded)).union(slot.map(foldedTitles) ?? [])
    let all = labels.union(titles.map(folded)).subtracting([""])
    guard !all.isEmpty else { return text }
    var rest = text[...]
    // A heading for the title and one for the part, and occasionally a label.
    for _ in 0..<4 {
      guard let next = removed(from: rest, titles: all, labels: labels) else { break }
      rest = next
    }
    guard rest.utf8.count < text.utf8.count, !String(rest).isBlank else { return text }
    let start = rest.utf8.firstIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(rest[(start ?? rest.startIndex)...])
  }

  /// A quick check for whether a text may begin with a title: most texts are a single sentence.
  private static func mayBegin(_ text: String) -> Bool {
    let bytes = text.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: "*") || first == UInt8(ascii: "_") {
      return true
    }
    let line = bytes.prefix(400).prefix { $0 != UInt8(ascii: "\n") }
    if line.endIndex < bytes.endIndex, line.count <= 120 { return true }
    // 0x9A is the last byte of a full-width colon.
    return line.contains(UInt8(ascii: ":")) || line.contains(0x9A)
  }

  private static func removed(
    from text: Substring, titles: Set<String>, labels: Set<String>
  ) -> Substring? {
    let lines = text.utf8
    guard let start = lines.firstIndex(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }) else {
      return nil
    }
    let end = lines[start...].firstIndex(of: UInt8(ascii: "\n")) ?? lines.endIndex
    let line = text[start..<end]
    // A longer line is prose.
    guard line.utf8.count <= 400 else { return nil }
    let rest = end < lines.endIndex ? text[lines.index(after: end)...] : text[end...]
    let next = firstLine(of: rest)
    if line.utf8.count <= 120, titles.contains(folded(String(line))) {
      if !next.isEmpty, isUnderline(next) {
        let after = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        return rest[after...]
      }
      let isTitle =
        line.utf8.first == UInt8(ascii: "#") || isBold(line) || endsInColon(line) || next.isEmpty
      return isTitle ? rest : nil
    }
    // A label followed by text, if the paragraph is a single line.
    guard next.isEmpty, let colon = line.unicodeScalars.firstIndex(where: isColon) else {
      return nil
    }
    let scalars = line.unicodeScalars
    guard labels.contains(folded(String(line[..<colon]))) else { return nil }
    var behind = scalars[scalars.index(after: colon)...]
    let marks = scalars[..<colon].filter { $0 == "*" || $0 == "_" }
    if !marks.isEmpty {
      // Accept `**Summary:** text` and `**Summary**: text`, but no other bold text.
      let isClosed =
        marks.count % 2 == 0 && scalars[..<colon].last.map { $0 == "*" || $0 == "_" } == true
      if !isClosed {
        let closers = behind.prefix { $0 == "*" || $0 == "_" }
        guard closers.count == marks.count else { return nil }
        behind = behind.dropFirst(closers.count)
      }
    }
    guard behind.first.map(\.isWhiteSpace) ?? false else { return nil }
    return text[behind.drop(while: \.isWhiteSpace).startIndex...]
  }

  private static func firstLine(of text: Substring) -> String {
    String(text.utf8.prefix { $0 != UInt8(ascii: "\n") }).map(\.trimmed) ?? ""
  }

  /// Whether a line is the underline of a heading above it (CommonMark 4.3).
  private static func isUnderline(_ line: String) -> Bool {
    line.utf8.allSatisfy { $0 == UInt8(ascii: "=") }
      || line.utf8.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  private static func isBold(_ line: Substring) -> Bool {
    let text = String(line).trimmed.utf8
    return ["**", "__"].contains { mark in text.starts(with: mark.utf8) && text.count > 4 }
  }

  private static func endsInColon(_ line: Substring) -> Bool {
    line.unicodeScalars.last { !$0.isWhiteSpace && $0 != "*" && $0 != "_" }.map(isColon) ?? false
  }

  private static func isColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "："
  }

  // MARK: Folding

  /// The titles of a slot, folded for comparison.
  static func foldedTitles(of slot: InsightSlot) -> Set<String> {
    foldedTitles[slot] ?? []
  }

  private static let foldedTitles: [InsightSlot: Set<String>] = Dictionary(
    uniqueKeysWithValues: InsightSlot.allCases.map { slot in
      // A single word, such as "Overview", may be the heading of a part.
      let synonyms = slot.entry.synonyms.filter { $0.hasByte(UInt8(ascii: "_")) }
        .map { SectionTitle.title(of: $0) }
      return (slot, Set((slot.entry.titles + synonyms).map(folded)))
    })

  /// A title in lower case, single-spaced, without markup, punctuation and emoji around it.
  static func folded(_ title: String) -> String {
    if title.utf8Span.isKnownASCII { return folded(ascii: title.utf8Span.span) }
    var plain: [Unicode.Scalar] = []
    for word in title.lowercased().unicodeScalars.split(whereSeparator: \.isWhiteSpace) {
      let letters = word.filter { $0 != "*" && $0 != "_" && $0 != "#" && $0 != "`" }
      if !letters.isEmpty { plain += [" "] + letters }
    }
    func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory.isOfWord }
    guard let first = plain.firstIndex(where: isWord), let last = plain.lastIndex(where: isWord)
    else { return "" }
    return String(String.UnicodeScalarView(plain[first...last]))
  }

  /// The same folding for an ASCII title.
  private static func folded(ascii title: Span<UInt8>) -> String {
    var plain: [UInt8] = []
    /// The number of bytes up to the last letter or digit.
    var length = 0
    var needsSpace = false
    for index in title.indices {
      let byte = title[index]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if needsSpace { plain.append(0x20) }
        needsSpace = false
        // Sets bit `0x20`, which is already set in digits and lower-case letters.
        plain.append(byte | 0x20)
        length = plain.count
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "`"): continue
      case 0x09...0x0D, 0x20: needsSpace = !plain.isEmpty
      case _ where plain.isEmpty: continue
      default:
        if needsSpace { plain.append(0x20) }
        needsSpace = false
        plain.append(byte)
      }
    }
    return String(decoding: plain[..<length], as: UTF8.self)
  }
}
