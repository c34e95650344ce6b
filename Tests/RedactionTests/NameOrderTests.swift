import MeetingModel
import Testing

@testable import Redaction

/// Names of several parts, in any order, with any character between their parts.
struct NameOrderTests {
  /// What remains of a text of a meeting in which one person takes part.
  private func rest(of text: String, by label: String) -> String {
    let meeting = PseudonymTests.meeting([label], [text])
    let redactor = Redactor(pseudonyms: PseudonymTests.pseudonyms([meeting]))
    let redacted = redactor.redact(meeting).meeting
    return (redacted.transcript?.turns[0].text ?? "").replacing("Person 1", with: "P")
      .replacing("person-1", with: "P")
  }

  @Test(arguments: ["'", "’", "´", "-", "\u{2011}", ""], ["'", "’", "´", "-", "\u{2011}", ""])
  func `the parts of a word are joined by any character`(label: String, text: String) {
    // Where the label has nothing between the parts, they are one word.
    guard !label.isEmpty || text.isEmpty else { return }
    for (first, head, tail) in [("Miles", "O", "Quillx"), ("Maryam", "d", "Arquebusx")] {
      let name = "\(first) \(head)\(label)\(tail)"
      for space in [" ", ".", "-", "_", "\n"] {
        let written = "\(first)\(space)\(head)\(text)\(tail)"
        for form in [written, written.lowercased(), written.uppercased()] {
          #expect(rest(of: "so \(form) said", by: name) == "so P said", "\(name)")
        }
      }
      let reversed = "\(head)\(text)\(tail), \(first)".lowercased()
      #expect(rest(of: "so \(reversed) said", by: name) == "so P said", "\(name)")
    }
  }

  @Test(arguments: [
    ("Jean-Luc Wombatz", "wombatz jean-luc"), ("Jean-Luc Wombatz", "wombatz, jean-luc"),
    ("Jean-Luc Wombatz", "wombatz.jean-luc"), ("Jean-Luc Wombatz", "jean luc wombatz"),
    ("Jean-Luc Wombatz", "jeanluc.wombatz"), ("Anna-Lena von Zitzelx", "zitzelx, anna-lena"),
    ("Anna-Lena von Zitzelx", "von zitzelx, anna-lena"),
    ("Anna-Lena von Zitzelx", "anna-lena zitzelx"),
    ("Mariax Garcíax Lópezx", "garciax lopezx, mariax"),
    ("Jürgen Wömbatz-Grün", "woembatz-gruen, juergen"),
  ])
  func `a name in lower case is found in any order`(label: String, text: String) {
    #expect(rest(of: "with \(text) there", by: label) == "with P there")
  }

  @Test(arguments: ["miles away", "o dear", "she'll be there", "jean shorts"])
  func `a part in lower case stays`(text: String) {
    for label in ["Miles O'Quillx", "Jean-Luc Shell"] {
      #expect(rest(of: text, by: label) == text)
    }
  }

  @Test(arguments: [
    "von Zitzelx, Annax", "van der Quuxx, Pieterx", "de la Cruzx, Mariax",
    "De la Cruzx, Mariax", "Garcíax Lópezx, Mariax", "Garcíax Lópezx, Mariax Josex",
    "Müllerx, Annax Lenax", "Zitzelx, Annax, PhD", "GARCÍAX LÓPEZX, MARIAX",
    "Quillx Zitzelx, Dr. Annax (Acme)",
  ])
  func `the first name behind a comma is found`(label: String) {
    let names = PersonName(label: label)?.text.split { $0 == " " || $0 == "," }.map(String.init)
    for name in names ?? [] where !["von", "van", "der", "de", "la", "De", "Dr."].contains(name) {
      #expect(rest(of: "so \(name) said", by: label) == "so P said")
    }
    #expect(names?.count ?? 0 > 1)
  }

  @Test(arguments: [
    ("Ann Lee, PhD", "Ann Lee"), ("Ann Lee, IBM", "Ann Lee"),
    ("Ann Lee, Head of Sales", "Ann Lee"), ("Ann Lee, Acme Corp.", "Ann Lee"),
    ("Lee, Ann, Acme", "Lee, Ann"), ("Ann Lee, Organizer", "Ann Lee"),
  ])
  func `what is no name behind a comma is none`(label: String, name: String) {
    #expect(PersonName(label: label)?.text == name)
  }

  @Test(arguments: ["ann lee", "lee, ann", "ann.lee", "Ann", "Acme"])
  func `a name before a company is found in lower case, too`(text: String) {
    #expect(rest(of: "with \(text) there", by: "Ann Lee, Acme") == "with P there")
  }

  @Test func `with and without a company, a person is the same`() {
    let meetings = [
      PseudonymTests.meeting(["Ann Lee, Acme"], ["for Acme"]), PseudonymTests.meeting(["Ann Lee"]),
      PseudonymTests.meeting(["Lopez Ruiz Maria, Acme"]),
      PseudonymTests.meeting(["Lopez Ruiz, Maria", "Lopez Ruiz"]),
    ]
    let pseudonyms = PseudonymTests.pseudonyms(meetings)
    #expect(pseudonyms.key.people.map(\.name).sorted() == ["Ann Lee", "Lopez Ruiz"])
    for meeting in meetings { #expect(pseudonyms.knowsAll(of: meeting)) }
    let redactor = Redactor(pseudonyms: pseudonyms)
    let turns = redactor.redact(meetings[0]).meeting.transcript?.turns.map(\.text)
    #expect(turns?[0].hasPrefix("for Person ") == true)
  }

  @Test(arguments: [
    "Quentin Zabrowski's iPhone", "Quentin Zabrowski’s MacBook Pro", "Quentin Zabrowski iPad (2)",
    "Quentin Zabrowski's Galaxy S21", "iPhone de Quentin Zabrowski", "iPad von Quentin Zabrowski",
    "Quentin / Zabrowski", "Quentin/Zabrowski", "Quentin\u{200B}Zabrowski",
    "Quentin \u{200B}Zabrowski", "Zabrowski, Quentin / Acme (she/her)",
  ])
  func `a name of a device and a pair have the name of a person`(label: String) {
    for form in ["Quentin", "Zabrowski", "quentin zabrowski", "zabrowski, quentin", "Zabrowskis"] {
      let rest = rest(of: "so \(form) it", by: label)
      #expect(rest == "so P it" || rest == "so Ps it", "\(form)")
    }
    #expect(rest(of: "my iPhone, her iPad", by: label) == "my iPhone, her iPad")
    let meeting = PseudonymTests.meeting([label, "Quentin Zabrowski"])
    #expect(PseudonymTests.pseudonyms([meeting]).key.people.count == 1)
  }

  @Test(arguments: ["Michael Dell", "Mac Miller", "Ann Mobile", "Pixel Lee", "Ann de Galaxy"])
  func `a name of a person that is one of a device stays whole`(label: String) {
    for word in label.split(separator: " ") where word != "de" {
      #expect(rest(of: "so \(word) it", by: label) == "so P it")
    }
  }
}
