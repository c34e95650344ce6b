import TestSupport

/// Random Markdown of nested blocks, some of it damaged.
struct GeneratedMarkdown {
  private var generator: SplitMix64

  /// Sources for a seed, always the same.
  static func sources(_ count: Int, seed: UInt64) -> [String] {
    var generated = GeneratedMarkdown(generator: SplitMix64(seed: seed + Effort.seed))
    return (0..<count).map { _ in generated.document() }
  }

  private mutating func document() -> String {
    var lines = blocks(depth: 0)
    if chance(4) { lines = lines.map { damaged($0) } }
    return lines.joined(separator: "\n")
  }

  private mutating func blocks(depth: Int) -> [String] {
    var lines: [String] = []
    for _ in 0..<number(1, 3) {
      if !lines.isEmpty, !chance(3) { lines.append("") }
      lines += block(depth: depth)
    }
    return lines
  }

  private mutating func block(depth: Int) -> [String] {
    switch number(0, depth > 4 ? 6 : 9) {
    case 0, 1: return (0..<number(1, 3)).map { _ in inline() }
    case 2: return [String(repeating: "#", count: number(1, 6)) + " " + inline()]
    case 3: return table()
    case 4:
      return [
        pick(["```", "~~~ swift", "```` a b", "    x"]), inline(), pick(["```", "", "~~~"]),
      ]
    case 5: return [pick(["---", "***", "===", "<div>", "[a]: http://u 't'", "[b]: c", "- - -"])]
    case 6:
      return HostileText.texts(1, seed: generator.next())[0].split { $0 == "\n" }.map(String.init)
    case 7: return blocks(depth: depth + 1).map { (chance(8) ? "" : pick(["> ", ">"])) + $0 }
    default: return list(depth: depth)
    }
  }

  private mutating func list(depth: Int) -> [String] {
    let mark = pick(["- ", "* ", "+ ", "1. ", "2) ", "-   ", "-\t", "10. "])
    var lines: [String] = []
    for _ in 0..<number(1, 3) {
      let box = chance(4) ? pick(["[ ] ", "[x] ", "[X]  ", "\\[ ] "]) : ""
      for (index, line) in blocks(depth: depth + 1).enumerated() {
        if index == 0 {
          lines.append(mark + box + line)
        } else if line.isEmpty || chance(10) {
          lines.append(line)
        } else {
          lines.append(String(repeating: " ", count: mark.utf8.count) + line)
        }
      }
      if chance(3) { lines.append("") }
    }
    return lines
  }

  private mutating func table() -> [String] {
    let columns = number(1, 4)
    var lines = [row(columns)]
    lines.append("|" + (0..<columns).map { _ in pick(["-", ":-", "-:", " :-: "]) + "|" }.joined())
    for _ in 0..<number(0, 3) { lines.append(row(max(1, columns + number(-1, 1)))) }
    return lines
  }

  private mutating func row(_ columns: Int) -> String {
    let cells = (0..<columns).map { _ in chance(6) ? "" : inline() }
    return (chance(2) ? "| " : "") + cells.joined(separator: pick([" | ", "|"]))
      + (chance(2) ? " |" : "")
  }

  private mutating func inline(depth: Int = 0) -> String {
    (0..<number(1, 3)).map { _ in piece(depth: depth) }.joined(separator: pick([" ", " ", ""]))
  }

  private mutating func piece(depth: Int) -> String {
    guard depth < 3 else { return pick(["a", "b c", "1"]) }
    switch number(0, 12) {
    case 0, 1: return pick(["word", "two words", "3", "e\u{301}", "重要", "a_b", "x,"])
    case 2: return "*" + inline(depth: depth + 1) + "*"
    case 3: return "**" + inline(depth: depth + 1) + "**"
    case 4: return "_" + inline(depth: depth + 1) + "_"
    case 5: return pick(["`a`", "`` ` ``", "`a|b`", "`{{x}}`", "`= x`", "`a\\|b`"])
    case 6: return "[" + inline(depth: depth + 1) + "](" + destination() + ")"
    case 7: return "![" + inline(depth: depth + 1) + "](" + destination() + " \"t<'&\")"
    case 8: return pick(["[a]", "[a][b]", "[x][a]", "[b]", "[a][]"])
    case 9:
      return pick(["<b>", "</i>", "<http://a.b/c>", "<a@b.c>", "<!-- x -->", "<javascript:x>"])
    case 10: return pick(["\\", "\\*", "&amp;", "&#42;", "&#10;", "&#xFDD9;", "  \n", "\\\n"])
    default: return HostileText.texts(1, seed: generator.next())[0]
    }
  }

  private mutating func destination() -> String {
    pick([
      "http://a.b/c?d=e&f=g", "https://x", "mailto:a@b.c", "javascript:alert(1)", "#f", "/r", "",
      "<http://a b>", "HTTP://u_v*", "data:text/html,x", "http://x/(y)", "&#106;avascript:x",
      "http://x/?y==z::w", "http://x:80/:y:",
    ])
  }

  /// A line with a byte inserted, removed or doubled.
  private mutating func damaged(_ line: String) -> String {
    var scalars = Array(line.unicodeScalars)
    guard !scalars.isEmpty else { return line }
    let index = number(0, scalars.count - 1)
    switch number(0, 2) {
    case 0: scalars.remove(at: index)
    case 1: scalars.insert(scalars[index], at: index)
    default:
      scalars.insert(
        contentsOf: pick([" ", "\t", "\\", "|", "*", "[", "`"]).unicodeScalars, at: index)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &generator) ?? ""
  }

  private mutating func number(_ low: Int, _ high: Int) -> Int {
    Int.random(in: low...high, using: &generator)
  }

  private mutating func chance(_ count: Int) -> Bool {
    number(1, count) == 1
  }
}
