import TestSupport
import Testing

@testable import Redaction

/// What is found by its form, and what only looks like it.
struct FormTests {
  private func redacted(_ text: String, _ kinds: Set<RedactionKind>) -> String {
    Redactor(kinds: kinds).redact(plain: text)
  }

  // MARK: Mail addresses

  @Test(arguments: [
    "ann@example.com", "ann.lee+notes@mail.example.co.uk", "ANN@EXAMPLE.COM", "mailto:a@b",
    "josé@bücher.example", "用户@例子.广告", "\"ann lee\"@example.com", "ann@[192.0.2.1]",
    "ann@xn--bcher-kva.example", "o'brien@example.org",
  ])
  func `an address is found whole`(address: String) {
    #expect(redacted("Mail \(address) now.", [.emails]) == "Mail [email] now.")
    #expect(redacted("(\(address))", [.emails]) == "([email])")
  }

  @Test(arguments: [
    "a**@**b.com", "a&#64;b.com", "a&#x40;b&period;com", "a&commat;b.com", "a%40b.com",
    "a\u{200B}@b\u{AD}.com", "a@\u{2060}b.com", "ａ＠ｂ．com", "a\\@b\\.com", "a<b>@</b>b.com",
    "a<b class=x>@</b>b.com", "a<!-- x -->@b.com", "a@b。com", "a at b dot com",
    "a [at] b [dot] com", "a(at)b(dot)com", "a arroba b punto com", "a at b punkt de",
    "a アットマーク b ドット jp", "ann(at)example.com", "ann[at]example.com", "ann (at) example.com",
    "ann.lee{at}mail.example.co.uk", "ann( at )example.com", "ann(at)firma.gmbh",
    "ann@example dot com", "ann @ example.com", "ann @example.com", "ann@ example.com",
    "ann.lee @ mail dot example dot com", "ann@mail.example dot com",
    "ann arroba [example] punto es",
    "ann (arroba) ejemplo.es",
  ])
  func `a disguised address is found`(address: String) {
    #expect(redacted("Mail \(address) now", [.emails]) == "Mail [email] now")
  }

  @Test func `an address ends where a sentence goes on with a word for a dot`() {
    #expect(
      redacted("Chez ann@example.com point de vue", [.emails]) == "Chez [email] point de vue")
    #expect(redacted("ann(at)example.com point de vue", [.emails]) == "[email] point de vue")
  }

  @Test func `an address ends where a sentence goes on in a script without spaces`() {
    #expect(redacted("宛先はann@example.comです。", [.emails]) == "宛先は[email]です。")
  }

  @Test(arguments: [
    "meet @ noon", "react@18.2.0", "look at this dot", "@ann said", "a @ b", "user@host",
    "He arrived at that point and left.", "look (at) this. Done", "look at example.com",
    "see @ README.md", "a (at) b", "ann @ home", "@example.com", "(at) example.com", "@", "@@@@",
    "a@", "@b.com",
  ])
  func `what is no address stays`(text: String) {
    #expect(redacted(text, [.emails]) == text)
  }

  // MARK: Telephone numbers

  @Test(arguments: [
    "+1 201-555-0123", "(201) 555-0123", "201.555.0123", "2015550123", "201-555-0123x45",
    "+44 20 7946 0018", "020 7946 0018", "(01632) 960001", "07700 900123", "+44(0)115 4960914",
    "030 1234567", "030/1234567", "(030) 123 45 67", "0151 23456789", "+49 (0) 30 1234567",
    "0049 30 1234567", "01 23 45 67 89", "01.23.45.67.89", "+33 (0)1 23 45 67 89", "0123456789",
    "612 345 678", "91 123 45 67", "912345678", "+34912345678", "03-1234-5678", "090-1234-5678",
    "03(1234)5678", "0120-123-456", "０３－１２３４－５６７８", "090ー1234ー5678", "tel:+49301234567",
    "+49\u{A0}30\u{A0}1234567", "+49 30 1234567 ext. 12",
  ])
  func `a telephone number is found whole`(number: String) {
    #expect(redacted("Ruf \(number) an.", [.phones]) == "Ruf [phone] an.")
    #expect(redacted("（\(number)）", [.phones]) == "（[phone]）")
  }

  @Test(arguments: [
    "01.02.2025 10:30", "2025-02-01", "01/02/2025 – 03/04/2025", "10:30-11:45", "1.234.567,89 €",
    "612 345 678 €", "612.345.678", "€ 612 345 678", "+15 000 000", "version 10.2.33.4444",
    "192.168.100.200", "#2015550123", "order no. 2015550123", "1735689600", "1735689600123",
    "978-3-16-148410-0", "DE89 3704 0044 0532 0130 00", "123e4567-e89b-12d3-a456-426614174000",
    "0.123456789", "3f2c5550123ab", "SIRET 732 829 320 00074", "2025-01-15T10:00:00+0200",
    "pages 120-130", "48.8566, 2.3522", "100 000 000 users",
  ])
  func `dates, times, amounts, versions and identifiers are no telephone numbers`(text: String) {
    #expect(redacted(text, [.phones]) == text)
  }

  @Test(arguments: [
    "1 2 99999999999999999999", "1.2.99999999999999999999", "99999999999999999999-1-2",
  ])
  func `a very long group of digits is no date and no number`(text: String) {
    #expect(redacted(text, Set(RedactionKind.allCases)) == text)
  }

  @Test(arguments: [
    "+55 11 91234-0159", "+55 (11) 98765-4321", "+55 11 91234.0159", "+49 30-901820 77",
    "+49 30 901820-77", "+1 212-555-0182 45", "030 901820-77", "030/901820/78",
    "212-555-0182/0183", "212-555-0182/83", "+ 49 30 901820 77", "+ 1 212-555-0182",
  ])
  func `a telephone number is not cut`(number: String) {
    #expect(redacted("Ruf \(number) an.", [.phones]) == "Ruf [phone] an.")
  }

  @Test(arguments: ["#", "No.", "Nr.", "tel", "Tel", "fax", "mobile", "p."])
  func `a sign or word may stand right before a number`(before: String) {
    #expect(redacted("at \(before)212-555-0182, ok", [.phones]) == "at \(before)[phone], ok")
  }

  /// The digits, in any groups with any separators, are gone as a whole.
  @Test func `a number with a plus sign is taken out whole, however it is grouped`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<2_000 {
      let digits = (0..<Int.random(in: 10...15, using: &generator)).map { place in
        "\(Int.random(in: place == 0 ? 1...9 : 0...9, using: &generator))"
      }
      var number = "+" + digits[0]
      var length = 1
      for digit in digits.dropFirst() {
        if length > 1, Int.random(in: 0..<4, using: &generator) == 0 {
          number += ["-", ".", "/"].randomElement(using: &generator) ?? "-"
          length = 0
        }
        number += digit
        length += 1
      }
      #expect(redacted("so \(number) it", [.phones]) == "so [phone] it", "\(number)")
    }
  }

  @Test(arguments: [
    ("+49 30 1234567 2025-02-01", "[phone] 2025-02-01"),
    ("+1 201-555-0123 201-555-0199", "[phone] [phone]"),
    ("+49 30 1234567 (2024)", "[phone] (2024)"), ("+49 30 1234567 10:30", "[phone] 10:30"),
    ("+49 30 1234567 / +49 30 1234568", "[phone] / [phone]"),
    ("+49 30 1234567 3.5 km", "[phone] 3.5 km"), ("2 + 49 30 1234 5678", "2 + 49 30 1234 5678"),
    ("a + 1000000000", "a + 1000000000"), ("+ 100 200 300 400", "+ 100 200 300 400"),
    ("model212-555-0182", "model212-555-0182"),
  ])
  func `what stands beside a number stays`(text: String, expected: String) {
    #expect(redacted(text, [.phones]) == expected)
  }

  @Test func `the time after a number stays`() {
    #expect(redacted("030 1234567 10:30", [.phones]) == "[phone] 10:30")
    #expect(redacted("201-555-0123 201-555-0199", [.phones]) == "[phone] [phone]")
  }

  // MARK: Cards

  @Test(arguments: [
    "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "378282246310005",
    "3782 822463 10005", "5555555555554444", "6011111111111117", "3530111333300000",
    "30569309025904", "４１１１１１１１１１１１１１１１", "4111/1111/1111/1111", "4111,1111,1111,1111",
    "4111_1111_1111_1111", "4111, 1111, 1111, 1111", "3782/822463/10005",
  ])
  func `a card is found`(card: String) {
    #expect(redacted("Pay with \(card).", [.cards]) == "Pay with [card].")
    #expect(redacted("\(card) 12/27", [.cards]) == "[card] 12/27")
  }

  @Test(arguments: [
    "4111111111111112", "1234567890123456", "0000000000000000", "41111111111111111111111",
    "x4111111111111111", "1735689600123", "4111 1111 1111", "4111,1111,1111", "411111,1111111111",
    "4,111,111,111,111,111",
  ])
  func `a number without the right check digit, network or length is no card`(text: String) {
    #expect(redacted(text, [.cards]) == text)
  }

  // MARK: Addresses of pages

  @Test(arguments: [
    "https://example.com", "http://user@example.com:8080/a?b=c#d", "ftp://example.com/x",
    "www.example.com", "example.com/path", "meet.example.org", "https://[::1]:80/x",
    "https://example.com/a_(b)", "https://example.com/a%20b", "https://example.com/日本",
    "HTTPS://EXAMPLE.COM", "https&#58;//example.com", "zoommtg://zoom.us/join?x=1",
  ])
  func `an address of a page is found whole`(address: String) {
    #expect(redacted("See \(address), please.", [.urls]) == "See [link], please.")
    #expect(redacted("(\(address))", [.urls]) == "([link])")
  }

  @Test(arguments: [
    "README.md", "main.py", "Node.js", "ASP.NET", "Done.It works", "e.g. this", "1.2.3", "a/b",
    "://", "and/or", "3.5 km",
  ])
  func `names of files, versions and the ends of sentences are no addresses`(text: String) {
    #expect(redacted(text, [.urls]) == text)
  }

  @Test func `a link ends where a sentence goes on in a script without spaces`() {
    #expect(redacted("https://example.comを見て", [.urls]) == "[link]を見て")
  }

  @Test func `an address inside another is one`() {
    let all = Set(RedactionKind.allCases)
    #expect(redacted("https://x.example/?u=ann@example.com", all) == "[link]")
    #expect(redacted("ann@example.com/x", all) == "[email]/x")
  }

  @Test func `the time is linear in the text`() {
    for piece in ["a@", "1 ", "<a ", "a.", "&#", "01 ", "x://", "\"@", "+1", "a at ", "%4", "(0"] {
      let text = String(repeating: piece, count: 20_000)
      _ = redacted(text, Set(RedactionKind.allCases))
    }
  }
}
