import MeetingModel
import Testing

@testable import Redaction

struct LeakCheckTests {
  private func check(_ originals: [String] = ["ann@example.com", "+49 30 1234567"]) -> LeakCheck {
    let meeting = PseudonymTests.meeting(["José Lee", "Will Smith"], ["I will. We will."])
    return LeakCheck(
      redactor: Redactor(
        words: WordList("Falcon"), pseudonyms: PseudonymTests.pseudonyms([meeting])),
      originals: Dictionary(uniqueKeysWithValues: originals.map { ($0, "[x]") }))
  }

  @Test(arguments: [
    ("a.html", "<p>Jos&eacute; Lee</p>"), ("a.html", "<p title='Jos&#233;'>"),
    ("a.html", "<p>J<b>os</b>é</p>"), ("a.html", "<td>x</td><td>José</td>"),
    ("a.html", "<a href='jos%C3%A9-lee.html'>x</a>"), ("a.html", "<p>JOSE LEE</p>"),
    ("a.html", "<p>ann&#64;example.com</p>"), ("a.html", "<a href='mailto:ann%40example.com'>"),
    ("a.json", #"{"a":"x\nJos\u00e9"}"#), ("a.json", #"{"a":"ann\u0040example.com"}"#),
    ("a.xml", "<title>Jose\u{301}</title>"), ("a.md", "ann\\@example\\.com"),
    ("a.md", "Jos**é** Lee"), ("a.md", "falcon's"), ("a.txt", "+49\u{A0}30 1234567"),
    ("jose-lee/index.html", "x"), ("a.html", "<p>Smith</p>"), ("a.html", "<!-- Lee's -->"),
    ("a.html", "<meta name=\"author\" content=\"José Lee\">"), ("a.html", "<img alt=José>"),
    ("a.html", "<meta property=\"og:title\" content=\"x José Lee\">"),
    ("a.html", "<a href=x/jose-lee>x</a>"), ("a.html", "<p title = \"José Lee\">x</p>"),
    ("m.md", "a \\<b and José Lee\n> x"),
  ])
  func `an original is found however it is written`(file: String, content: String) {
    #expect(check().leaks(in: Array(content.utf8), named: file).count > 0)
  }

  @Test(arguments: [
    "<p>Person 1 said it will be fine, Will they?</p>", "falconry", "Leeds, Josefa",
    "[email] and [phone]", "49 30 123456", "",
  ])
  func `other text is no leak`(content: String) {
    #expect(check().leaks(in: Array(content.utf8), named: "a.html") == [])
  }

  @Test func `a leak has its line`() {
    let leaks = check().leaks(in: Array("a\n<p>\nMr. Smith and Falcon\n".utf8), named: "a.html")
    #expect(
      leaks == [
        .init(file: "a.html", line: 3, original: "Will Smith"),
        .init(file: "a.html", line: 3, original: "Falcon"),
      ])
  }

  @Test func `what is published on purpose is no leak`() {
    let check = LeakCheck(
      redactor: Redactor(kinds: [.urls]),
      originals: ["https://a.example": "[link]", "https://b.example": "[link]"],
      allowed: ["https://a.example"])
    let page = Array("https://a.example https://b.example".utf8)
    #expect(check.leaks(in: page, named: "a.html").map(\.original) == ["https://b.example"])
  }

  @Test func `a word in a text that is published on purpose does not excuse the whole name`() {
    let meeting = PseudonymTests.meeting(["Jack London", "Larry Page"])
    let check = LeakCheck(
      redactor: Redactor(pseudonyms: PseudonymTests.pseudonyms([meeting])),
      originals: [:], allowed: ["Europe/London", "Page not found"])
    func leaks(_ text: String) -> [String] {
      check.leaks(in: Array(text.utf8), named: "a.html").map(\.original)
    }
    #expect(leaks("<p>Europe/London, Page not found</p>") == [])
    #expect(leaks("<h1>Meetings of Jack London</h1>") == ["Jack London"])
    #expect(leaks("<p>Larry</p>") == ["Larry Page"])
  }

  @Test func `the beginning of a very long original is enough`() {
    let long = "https://example.com/" + String(repeating: "abcdefgh", count: 100)
    let check = LeakCheck(redactor: Redactor(kinds: [.urls]), originals: [long: "[link]"])
    #expect(check.leaks(in: Array(long.utf8), named: "a.html").count == 1)
  }

  @Test(arguments: ["C#", "C++", "$5", "10%", "2026", "@acme", ".NET"])
  func `a word of the list keeps the characters around it`(word: String) {
    let check = LeakCheck(redactor: Redactor(words: WordList(word)), originals: [:])
    let page = "c++c c#c <time>2026-03-02 10:05</time> <a href='acme.html'>5 C net 10 acme</a>"
    let own = page.replacing("c++c c#c", with: "cc")
    #expect(check.leaks(in: Array(own.utf8), named: "2026-03-02-c.html") == [])
    let isNumber = ["$5", "10%", "2026"].contains(word)
    let leaks = check.leaks(in: Array("<p>so \(word) it</p>".utf8), named: "a.html")
    #expect(leaks.map(\.original) == (isNumber ? [] : [word]))
    #expect(check.leaks(inTitle: "About \(word)!").isEmpty != isNumber)
  }

  @Test(arguments: [
    ("card 4111 1111 1111 1111", "or 4111,1111;1111/1111 too"),
    ("a 212-555-0182", "ref 212-555-0182-1"), ("ann@example.com", "ann@example. com"),
    ("mail ann@example.com", "Ann Example: com"),
    ("https://x.example/ann", "x example ann https x"),
    ("Falcon Wing", "falcon (wing"), ("+49 30 1234567", "a4930 1234567 b 49 (30) 1234567"),
    ("so Ann Lee", "ann [lee] and lee] ann"),
  ])
  func `what the check would find is taken out of every text`(original: String, other: String) {
    let meeting = PseudonymTests.meeting(["Ann Lee"], [original, other])
    let redactor = Redactor(
      kinds: Set(RedactionKind.allCases), words: WordList("Falcon Wing"),
      pseudonyms: PseudonymTests.pseudonyms([meeting]))
    let first = redactor.redact(meeting)
    let check = LeakCheck(redactor: redactor, originals: first.originals)
    let second = redactor.takingOut(check).redact(meeting)
    for turn in second.meeting.transcript?.turns ?? [] {
      #expect(check.leaks(in: Array(turn.text.utf8), named: "a.html") == [], "\(turn.text)")
    }
    #expect(second.originals == first.originals)
    #expect(redactor.takingOut(check).fingerprint != redactor.fingerprint)
  }
}
