import Exporting
import Testing
import TestSupport

struct SearchQueryTests {
  @Test(arguments: [
    ("budget", #"({text} : "budget")"#),
    ("budget review", #"({text} : "budget" AND {text} : "review")"#),
    (#""next  year" plan*"#, #"({text} : "next  year" AND {text} : "plan" *)"#),
    ("budget -draft -old", #"({text} : "budget") NOT ({text} : "draft" OR {text} : "old")"#),
    (#"person:Ann"#, #"({person} : "Ann")"#),
    (#"PERSON:"Ann Lee" tax"#, #"({person} : "Ann Lee" AND {text} : "tax")"#),
    (#"tax -person:Ben*"#, #"({text} : "tax") NOT ({person} : "Ben" *)"#),
    (#""next year"*"#, #"({text} : "next year" *)"#),
    ("“next year”", #"({text} : "next year")"#),
    // Not operators, but words.
    ("AND (NEAR OR", #"({text} : "AND" AND {text} : "(NEAR" AND {text} : "OR")"#),
    ("text:a", #"({text} : "text:a")"#),
    // A dash between spaces, an emoji and other signs have no word.
    ("R & D — 🎉", #"({text} : "R" AND {text} : "D")"#),
    ("a\0b\u{1B}c", #"({text} : "a" AND {text} : "b" AND {text} : "c")"#),
    ("预算*", "({text} : \"预\u{200B}算\" *)"),
  ])
  func `a query is words that must be there`(text: String, expression: String) throws {
    #expect(try SearchQuery(text).expression == expression)
  }

  @Test(arguments: [
    ("", "no word"), ("   ", "no word"), ("*", "no word"), ("🎉 —", "no word"), ("\"\"", "no word"),
    ("-draft", "must not be there"), ("-draft -person:Ann", "must not be there"),
    ("person:", "no name"), ("person: Ann", "no name"), ("budget person:\"\"", "no name"),
    ("\"open", "not closed"), ("\"", "not closed"), ("person:\"Ann", "not closed"),
    (String(repeating: "word ", count: 20_000), "100000 bytes"),
    (String(repeating: "w ", count: 65), "65 words"),
  ])
  func `a query that says nothing to search for is wrong usage`(
    text: String, reason: String
  ) throws {
    let error = #expect(throws: ExportError.self) { try SearchQuery(text) }
    #expect(error?.kind == .usage)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func `a person is found by the name that is shown and by that of the answers`() throws {
    let query = try SearchQuery("person:ann -person:ben", speakerNames: ["User": "Ann Lee"])
    #expect(
      query.expression
        == #"(({person} : "ann" OR {person} : "User")) NOT ({person} : "ben")"#)
  }

  @Test func `whatever is typed is an error or an expression that the index takes`() async throws {
    let fixture = try CatalogueFixture([
      CatalogueFixture.answer(1, turns: [("Ann", "Let us begin with the budget.")])
    ])
    let catalogue = try fixture.catalogue()
    _ = try await catalogue.fillIndex { _, _ in }
    var random = SplitMix64(seed: 7)
    let pieces = [
      "\"", "*", "-", "person:", "(", ")", "AND", "OR", "NOT", "NEAR(", "^", "+", "{", "}", ":",
      "text", " ", " ", "budget", "é", "e\u{301}", "预算", "🎉", "\u{200B}", "\0", "'", "--", ";",
      "\u{202E}", "\\", "ก\u{0E35}", "rank", "words",
    ]
    var parsed = 0
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...8, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      guard let query = try? SearchQuery(text) else { continue }
      parsed += 1
      _ = try catalogue.hits(for: query, in: .init())
    }
    #expect(parsed > 500)
    try catalogue.close()
  }
}
