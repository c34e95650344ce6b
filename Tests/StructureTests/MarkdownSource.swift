import TestSupport

/// Markdown of marker words, as models write it and as nobody should.
struct MarkdownSource {
  var generator: SplitMix64
  private var words = 0

  init(generator: SplitMix64) {
    self.generator = generator
  }

  /// Restarts the numbering of marker words.
  mutating func restart() { words = 0 }

  /// A new, unique marker word.
  mutating func word() -> String {
    words += 1
    return "mk\(words)x"
  }

  /// A line of text for a name, a question or a heading.
  mutating func line() -> String {
    var parts = [word()]
    if chance(3) { parts.append(pick(Self.payloads)) }
    if chance(3) { parts.append(word()) }
    if chance(8) { parts.shuffle(using: &generator) }
    return edge() + parts.joined(separator: pick([" ", " ", ""])) + edge()
  }

  /// One or more lines of text.
  mutating func paragraph() -> String {
    (0..<number(1...2)).map { _ in inline() }.joined(separator: pick(["\n", "\n", "  \n", "\n\n"]))
  }

  /// Blocks of every kind, mostly of one line.
  mutating func document() -> String {
    if chance(2) { return inline() }
    return blocks(depth: 0).joined(separator: "\n")
  }

  private mutating func blocks(depth: Int) -> [String] {
    var lines: [String] = []
    for _ in 0..<number(1...(depth > 2 ? 1 : 3)) {
      if !lines.isEmpty, !chance(4) { lines.append("") }
      lines += block(depth: depth)
    }
    return lines
  }

  private mutating func block(depth: Int) -> [String] {
    switch number(0...(depth > 3 ? 6 : 10)) {
    case 0, 1: return paragraph().split(separator: "\n").map(String.init)
    case 2: return code()
    case 3: return [String(repeating: "#", count: number(1...4)) + " " + inline()]
    case 4: return table()
    case 5: return [pick(["---", "***", "___", "- - -", "===", "-", "*", "1.", "-\n-", "+++"])]
    case 6: return [pick(Self.payloads), inline()]
    case 7: return blocks(depth: depth + 1).map { "> " + $0 }
    default: return list(depth: depth)
    }
  }

  private mutating func list(depth: Int) -> [String] {
    if chance(30) {
      // Deeper than some readers go.
      return (0..<number(8...24)).map { String(repeating: "  ", count: $0) + "- " + word() }
    }
    let mark = pick(["- ", "- ", "* ", "1. ", "2) ", "10. ", "-   "])
    let isLoose = chance(4)
    var lines: [String] = []
    for _ in 0..<number(1...3) {
      let box = chance(6) ? pick(["[ ] ", "[x] "]) : ""
      if chance(12) {
        lines.append(mark.split(separator: " ").joined())
        continue
      }
      for (index, line) in blocks(depth: depth + 1).enumerated() {
        let indent = String(repeating: " ", count: mark.utf8.count)
        lines.append(index == 0 ? mark + box + line : line.isEmpty ? "" : indent + line)
      }
      if isLoose { lines.append("") }
    }
    return lines
  }

  private mutating func code() -> [String] {
    var lines = (0..<number(1...3)).map { _ -> String in
      pick(["", "", "  ", "\t", "* ", "> ", "# ", "1. "]) + word() + pick(["", " ", "`", "|"])
        + (chance(2) ? pick(Self.payloads + Self.codes) : "")
    }
    if chance(3) { lines.insert(pick(["", "---", "***", "___", "===", "-"]), at: 1) }
    switch number(0...3) {
    case 0: return lines.map { "    " + $0 }
    case 1: return ["~~~" + pick(["", " swift", " mermaid"])] + lines + ["~~~"]
    default: return ["```" + pick(["", "yaml", "dataview", "html a b"])] + lines + ["```"]
    }
  }

  private mutating func table() -> [String] {
    let columns = number(1...3)
    let rows = (0..<number(1...2)).map { _ in row(columns) }
    return [
      row(columns), "|" + String(repeating: pick([" --- |", ":-:|", "-:|"]), count: columns),
    ]
      + rows
  }

  private mutating func row(_ columns: Int) -> String {
    "| " + (0..<columns).map { _ in chance(8) ? "" : inline() }.joined(separator: " | ") + " |"
  }

  /// Text with inline markup.
  mutating func inline(depth: Int = 0) -> String {
    (0..<number(1...3)).map { _ in piece(depth: depth) }
      .joined(separator: pick([" ", " ", " ", ""]))
  }

  private mutating func piece(depth: Int) -> String {
    let isDeep = depth > 1
    switch number(isDeep ? 0...4 : 0...10) {
    case 0, 1: return word()
    case 2: return edge() + word() + edge()
    case 3: return pick(Self.payloads)
    case 4:
      let ticks = pick(["`", "`", "``"])
      let content =
        pick(["", "", " ", "{"]) + word() + pick(["", pick(Self.payloads + Self.codes)])
      return ticks + content + pick(["", "", " ", "\\"]) + ticks
    case 5: return "*" + inline(depth: depth + 1) + "*"
    case 6, 7: return "**" + inline(depth: depth + 1) + "**"
    case 8: return "_" + inline(depth: depth + 1) + "_"
    case 9: return "[" + inline(depth: depth + 1) + "](" + pick(Self.destinations) + ")"
    default: return "![" + word() + "](" + pick(Self.destinations) + ")"
    }
  }

  private mutating func edge() -> String {
    chance(3) ? pick(Self.edges) : ""
  }

  mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &generator) ?? ""
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  mutating func chance(_ count: Int) -> Bool {
    number(1...count) == 1
  }
}
