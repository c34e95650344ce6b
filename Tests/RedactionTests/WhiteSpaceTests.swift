import MeetingModel
import Testing

@testable import Redaction

/// A run of white space is shown as one space, so it is one wherever something is searched for.
struct WhiteSpaceTests {
  private static let runs = [
    "  ", "\t", " \t ", "     ", "\u{A0} ", "&nbsp; ", "\u{3000}\u{2009}", " \u{200B} ", "\r",
  ]

  @Test(arguments: runs)
  func `any run of white space is a space in a number`(space: String) {
    let kinds: Set<RedactionKind> = [.phones, .cards]
    for number in [
      "+49 30 90182077", "212-555 0182", "+1 (212) 555-0182", "0151 23456789", "01 23 45 67 89",
      "91 123 45 67", "07700 900123", "+49 (0) 30 1234567", "0049 30 1234567", "201 555 0123",
    ] {
      let text = "Ruf \(number.replacing(" ", with: space)) an."
      #expect(Redactor(kinds: kinds).redact(plain: text) == "Ruf [phone] an.", "\(number)")
    }
    for card in ["4111 1111 1111 1111", "4111 - 1111 - 1111 - 1111", "3782 822463 10005"] {
      let text = "Pay \(card.replacing(" ", with: space))."
      #expect(Redactor(kinds: kinds).redact(plain: text) == "Pay [card].", "\(card)")
    }
  }

  @Test(arguments: runs + ["\n", "\r\n", " \n\t"])
  func `any run of white space is a space in a name, a word and an address`(space: String) {
    let words = Redactor(words: WordList("project falcon"))
    #expect(words.redact(plain: "Project\(space)Falcon!") == "[redacted]!")
    let emails = Redactor(kinds: [.emails])
    let address = "ann at example dot com".replacing(" ", with: space)
    #expect(emails.redact(plain: "Mail \(address) now") == "Mail [email] now")
    let meeting = PseudonymTests.meeting(["Ann Lee"], ["see ann\(space)lee"])
    let names = Redactor(pseudonyms: PseudonymTests.pseudonyms([meeting]))
    #expect(!names.redact(meeting).meeting.transcript!.turns[0].text.contains("lee"))
    let check = LeakCheck(redactor: names, originals: ["+49 30 90182077": "[phone]"])
    for leak in ["ann\(space)lee", "+49\(space)30\(space)90182077"] {
      #expect(check.leaks(in: Array("<p>\(leak)</p>".utf8), named: "a.html").count == 1)
    }
  }

  @Test func `a line may be broken inside a number, but not a paragraph`() {
    let redactor = Redactor(kinds: [.phones, .cards])
    #expect(redactor.redact(plain: "+49 30\n90182077") == "[phone]")
    #expect(redactor.redact(plain: "4111 1111\n1111 1111") == "[card]")
    for text in ["212\n\n555 0182", "4111 1111\n\n1111 1111", "01\n02\n03\n04\n05"] {
      #expect(redactor.redact(plain: text) == text)
    }
    #expect(
      redactor.redact(plain: "212-555-0182\n212-555-0183\n12 612 345 678\n612 345 679")
        == "[phone]\n[phone]\n12 612 345 678\n[phone]")
    #expect(
      redactor.redact(plain: "Raum 12\n030 1234567\n10 Leute") == "Raum 12\n[phone]\n10 Leute")
  }
}
