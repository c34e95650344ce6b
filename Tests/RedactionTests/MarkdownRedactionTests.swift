import JSONDocument
import MeetingModel
import Testing

@testable import Redaction

/// Marks in Markdown, which become no links and are not lost.
struct MarkdownRedactionTests {
  private func redacted(_ text: String) -> String {
    var redaction = TextRedaction(
      redactor: Redactor(kinds: Set(RedactionKind.allCases)), aliases: nil)
    return redaction.markdown(text)
  }

  @Test(arguments: [
    ("Mail a@b.com.", #"Mail \[email\]."#),
    ("[x](mailto:a@b.com)", #"[x\](\[email\])"#),
    ("[x](<https://a.example/b> \"t\")", #"[x\](\[link\] "t")"#),
    ("[x](<a@b.com?s=t>)", #"[x\](<\[email\]?s=t>)"#),
    ("<a@b.com>", #"\[email\]"#),
    ("<https://a.example>", #"\[link\]"#),
    ("a**@**b.com", #"\[email\]"#),
    ("| a@b.com | 4111111111111111 |", #"| \[email\] | \[card\] |"#),
    ("[email]: https://evil.example", #"[email]: \[link\]"#),
    ("**a@b.com**", #"**\[email\]**"#),
    ("`a@b.com`", #"`\[email\]`"#),
  ])
  func `a mark is written so that it is no link`(text: String, expected: String) {
    #expect(redacted(text) == expected)
  }

  @Test(arguments: [
    ("**Quentin** *Zabrowski* met", "P met"), ("**Quentin** Zabrowski met", "P met"),
    ("Quentin *Zabrowski* met", "P met"), ("**Quentin Zabrowski** met", "**P** met"),
    ("**see Quentin** Zabrowski met", "**see P** met"),
    ("see Quentin *Zabrowski met*", "see *P met*"),
    ("**see Quentin** *Zabrowski met*", "**see** *P met*"),
    ("_Quentin_ `Zabrowski` met", "P met"), ("~~Quentin~~ Zabrowski met", "P met"),
    ("***Quentin** Zabrowski* met", "*P* met"), ("Quen**tin Zab**rowski met", "P met"),
    ("**Quen**tin Zabrowski met", "P met"), ("quentin_zabrowski met", "p met"),
    ("[Quentin Zabrowski](https://x.org/Quentin-Zabrowski)", "[P](https://x.org/p)"),
    ("[x](https://x.org/a/Quentin%20Zabrowski?y=1)", "[x](https://x.org/a/p?y=1)"),
    ("[x](people/Quentin-Zabrowski.html) Quentin", "[x](people/p.html) P"),
    ("[x](<people/Quentin Zabrowski.html>)", "[x](<people/p.html>)"),
    ("<https://x.org/Quentin>, Quentin", "<https://x.org/p>, P"),
    ("https://x.org/Quentin-Zabrowski and Quentin", "https://x.org/p and P"),
    ("*Quentin* and *Quentin*", "*P* and *P*"), ("Quentin** **Quentin", "P** **P"),
  ])
  func `markup stays whole around a name`(text: String, expected: String) {
    let meeting = PseudonymTests.meeting(["Quentin Zabrowski"])
    let pseudonyms = PseudonymTests.pseudonyms([meeting])
    var redaction = TextRedaction(
      redactor: Redactor(pseudonyms: pseudonyms), aliases: pseudonyms.aliases(for: meeting))
    let markdown = redaction.markdown(text)
    #expect(
      markdown.replacing("Person 1", with: "P").replacing("person-1", with: "p") == expected)
  }

  @Test func `every text of a meeting is redacted`() {
    let secret = "ann@secret.example"
    let section = InsightSection(key: secret, title: secret, value: .text(MarkdownText(secret)))
    var meeting = Meeting(status: .unknown(secret))
    meeting.room = Room(url: secret, name: secret, provider: secret)
    meeting.transcript = Transcript(
      turns: [Turn(index: 1, speaker: 0, text: secret)], speakers: [Speaker(name: secret)])
    meeting.questions = [
      QuestionAnswer(
        question: secret, answer: secret, notes: MarkdownText(secret),
        extra: JSONObject(members: [.init(name: secret, value: .string(secret))]),
        details: [section])
    ]
    var insights = Insights(
      received: .object(
        .init(members: [
          .init(
            name: secret,
            value: [
              .string(secret),
              .object(.init(members: [.init(name: secret, value: .string(secret))])),
            ])
        ])))
    insights.title = secret
    insights.summary = .list([
      .text(MarkdownText(secret, path: InsightPath(list: secret, item: 0))),
      .table(InsightTable(columns: [secret], rows: [[.text(MarkdownText(secret))]])),
      .sections([section]),
    ])
    insights.competencies = [Competency(name: secret, notes: .text(MarkdownText(secret)))]
    insights.actionItems = [
      ActionItem(
        task: .text(MarkdownText(secret)), owner: secret, due: secret, details: [section])
    ]
    for slot in InsightSlot.allCases { insights[slot] = [.text(MarkdownText(secret))] }
    insights.sections = [section]
    insights.evidence = [InsightEvidence(path: "/\(secret)/0", text: secret, turns: [1])]
    meeting.insights = insights
    meeting.error = secret
    meeting.warnings = [Warning(secret, at: "/\(secret)")]
    meeting.extra = JSONObject(members: [.init(name: secret, value: .string(secret))])

    let result = Redactor(kinds: [.emails]).redact(meeting)
    var before = ""
    var after = ""
    dump(meeting, to: &before)
    dump(result.meeting, to: &after)
    #expect(!after.contains("secret"))
    #expect(before.split(separator: "\n").count == after.split(separator: "\n").count)
    #expect(result.originals == [secret: "[email]"])
  }

  @Test func `a number that is a card becomes a mark, and other numbers stay`() {
    var meeting = Meeting(status: .completed)
    meeting.extra = JSONObject(members: [
      .init(name: "card", value: .number(JSONNumber(4_111_111_111_111_111))),
      .init(name: "score", value: .number(JSONNumber(8))),
    ])
    let redacted = Redactor(kinds: [.cards]).redact(meeting).meeting
    #expect(redacted.extra["card"] == .string(#"\[card\]"#))
    #expect(redacted.extra["score"] == 8)
  }
}
