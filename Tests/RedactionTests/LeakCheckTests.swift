import MeetingModel
import Testing

@testable import Redaction

struct LeakCheckTests {
  private func check(_ originals: [String] = ["ann@example.com", "+49 30 1234567"]) -> LeakCheck {
    let meeting = PseudonymTests.meeting(["José Lee", "Will Smith"], ["I will. We will."])
    return LeakCheck(
      redactor: Redactor(
        words: WordList("Falcon"), pseudonyms: PseudonymTests.pseudonyms([meeting])),
      originals: originals)
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
      redactor: Redactor(kinds: [.urls]), originals: ["https://a.example", "https://b.example"],
      allowed: ["https://a.example"])
    let page = Array("https://a.example https://b.example".utf8)
    #expect(check.leaks(in: page, named: "a.html").map(\.original) == ["https://b.example"])
  }

  @Test func `a word in a text that is published on purpose does not excuse the whole name`() {
    let meeting = PseudonymTests.meeting(["Jack London", "Larry Page"])
    let check = LeakCheck(
      redactor: Redactor(pseudonyms: PseudonymTests.pseudonyms([meeting])),
      originals: [] as [String], allowed: ["Europe/London", "Page not found"])
    func leaks(_ text: String) -> [String] {
      check.leaks(in: Array(text.utf8), named: "a.html").map(\.original)
    }
    #expect(leaks("<p>Europe/London, Page not found</p>") == [])
    #expect(leaks("<h1>Meetings of Jack London</h1>") == ["Jack London"])
    #expect(leaks("<p>Larry</p>") == ["Larry Page"])
  }

  @Test func `the beginning of a very long original is enough`() {
    let long = "https://example.com/" + String(repeating: "abcdefgh", count: 100)
    let check = LeakCheck(redactor: Redactor(kinds: [.urls]), originals: [long])
    #expect(check.leaks(in: Array(long.utf8), named: "a.html").count == 1)
  }
}
