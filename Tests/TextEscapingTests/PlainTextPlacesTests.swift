import MarkdownReaders
import Testing
import TestSupport
import TextEscaping

/// Places in which a template should not put a text, or where it is not shown as text: there, too,
/// nothing of it may act.
@Suite struct PlainTextPlacesTests {
  @Test(
    arguments: [
      "<{}>", "</{}>", "<a title=\"{}\">t</a>", "<a title='{}'>t</a>", "<a title={}>t</a>",
      "<!-- {} -->",
      "<a\n  title=\"{}\">t</a>", "<div title=\"{}\">\n{}\n</div>",
      "<details><summary>{}</summary>",
      "<td>{}</td>", "`{}`", "```\n{}\n```", "    {}", "[t]({})", "[t](<{}>)", "[t](u \"{}\")",
      "[{}]: u", "<p>{}</p>",
    ].map(TextTemplate.init))
  func `no text acts, whatever the place`(_ template: TextTemplate) {
    let texts = SharedFolder.attacks + HostileText.texts(Effort.texts, seed: 13)
    let offset = template.source.utf8.count
    for text in Effort.share(texts, of: 10, from: offset) {
      let values = Array(repeating: text, count: template.places)
      let html = LibcmarkReader.html(template.markdown(values, knowsNext: false))
      for tag in ShownHTML(html).tags where !isExpected(tag) {
        Issue.record("\(tag) of \(text.debugDescription) in \(template.source)")
        return
      }
    }
  }

  /// Whether a tag is one of the templates', with no attribute but theirs.
  private func isExpected(_ tag: String) -> Bool {
    if tag.hasPrefix("<!--") { return true }
    var bare: [UInt8] = []
    var quote: UInt8?
    for byte in tag.utf8 {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else {
        bare.append(byte)
      }
    }
    let words = bare.split { "<>/ \n".utf8.contains($0) }
    let names = ["p", "a", "div", "details", "summary", "td", "code", "pre", "hr"]
    guard quote == nil, let name = words.first else { return false }
    return names.contains { name.elementsEqual($0.utf8) }
      && words.dropFirst().allSatisfy { word in
        ["title=", "href="].contains { word.starts(with: $0.utf8) }
      }
  }

  @Test(arguments: [
    ("{{speaker}} ", "<>"), ("", "*_`[]"), ("[", "[]"), ("- ", "a\n"), ("a", "\\"), ("", "&a"),
    ("", ":a"),
    ("", "//a."), ("", "{"), ("", "#1"), ("", "1"), ("", "\u{202E}\u{2067}"), ("", "\u{0}"),
    ("", "a.co"),
    ("> - ", "1\n"), ("", "@"), ("", "\u{A0}"), ("", "<0"), ("", "{="), ("`", "`"), ("<a ", "\""),
  ])
  func `what is written grows with the text alone`(before: String, unit: String) {
    // A megabyte is written as at most ten; a quadratic scan would not end in a day.
    let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    var output = Array(before.utf8)
    PlainText.appendMarkdown(text, to: &output)
    #expect(output.count <= 10 * text.utf8.count + 100)
    output = Array(before.utf8)
    PlainText.appendHTML(text, to: &output)
    #expect(output.count <= 10 * text.utf8.count + 100)
  }

  @Test func `many texts on one line take no longer than on many`() {
    var output: [UInt8] = []
    for _ in 0..<20_000 {
      PlainText.appendMarkdown("a*b", to: &output, before: UInt8(ascii: " "))
      output.append(UInt8(ascii: " "))
    }
    #expect(output.count == 20_000 * 5)
  }
}
