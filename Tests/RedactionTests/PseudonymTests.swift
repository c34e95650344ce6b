import Foundation
import JSONDocument
import MeetingModel
import TestSupport
import Testing

@testable import Redaction

/// The same person is the same alias, however the name is written.
struct PseudonymTests {
  static func meeting(_ speakers: [String], _ turns: [String] = [], owner: String? = nil) -> Meeting
  {
    var meeting = Meeting(status: .completed)
    meeting.transcript = Transcript(
      turns: turns.enumerated().map { Turn(index: $0.offset + 1, speaker: 0, text: $0.element) },
      speakers: speakers.map { Speaker(name: $0, role: .human) })
    if let owner {
      var insights = Insights(received: ["action_items": [["owner": .string(owner)]]])
      insights.actionItems = [ActionItem(task: .text(MarkdownText("task")), owner: owner)]
      meeting.insights = insights
    }
    return meeting
  }

  static func pseudonyms(_ meetings: [Meeting], key: PseudonymKey? = nil) -> Pseudonyms {
    var names = NameCollection()
    for meeting in meetings { names.add(meeting) }
    return Pseudonyms(key: key ?? PseudonymKey(salt: [1, 2, 3]), names: names)
  }

  /// The labels of each language of notes.
  private static func languages() throws -> [(file: String, labels: [String: String])] {
    let folder = ProjectFolder.root.appending(path: "Templates/notes")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("labels.") }
      .map { file in
        let data = try Data(contentsOf: folder.appending(path: file))
        return (file, try JSONDecoder().decode([String: String].self, from: data))
      }
  }

  @Test func `the words of each language for speakers and months are no names`() throws {
    let languages = try Self.languages()
    #expect(languages.count >= 5)
    for (file, labels) in languages {
      let name = try #require(labels["speaker"]) + " 1"
      let meeting = Self.meeting([name])
      let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
      #expect(
        redacted.transcript?.speakers.first?.name == name, "NameWords.generic lacks that of \(file)"
      )
      for (label, month) in labels
      where label.hasPrefix("month_") && Int(label.dropFirst(6)) != nil {
        guard !month.utf8.contains(where: { (0x30...0x39).contains($0) }) else { continue }
        let word = month.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        #expect(NameWords.calendar.contains(word), "NameWords.calendar lacks \(month) of \(file)")
      }
    }
  }

  /// The first turn of a meeting of one person, with `P` for the alias.
  private func turn(_ text: String, by speaker: String, and others: [String] = []) -> String {
    let meeting = Self.meeting([speaker] + others, [text])
    let pseudonyms = Self.pseudonyms([meeting])
    let redacted = Redactor(pseudonyms: pseudonyms).redact(meeting).meeting
    let alias = redacted.transcript?.speakers[0].name ?? "?"
    return (redacted.transcript?.turns[0].text ?? "").replacing(alias, with: "P")
      .replacing(alias.lowercased().replacing(" ", with: "-"), with: "p")
  }

  @Test(arguments: [
    ("Ann Lee is here", "P is here"), ("ANN LEE", "P"), ("ann lee", "P"), ("Lee, Ann", "P"),
    ("Ann's and Anns turn", "P's and Ps turn"), ("Ann’s", "P’s"), ("l’avis d'Ann", "l’avis d'P"),
    ("ANN!", "P!"), ("mail ann.lee@x", "mail p@x"), ("ann-lee.html", "p.html"), ("annlee", "p"),
    ("AnnLee", "P"), ("Mrs. Lee", "Mrs. P"), ("Annie and Leeds", "Annie and Leeds"),
    ("the ann of it", "the ann of it"), ("**Ann** Lee", "**P"), ("A\u{200B}nn", "P"),
    ("Annさん", "Pさん"), ("Ann%20Lee", "P"), ("&#65;nn", "P"), ("Ánn", "P"), ("A\u{301}nn", "P"),
    ("A<b>nn</b>", "P</b>"), ("Ann\nLee", "P"), ("Ａｎｎ", "P"),
  ])
  func `a name is found in every spelling`(text: String, expected: String) {
    #expect(turn(text, by: "Ann Lee") == expected)
  }

  @Test(arguments: [
    ("José Núñez", "Jose Nunez; JOSE\u{301} (Núñez)", "P; P (P)"),
    ("Jose Nunez", "José (Núñez)", "P (P)"),
    ("Jürgen Müller", "juergen.mueller, Mueller, Müllers", "p, P, Ps"),
    ("Søren Ødegård", "Soren Odegard", "P"),
    ("Łukasz Żółć", "Lukasz und Zolc", "P und P"),
    ("Иван Петров", "Иван и ПЕТРОВ", "P и P"),
    ("田中 太郎", "田中さん、太郎様、田中太郎、田中　太郎", "Pさん、P様、P、P"),
    ("田中太郎", "田中さんと太郎さん", "PさんとPさん"),
    ("林 健", "林さんは森の林にいる。健君", "Pさんは森の林にいる。P君"),
    ("ガルシア", "か\u{3099}と力\u{3099}、カ\u{3099}ルシアさん", "か\u{3099}と力\u{3099}、Pさん"),
    ("김철수", "김철수가 철수를", "P가 P를"),
    ("李小龍", "李小龍和小龍", "P和P"),
    ("Ben Carter", "Ben and Mr. Carter; a ben.", "P and Mr. P; a ben."),
    ("Don Draper", "Don or Draper: don't. Don’t!", "P or P: don't. Don’t!"),
    ("Al Gore", "Al is here, et al.", "P is here, et al."),
    ("Carter, Ben", "Ben said so", "P said so"),
    ("van Beethoven", "a Van and Beethoven", "a Van and P"),
    ("Hon. Anthony Rota", "Hon. Anthony Rota", "Hon. P"),
    ("Dr. med. Ann Lee", "Med and Ann", "Med and P"),
    ("Anne-Marie O'Brien", "Anne-Marie; O’Brien, Marie", "P; P, P"),
    ("Ludwig van Beethoven", "a van of Beethoven", "a van of P"),
    ("Dr. Ann Lee (Acme)", "Ann, Dr. Lee, Acme", "P, Dr. P, Acme"),
    ("The Chair (Hon. Anthony Rota (Nipissing, Lib.))", "Mr. Rota, the chair", "Mr. P, the chair"),
    ("ann.lee@example.com", "Ann Lee", "P"),
  ])
  func `names of many languages are found`(name: String, text: String, expected: String) {
    #expect(turn(text, by: name) == expected)
  }

  @Test func `many titles take linear time`() {
    let label = String(repeating: "Dr ", count: 80_000) + "Lee"
    #expect(PersonName(label: label)?.identity == "lee")
  }

  @Test func `many people of one name take linear time`() {
    let people = (0..<2_000).map { "Ann Lee\(String($0, radix: 26, uppercase: false))x" }
    let mentions = String(repeating: "so Ann ", count: 5_000)
    let meeting = Self.meeting(people, [mentions])
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
    #expect(redacted.transcript?.turns[0].text.hasPrefix("so [name] so [name]") == true)
  }

  @Test func `the name of a room and a title in one word need no capitals`() {
    var meeting = Self.meeting(["Ann Lee", "Zoe Ray"], ["1on1-ann-zoe"])
    meeting.room.name = "1on1-ann-zoe"
    var insights = Insights(received: ["title": "1on1-ann-zoe"])
    insights.title = "1on1-ann-zoe"
    meeting.insights = insights
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
    let names = redacted.participants.map { $0.lowercased().replacing(" ", with: "-") }
    let slug = "1on1-\(names[0])-\(names[1])"
    #expect(redacted.room.name == slug)
    #expect(redacted.insights?.title == slug)
    #expect(redacted.transcript?.turns[0].text == "1on1-ann-zoe")
  }

  @Test func `a meeting that was not collected has people without an alias`() {
    let pseudonyms = Self.pseudonyms([Self.meeting(["Ann Lee (Organizer)", "Lee, Bob"])])
    #expect(pseudonyms.knowsAll(of: Self.meeting(["ann lee", "Bob Lee", "Speaker 1"])))
    #expect(!pseudonyms.knowsAll(of: Self.meeting(["Ann Lee", "Zoe Ray"])))
    #expect(!pseudonyms.knowsAll(of: Self.meeting(["Ann Lee"], owner: "zoe quartz")))
  }

  @Test(arguments: [
    "zoe quartz", "María de los Ángeles Pérez Gómez", "Zoe", "Ben", "ludwig van beethoven",
  ])
  func `an owner is a person with and without capitals`(owner: String) {
    let meeting = Self.meeting(["Ann Lee"], owner: owner)
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
    #expect(redacted.insights?.actionItems[0].owner?.hasPrefix("Person ") == true)
  }

  @Test(arguments: [
    "the team", "The Team", "everyone", "TBD", "all of us", "sales team", "das Team", "alle",
    "toute l'équipe", "el equipo", "whoever is on call", "全員",
  ])
  func `an owner that is no name stays`(owner: String) {
    let meeting = Self.meeting(["Ann Lee"], owner: owner)
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
    #expect(redacted.insights?.actionItems[0].owner == owner)
  }

  @Test func `an owner in lower case is the speaker who has the name`() {
    let meeting = Self.meeting(["Ann Lee"], owner: "ann")
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
    #expect(redacted.insights?.actionItems[0].owner == "Person 1")
  }

  @Test func `a common word is a name only with a capital inside a sentence`() {
    let text = "Will you? I will, and Will will, he will."
    #expect(turn(text, by: "Will Smith") == "Will you? I will, and P will, he will.")
  }

  @Test func `a name that several people have is nobody's`() {
    #expect(
      turn("Ann and Kim", by: "Ann Lee", and: ["Ann Kim"]) == "[name] and Person 2"
        || turn("Ann and Kim", by: "Ann Lee", and: ["Ann Kim"]) == "[name] and Person 1")
  }

  @Test(arguments: ["Speaker 1", "Organizer", "Guest", "Gast 2", "話者1", "Unknown"])
  func `labels that anyone may have stay`(label: String) {
    let meeting = Self.meeting([label, "Ann Lee"])
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
    #expect(redacted.transcript?.speakers.map(\.name) == [label, "Person 1"])
  }

  @Test func `a role beside a name stays`() {
    let meeting = Self.meeting(["Ann Lee (Organizer)"])
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
    #expect(redacted.participants == ["Person 1 (Organizer)"])
  }

  @Test func `owners get the aliases of the speakers`() {
    let meeting = Self.meeting(["Ann Lee", "Bob Ray"], owner: "Ann and Bob Ray")
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting])).redact(meeting).meeting
    let names = redacted.participants
    #expect(redacted.insights?.actionItems[0].owner == "\(names[0]) and \(names[1])")
  }

  @Test func `aliases do not depend on the order of the meetings`() {
    let meetings = [Self.meeting(["Ann Lee"]), Self.meeting(["Bob Ray", "Cleo Fox"])]
    let one = Self.pseudonyms(meetings).key.json
    #expect(one == Self.pseudonyms(meetings.reversed()).key.json)
  }

  @Test func `whoever has an alias keeps it`() throws {
    let first = Self.pseudonyms([Self.meeting(["Ann Lee", "Bob Ray"])]).key
    let kept = try PseudonymKey(first.json)
    let later = Self.pseudonyms([Self.meeting(["Aaron Abel", "ANN LEE"])], key: kept).key
    #expect(later.people.prefix(2) == first.people[...])
    #expect(later.people.map(\.alias) == ["Person 1", "Person 2", "Person 3"])
    #expect(later.people.last?.name == "Aaron Abel")
  }

  @Test func `an alias that was changed by hand is used`() throws {
    let key = try PseudonymKey([
      "version": 1, "salt": "00", "people": [["alias": "Customer A", "name": "Ann Lee"]],
    ])
    let meeting = Self.meeting(["Ann Lee"], ["Ann, see ann-lee"])
    let redacted = Redactor(pseudonyms: Self.pseudonyms([meeting], key: key)).redact(meeting)
      .meeting
    #expect(redacted.transcript?.turns[0].text == "Customer A, see customer-a")
  }

  @Test(arguments: [
    "[]", "{}", #"{"version":2,"salt":"","people":[]}"#,
    #"{"version":1,"salt":"","people":[{"alias":"x"}]}"#,
  ])
  func `a damaged key is refused`(json: String) throws {
    let value = try JSONParser.parse(json)
    #expect(throws: PseudonymKey.Failure.self) { _ = try PseudonymKey(value) }
  }

  @Test func `an address with a name in it is an address`() {
    let meeting = Self.meeting(["Ann Lee"], ["ann.lee@example.com or Ann"])
    let redactor = Redactor(kinds: [.emails], pseudonyms: Self.pseudonyms([meeting]))
    #expect(redactor.redact(meeting).meeting.transcript?.turns[0].text == "[email] or Person 1")
  }
}
