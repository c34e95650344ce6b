/// Markdown that is a list, or begins with one.
enum MarkdownList {
  /// The items of a text that begins with a list, including their indented lines and nested lists,
  /// and what follows that list as an item of its own; nil for any other text, and for a single item
  /// with text below it, which belongs to it.
  ///
  /// ```
  /// - Prepare the order          Prepare the order
  ///   - ask for two quotes       - ask for two quotes
  /// - Book a crane
  ///                              Book a crane
  /// All by Friday.
  ///                              All by Friday.
  /// ```
  static func items(of text: String) -> [String]? {
    let lines = OutlineLine.lines(of: text)
    let (items, count) = leadingItems(in: lines[...])
    guard !items.isEmpty else { return nil }
    // A rule parts the list from what follows, and says nothing itself.
    let rest = lines[count...].drop { $0.isBlank || $0.isRule }
    guard items.count > 1 || rest.contains(where: { $0.sign.map(isItem) ?? false }) else {
      return rest.isEmpty ? items : nil
    }
    return rest.isEmpty
      ? items : items + [rest.map { Self.text(of: $0.bytes) }.joined(separator: "\n").trimmed]
  }

  /// The items of a list at the start of the lines, and the number of lines that it takes.
  ///
  /// Markers are those of CommonMark (5.2), and `•`. Numbers form a list if there are at least two
  /// that count from 1, or if a label precedes them. A line directly below the text of an item
  /// continues that (laziness, CommonMark 5.2), unless it ends in a colon or the list has a label:
  /// it is the label of what follows then.
  static func leadingItems(
    in lines: ArraySlice<OutlineLine>, isLabelled: Bool = false
  ) -> (items: [String], count: Int) {
    guard let start = lines.firstIndex(where: { !$0.isBlank }),
      lines[start].indent <= 3, let first = lines[start].sign, isItem(first)
    else { return ([], 0) }
    var items: [Item] = []
    var end = start
    for index in start..<lines.endIndex {
      let line = lines[index]
      if line.isBlank {
        if !items.isEmpty {
          items[items.count - 1].lines.append("")
          items[items.count - 1].endsInText = false
        }
        continue
      }
      if let sign = line.sign, isItem(sign), isAlike(sign, first),
        items.last.map({ line.indent < $0.indent + 2 }) ?? true
      {
        items.append(
          Item(
            indent: line.indent, width: min(sign.length, sign.markLength + 4), sign: sign,
            lines: [text(of: line.text.dropFirst(sign.length))],
            endsInText: isText(line.text.dropFirst(sign.length))))
      } else if let item = items.last,
        line.indent > item.indent || isBelow(line, first)
          || !isLabelled && continuesText(line, of: item)
      {
        items[items.count - 1].lines.append(dedented(line, by: item.indent + item.width))
        items[items.count - 1].endsInText =
          !line.isCode && !line.isRule && isText(line.text.dropFirst(line.sign?.length ?? 0))
      } else {
        break
      }
      end = index + 1
    }
    guard isList(items, isLabelled: isLabelled) else { return ([], 0) }
    return (items.map(\.text).filter { !$0.isBlank }, end - lines.startIndex)
  }

  /// The parts of a text of which each is a label and the list below it; nil for any other text, and
  /// for a single part.
  ///
  /// ```
  /// **Needs:**      **Needs:**
  /// - Two pumps     - Two pumps
  /// **Budget:**
  /// - 50k           **Budget:**
  ///                 - 50k
  /// ```
  static func labelledLists(of text: String) -> [String]? {
    let lines = OutlineLine.lines(of: text)
    var rest = lines[...].drop(while: \.isBlank)
    var parts: [String] = []
    while let label = rest.first {
      guard label.indent < 4, case .alone? = ListEnd.Label(label) else { return nil }
      let below = rest.dropFirst().drop(while: \.isBlank)
      let (items, count) = leadingItems(in: below)
      guard !items.isEmpty else { return nil }
      let end = below.startIndex + count
      parts.append(
        lines[rest.startIndex..<end].map { Self.text(of: $0.bytes) }.joined(separator: "\n").trimmed
      )
      rest = lines[end...].drop(while: \.isBlank)
    }
    return parts.count > 1 ? parts : nil
  }

  private struct Item {
    let indent: Int
    let width: Int
    let sign: ItemSign
    var lines: [String]
    /// Whether the last line is part of a paragraph.
    var endsInText: Bool

    var text: String {
      lines.joined(separator: "\n").trimmed
    }
  }

  /// Whether a marker begins a list item in Markdown.
  private static func isItem(_ sign: ItemSign) -> Bool {
    switch sign.kind {
    case .bullet: true
    case .number(let number): number < 1_000
    case .other: sign.mark == "•"
    }
  }

  /// Whether two markers are both numbers or both bullets.
  private static func isAlike(_ one: ItemSign, _ other: ItemSign) -> Bool {
    one.isNumber == other.isNumber
  }

  /// Whether an unindented line belongs to a nested list: bullets below numbers or the reverse.
  private static func isBelow(_ line: OutlineLine, _ first: ItemSign) -> Bool {
    line.sign.map { isItem($0) && !isAlike($0, first) } ?? false
  }

  /// Whether a line continues the paragraph that an item ends in, although it is not indented.
  private static func continuesText(_ line: OutlineLine, of item: Item) -> Bool {
    item.endsInText && isText(line.text) && !line.isCode && !line.isRule && !line.endsInColon
      && line.sign.map(isItem) != true && !line.text.allSatisfy { $0 == UInt8(ascii: "=") }
  }

  /// Whether a line is text, going by its first character, rather than a heading, a quote, HTML, a
  /// row of a table or a fence.
  private static func isText(_ line: ArraySlice<UInt8>) -> Bool {
    line.first.map { !"#><|".utf8.contains($0) } == true && !line.starts(with: "```".utf8)
      && !line.starts(with: "~~~".utf8)
  }

  /// Whether items form one list: numbered ones do if they count from 1.
  private static func isList(_ items: [Item], isLabelled: Bool) -> Bool {
    let numbers = items.compactMap { item in
      if case .number(let number) = item.sign.kind { number } else { nil }
    }
    guard !numbers.isEmpty else { return !items.isEmpty }
    return (numbers.count > 1 || isLabelled)
      && (numbers.allSatisfy { $0 == 1 } || numbers.elementsEqual(1...numbers.count))
  }

  /// A line without its indentation inside an item.
  private static func dedented(_ line: OutlineLine, by width: Int) -> String {
    String(repeating: " ", count: max(0, line.indent - width)) + text(of: line.text)
  }

  private static func text(of bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
