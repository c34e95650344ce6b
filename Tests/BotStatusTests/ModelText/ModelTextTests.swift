import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

/// How strings that language models write are read as Markdown.
@Suite struct ModelTextTests {
  @Test(arguments: [
    (#"## Plan\n\n- a\n- b"#, "## Plan\n\n- a\n- b"), (#"a.\nb"#, "a.\nb"), (#"a\n\nb"#, "a\n\nb"),
    (#"Ann:\n\tcall \"Bob\""#, "Ann:\n\tcall \"Bob\""), (#"A\r\nB"#, "A\nB"),
    (#"caf\u00e9\n\ud83d\ude00"#, "café\n😀"),
    (#"Keep C:\\new.\nThen go"#, "Keep C:\\new.\nThen go"),
    (#"決定\n来週"#, "決定\n来週"), (#"Plan B:\nOrder"#, "Plan B:\nOrder"),
    (#"ends here\n"#, "ends here\n"),
  ])
  func `a string that was escaped twice is unescaped once`(spelt: String, text: String) {
    #expect(SpeltEscapes.resolved(in: spelt) == text)
  }

  @Test(arguments: [
    #"C:\new"#, #"The folder C:\new\table"#, #"\\server\new and\nNext"#, #"src\new\notes.txt"#,
    #"The gradient $\nabla f$"#, #"$\theta$ and\nNext"#, #"a \* b\nC"#, "a\\nB\nc",
    #"say "\n" for a line"#,
    #"Use \n to break lines"#, #"'\n'"#, #"`\n`"#, #"[^\n]"#, #"tab\t only"#, #"a \"quoted\" word"#,
    #"\d+\n"#, #"a\nB\"#, #"a\nB\u12"#, #"a\nB\ud83d"#, "no escape",
  ])
  func `a path, a command of TeX, a text about escapes, and all else stay`(text: String) {
    #expect(SpeltEscapes.resolved(in: text) == nil)
  }

  @Test(arguments: [
    ("```markdown\n## a\n\n- b\n```", "## a\n\n- b"), ("\n~~~md\na\n~~~\n ", "a"),
    ("````Markdown\n```\nx\n```\n````", "```\nx\n```"), ("```markdown\na", "a"),
    ("```markdown\na\n```swift\nb\n```\nc\n```", "a\n```swift\nb\n```\nc"),
    ("``` markdown\na```", "a"),
  ])
  func `a text that is one fence of Markdown is what is in it`(text: String, content: String) {
    #expect(CodeFence.markdown(in: text) == content)
  }

  @Test(arguments: [
    "```\na\n```", "```swift\na\n```", "```markdown\na\n```\nb", "b\n```markdown\na\n```",
    "```markdown\na\n```\nb\n```\nc\n```", "``markdown\na\n``",
  ])
  func `other fences stay`(text: String) {
    #expect(CodeFence.markdown(in: text) == nil)
  }

  @Test(arguments: [
    ("Main points:\n• Two pumps\n• Delivery", "Main points:\n- Two pumps\n- Delivery"),
    ("– a\n– b", "- a\n- b"), ("・a\n・b", "- a\n- b"), ("·  a\n\n· b", "- a\n\n- b"),
    ("Led:\n▪ a", "Led:\n- a"),
    ("**Led:**\n‣ a", "**Led:**\n- a"), ("計画：\n●発注", "計画：\n- 発注"),
    ("• a\n  ◦ b\n• c", "- a\n  - b\n- c"), ("• a\n◦ b\n◦ c\n• d", "- a\n  - b\n  - c\n- d"),
    ("• a\n- b\n• c", "- a\n  - b\n- c"), ("- a\n  • b", "- a\n  - b"),
    ("• a\n  more\n• b", "- a\n  more\n- b"),
    ("1. a\n  - b\n2. c", "1. a\n   - b\n2. c"),
    ("1. a\n- b\n- c\n2. d", "1. a\n   - b\n   - c\n2. d"),
    ("1. a\n• b\n• c\n2. d", "1. a\n   - b\n   - c\n2. d"), ("— a\n— b", "- a\n- b"),
    ("10. May: a\n12. May: b", "10\\. May: a\n12\\. May: b"), ("1. a\n4. b", "1\\. a\n4\\. b"),
    ("2024. A year", "2024\\. A year"), ("2023. a\n2024. b", "2023\\. a\n2024\\. b"),
    ("3) a", "3\\) a"),
  ])
  func `lists with other signs are those of CommonMark`(text: String, markdown: String) {
    #expect(ModelText.markdown(text) == markdown)
    #expect(ModelText.markdown(markdown) == markdown)
  }

  @Test(arguments: [
    "- a\n- b", "1. a\n2. b", "1. a\n1. b", "3. a\n4. b", "• alone", "text\n• alone",
    "– alone\ntext",
    "— Bonjour, dit-elle.\n— Salut !", "— Yes, — said Ann.\n— No, — said Bob.", "●●○ good\n●○○ bad",
    "-5 degrees\n-6 degrees",
    "–5 degrees\n–6 degrees", "```\n• a\n• b\n```", "*a*\n*b*", "1. FC Köln",
    "1. a\n\ntext\n\n2. b",
    "・・・\n・・・", "a\n---\nb", "1. a\n   - b\n2. c", "- a\n    - b", "* a\n- b",
  ])
  func `what is no list of other signs stays to the byte`(text: String) {
    #expect(ModelText.markdown(text) == text)
  }

  @Test(arguments: [
    ("- a\n  - b\n- c", ["a\n- b", "c"]), ("1. a\n   - b\n2. c", ["a\n- b", "c"]),
    ("- a\n\n  more\n\n- b", ["a\n\nmore", "b"]), ("* a\n  1. b\n  2. c", ["a\n1. b\n2. c"]),
    ("- [ ] a\n  - [x] b", ["[ ] a\n- [x] b"]), ("  - a\n  - b", ["a", "b"]),
    ("-   a\n    b", ["a\nb"]),
    ("- a\n  ```\n  b\n    c\n  ```", ["a\n```\nb\n  c\n```"]),
    ("- a\n1. b\n2. c\n- d", ["a\n1. b\n2. c", "d"]),
    ("- a\n\t- b", ["a\n  - b"]), ("1. a\n1. b", ["a", "b"]), ("- a\nb", ["a\nb"]),
    ("- a\n- b\n\nc", ["a", "b", "c"]),
  ])
  func `a list has its items with what belongs to them`(text: String, items: [String]) {
    #expect(MarkdownList.items(of: text) == items)
  }

  @Test(arguments: [
    "a", "a\n- b", "1. a", "1. a\n3. b", "5. a\n6. b", "---", "- - -", "",
    "2024. a\n2025. b",
    "- a\n\nb",
  ])
  func `what begins with no list, or is an item with text below it, has no items`(text: String) {
    #expect(MarkdownList.items(of: text) == nil)
  }

  @Test(arguments: [
    (["- a", "• b", "◦ c", "– d", "*  e", "・f"], ["a", "b", "c", "d", "e", "f"]),
    (["1. a", "2) b"], ["a", "b"]), (["1. FC Köln", "Hertha"], ["1\\. FC Köln", "Hertha"]),
    (["1. a", "3. b"], ["1\\. a", "3\\. b"]), (["2024. A year", "x"], ["2024\\. A year", "x"]),
    (["-5 degrees", "–5 degrees"], ["-5 degrees", "–5 degrees"]),
    (["- 5 degrees", "x"], ["\\- 5 degrees", "x"]),
    (["- 2 pumps", "- 3 cranes"], ["2 pumps", "3 cranes"]),
    (["+ Fast", "- Dear"], ["\\+ Fast", "\\- Dear"]),
    (["- a\n- b", "c"], ["a", "b", "c"]), (["- a\n  - b"], ["a\n- b"]), (["*a* b"], ["*a* b"]),
    (["[ ] a", "[x] b", "☐ c", "☑ d", "- [X] e"], ["☐ a", "☑ b", "☐ c", "☑ d", "☑ e"]),
    (["[x](http://y)", "[ ]a", "[]"], ["[x](http://y)", "[ ]a", "[]"]),
    (["Great work", "— Mara"], ["Great work", "— Mara"]),
    (["●●○ good", "•"], ["●●○ good", "•"]),
  ])
  func `an item has its sign once`(elements: [String], items: [String]) {
    #expect(ItemText.items(elements).joined().map(\.boxed) == items)
  }

  @Test(arguments: [
    ("# Pump order\n\n## Summary\n\nTwo.", "Two."), ("**Summary**\nTwo.", "Two."),
    ("**Summary:** Two.", "Two."),
    ("Summary: Two.\n\nMore.", "Two.\n\nMore."), ("Summary\n---\nTwo.", "Two."),
    ("Summary:\n- a", "- a"),
    ("SUMMARY\n\nTwo.", "Two."), ("### Zusammenfassung ###\nTwo.", "Two."),
    ("## 📝 Summary\nTwo.", "Two."),
    ("# **Pump order**\nTwo.", "Two."), ("概要：\n二台。", "二台。"), ("__Résumé__\n\nDeux.", "Deux."),
  ])
  func `a title that is shown already is not repeated`(text: String, rest: String) {
    #expect(
      LeadingTitle.removed(
        from: text, titles: ["Pump order"], labels: InsightSlot.summary.entry.titles)
        == rest)
  }

  @Test(arguments: [
    "# Summary of risks\n\nTwo.", "Summary of it: two.", "Two.\n\n# Summary\n\nThree.", "# Summary",
    "## Pump order\n\n",
    "Pump order: two pumps.", "Summary: two\nBudget: three", "Summary\nTwo.",
    "**Summary: two** three",
    "Pump order\nwas done.", "**Summary** two", "Summary:two",
  ])
  func `what is no repetition stays to the byte`(text: String) {
    #expect(
      LeadingTitle.removed(
        from: text, titles: ["Pump order"], labels: InsightSlot.summary.entry.titles)
        == text)
  }

  @Test(arguments: [
    "```json\n[1]\n```", "```\n[1]\n```", "~~~\n[1]\n~~~", "~~~ JSON\n[1]\n~~~",
    " \n```json\n[1]\n```\n\n", "```json\n[1]",
    "```json\n[1]```", "```json [1]```", "```[1]```", #"```json\n[1]\n```"#, #"[\n1]"#,
    "````json\n[1]\n````", " [1] ",
  ])
  func `a JSON document in a fence is its value`(text: String) {
    #expect(EmbeddedDocument.value(in: text) == .array([1]))
  }

  @Test(arguments: [
    "```python\n[1]\n```", "```json\n1\n```", "```json\n[1\n```", "a\n```json\n[1]\n```",
    "```json\n[1]\n```\n```json\n[2]\n```",
    "`[1]`", "```json\n```", "```",
  ])
  func `other code is code`(text: String) {
    #expect(EmbeddedDocument.value(in: text) == nil)
  }
}
