import TextEscaping

/// Markdown with placeholders for texts, `{}`.
struct TextTemplate: Sendable {
  let source: String
  /// The bytes before, between and after the placeholders.
  private let literals: [[UInt8]]

  init(_ source: String) {
    self.source = source
    var literals: [[UInt8]] = [[]]
    var rest = source[...]
    while let range = rest.firstRange(of: "{}") {
      literals[literals.count - 1] += Array(rest[..<range.lowerBound].utf8)
      literals.append([])
      rest = rest[range.upperBound...]
    }
    literals[literals.count - 1] += Array(rest.utf8)
    self.literals = literals
  }

  /// The number of placeholders.
  var places: Int { literals.count - 1 }

  /// The Markdown with texts in place of the placeholders.
  ///
  /// - Parameter knowsNext: Whether the writer is told what follows each text.
  func markdown(_ texts: [String], knowsNext: Bool) -> [UInt8] {
    var output = literals[0]
    for place in 0..<places {
      let literal = literals[place + 1]
      let isLast = place + 1 == places
      let next = literal.first ?? (isLast ? UInt8(ascii: "\n") : nil)
      PlainText.appendMarkdown(texts[place], to: &output, before: knowsNext ? next : nil)
      output += literal
    }
    output.append(UInt8(ascii: "\n"))
    return output
  }

  /// The places where templates put texts, all different for a parser.
  static let all: [TextTemplate] = [
    // Blocks.
    "{}", "{}\n\n{}", "{}\n{}", "- {}", "- {}\n- {}", "* {}", "+ {}", "1. {}", "10) {}", "- [ ] {}",
    "- [x] {}", "- [X] {}", "> {}", "> - {}", "- > {}", "> > {}", "- a\n  - {}", "1. - {}",
    "# {}", "### {}", "###### {} ", "# {} #", "> # {}", "- # {}", "# a {} b", "# {} {}", "{}\n===",
    "{}\n---",
    "> [!note] {}", ": {}", "a\n: {}",
    // Tables.
    "| a | b |\n| --- | --- |\n| {} | {} |", "| {} | {} |\n| --- | --- |\n| a | b |",
    "|{}|{}|\n|-|-|\n|{}|{}|", "> | a |\n> | - |\n> | {} |",
    "| {} {} |\n| --- |\n| {} {} |",
    // Inlines.
    "**{}**", "*{}*", "_{}_", "__{}__", "***{}***", "~~{}~~", "**{}:** {}", "**{}**: {}", "{}: {}",
    "**[{}] {}:** {}", "[{}](u)", "[{} {}](u)", "[**{}**](u)", "![{}](u)", "a [{}](u) {}",
    "[a](u){}", "({})", "\"{}\"", "a <b>{}</b> c",
    // Without a space.
    "{}{}", "{}{}{}", "a{}", "{}a", "a{}b", "1{}", "{}1", "{}.", "{}. a", "{}) a", "{}!", "{}?",
    "{}:",
    "{}: a", "{}[a](u)", "{}(u)", "{}[a]", "[a]{}", "{}%", "%{}", "{}%{}%", "#{}", "{}#", "{}*",
    "*{}", "_{}", "{}_", "-{}", "+{}", ">{}", "={}", "{}=", "=={}==", "~{}", "{}~", "&{}", "&#{}",
    "&{};", "{};", "!{}", "@{}", "{}@b.c", "^{}", "{}^", "${}$", "{}${}", ":{}:", "{}:{}", "/{}",
    "http:{}", "{}//a", "\\{}", "{}\\", "a\\{}", "\\\\{}", "{}`", "{}\\*", "{}&amp;", "{}\\[a]",
    "{}-", "{}- a", "{}> a", "{}# a", "--{}", "{}\n{} {}\n{}", "  {}", "{}  ",
  ].map(TextTemplate.init)
}
