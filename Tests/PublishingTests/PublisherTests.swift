import Exporting
import Foundation
import MeetingModel
import Publishing
import Reports
import Testing
import TestSupport
import Verification

/// Sites as they are written.
struct PublisherTests {
  @Test(arguments: BuiltInPacks().languages(ofPack: "notes"))
  func `a site of the sample meetings is what the golden files say`(language: String) async throws {
    var site = TestSite()
    site.options.language = language
    site.options.omitted = [.transcript, .questions, .speakers]
    try await site.publish(SampleMeetings.answers)
    // The pages of the meetings differ between languages by labels that other golden files show.
    for name in site.names where name.hasSuffix(".html") {
      guard language == "en" || !(name.first?.isNumber ?? false) || name == "404.html" else {
        continue
      }
      let ascii = String(name.unicodeScalars.map { $0.isASCII ? Character($0) : "_" })
      let script = String(decoding: SiteScript().bytes, as: UTF8.self)
      let text = try #require(site.text(name)).replacing(
        /style-[0-9a-f]{12}\.css/, with: "style.css"
      ).replacing(script, with: "…").replacing(SiteScript().hash, with: "…")
      try GoldenFile.compare(text, with: "Tests/PublishingTests/Golden/\(language)/\(ascii)")
    }
  }

  @Test func `people and rooms have pages with their meetings`() async throws {
    let site = TestSite()
    try await site.publish([
      try answer(1, day: "2026-03-02", people: ["Ann Lee", "Ben"]),
      try answer(2, day: "2026-03-09", room: "retro", people: ["Ann Lee"]),
    ])
    let ann = try #require(site.text("person-ann-lee.html"))
    #expect(ann.contains("2026-03-02-weekly-sync.html") && ann.contains("2026-03-09-retro.html"))
    let ben = try #require(site.text("person-ben.html"))
    #expect(ben.contains("2026-03-02-weekly-sync.html") && !ben.contains("2026-03-09-retro.html"))
    #expect(try #require(site.text("room-retro.html")).contains("2026-03-09-retro.html"))
    let retro = try #require(site.text("2026-03-09-retro.html"))
    #expect(retro.contains("<a href=\"person-ann-lee.html\" dir=\"auto\">Ann Lee</a>"))
    #expect(!retro.contains("person-ben.html"))
  }

  @Test func `pages of meetings without speakers lead to no people`() async throws {
    var site = TestSite()
    site.options.omitted = [.speakers]
    try await site.publish([try answer(1)])
    #expect(site.text("2026-03-02-weekly-sync.html")?.contains("site-topics") == false)
  }

  @Test func `of a meeting of very many people, lists name the first ones and count the others`()
    async throws
  {
    let site = TestSite()
    try await site.publish([try answer(1, people: (1...100).map { "Person \($0)" })])
    let index = try #require(site.text("index.html"))
    #expect(index.matches(of: /href="person-/).count == 20 && index.contains("<li>+ 80</li>"))
    #expect(site.names.filter { $0.hasPrefix("person-person-") }.count == 100)
  }

  @Test func `every link of a site leads to a page of it`() async throws {
    let site = TestSite()
    var answers = SampleMeetings.answers
    for number in 1...205 {
      answers.append(try answer(number, day: number % 2 == 0 ? "2026-03-02" : "2026-02-01"))
    }
    try await site.publish(answers)
    let names = Set(site.names)
    for name in names where name.hasSuffix(".html") {
      let text = try #require(site.text(name))
      for match in text.matches(of: /href="([^"#]+)(#[^"]*)?"/) {
        let target = try #require(String(match.1).removingPercentEncoding)
        // What was said in a meeting may lead elsewhere.
        guard !target.hasPrefix("https:") else { continue }
        #expect(names.contains(target), "\(name) leads to \(target)")
      }
    }
    #expect(names.contains("index-older-1.html"))
  }

  // MARK: Private parts

  @Test(arguments: ["notes", "brief", "qa", "scorecard", "transcript"])
  func `no file has a bot's ID, the address of a room, or a page for search engines`(
    pack: String
  ) async throws {
    var site = TestSite()
    site.pack = pack
    var answers = [try answer(1), try answer(2)]
    answers += SampleMeetings.answers
    try await site.publish(answers)
    var secrets = ["acme.daily.co", "00000000-0000-4000", "000000000001"]
    for answer in SampleMeetings.answers {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(answer)) as? [String: Any])
      let id = try #require(object["bot_id"] as? String)
      secrets += [id, String(id.suffix(12)), try #require(object["room_url"] as? String)]
    }
    for name in site.names {
      let text = try #require(site.text(name))
      for secret in secrets { #expect(!text.contains(secret), "\(name) has \(secret)") }
      guard name.hasSuffix(".html") else { continue }
      #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"), "\(name)")
      #expect(!text.contains("rel=\"canonical\"") && !text.contains("og:"), "\(name)")
    }
  }

  @Test func `where a provider names its rooms, the name is not shown`() async throws {
    let site = TestSite()
    let text = String(decoding: try answer(1, room: "abc-defg-hij"), as: UTF8.self)
      .replacing("acme.daily.co", with: "meet.google.com")
    try await site.publish([Array(text.utf8)])
    #expect(!site.names.contains("rooms.html"))
    for name in site.names { #expect(!(site.text(name) ?? "").contains("abc-defg-hij"), "\(name)") }
  }

  // MARK: Hostile text

  @Test func `text of meetings acts nowhere, and stays whole in the lists`() async throws {
    let texts =
      HostileText.texts(60, seed: 17) + [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{title}}", "../../etc",
        "a/b",
        "\u{202E}evil", "javascript:alert(1)", "</title><b>", "&lt;", "index", "404", "con", ".",
      ]
    let site = TestSite()
    let answers = try texts.enumerated().map { number, text in
      try answer(
        number, title: text, people: [text.replacing("\n", with: " "), "Ann"], summary: text)
    }
    let published = try await site.publish(answers)
    #expect(published.meetingCount == texts.count)
    let verifier = try Verifier(
      recordSchema: try ProjectFolder.bytes(of: "Templates/schema/debrief.meeting.v1.json"),
      searchScript: SiteScript().bytes)
    for name in site.names where name.hasSuffix(".html") {
      let bytes = Array(try #require(site.text(name)).utf8)
      let findings = verifier.findings(in: bytes, of: .page)
      #expect(findings.isEmpty, "\(name): \(findings.first.map { "\($0)" } ?? "")")
    }
  }

  // MARK: Choices

  @Test func `meetings are chosen by day, person and room`() async throws {
    let answers = [
      try answer(1, day: "2026-03-01", people: ["Ann Lee"]),
      try answer(2, day: "2026-03-02", room: "retro", people: ["Ben", "Annabel"]),
      try answer(3, day: "2026-03-03", people: ["ann lee", "Cy"]),
    ]
    func names(_ change: (inout MeetingFilter) -> Void) async throws -> [String] {
      var site = TestSite()
      change(&site.filter)
      try await site.publish(answers)
      return site.names.filter { $0.hasPrefix("2026") }.map { String($0.prefix(10)) }
    }
    #expect(
      try await names { $0.firstDay = CivilDay("2026-03-02") } == ["2026-03-02", "2026-03-03"])
    #expect(try await names { $0.endDay = CivilDay("2026-03-02") } == ["2026-03-01"])
    #expect(try await names { $0.people = ["Ann"] } == ["2026-03-01", "2026-03-03"])
    #expect(try await names { $0.people = ["Ben", "Cy"] } == ["2026-03-02", "2026-03-03"])
    #expect(try await names { $0.excludedPeople = ["Lee"] } == ["2026-03-02"])
    #expect(try await names { $0.rooms = ["Retro"] } == ["2026-03-02"])
    #expect(try await names { $0.excludedRooms = ["retro"] } == ["2026-03-01", "2026-03-03"])
  }

  @Test(arguments: ["2026-3-01", "2026-02-30", "yesterday", "", "2026-03-01T00:00:00Z"])
  func `a day is a date and nothing else`(text: String) {
    #expect(CivilDay(text) == nil)
  }

  @Test func `of several answers about a bot, the last one counts`() async throws {
    let site = TestSite()
    var repeated = 0
    let published = try await site.publish([
      try answer(1, title: "Before"), try answer(2), try answer(1, title: "After"),
    ]) { if case .repeated = $0 { repeated += 1 } }
    #expect(published.meetingCount == 2 && repeated == 1)
    #expect(site.names.contains("2026-03-02-after.html"))
    #expect(!site.names.contains("2026-03-02-before.html"))
  }

  @Test func `a meeting that is no longer chosen goes with its earlier answers`() async throws {
    var site = TestSite()
    site.filter.excludedPeople = ["Zelda"]
    let published = try await site.publish([
      try answer(1, title: "Before"), try answer(2),
      try answer(1, title: "After", people: ["Ann Lee", "Zelda"]),
    ])
    #expect(published.meetingCount == 1)
    #expect(site.names.filter { $0.hasPrefix("2026") } == ["2026-03-02-weekly-sync.html"])
  }

  @Test func `names of nobody are told with the nearest one`() async throws {
    var site = TestSite()
    site.filter.excludedPeople = ["Ann Lea", "ben"]
    site.filter.excludedRooms = ["weekly-sink"]
    var told: [String] = []
    try await site.publish([try answer(1, people: ["Ann Lee"]), try answer(2, people: ["Ben"])]) {
      if case .unmatched(let name, let suggestion) = $0 { told.append(name.text + suggestion) }
    }
    #expect(
      told == [
        "Ann Lea; did you mean \"Ann Lee\"?", "weekly-sink; did you mean \"weekly-sync\"?",
      ])
  }

  @Test func `nothing is published if no meeting is chosen of those that are there`() async throws {
    var site = TestSite()
    try await site.publish([try answer(1)])
    let before = site.names
    site.filter.people = ["An Lee"]
    let error = await #expect(throws: ExportError.self) { try await site.publish([try answer(1)]) }
    #expect(error?.kind == .usage)
    #expect(site.names == before)
  }

  @Test func `a pack with a page of its own must lead back and keep out of search engines`() throws
  {
    for (page, part) in [
      ("<!doctype html>\n<p>{{title}}</p>\n", "page.head"),
      ("<!doctype html>\n{{page.head}}\n<p>{{title}}</p>\n", "page.top"),
    ] {
      let folder = try TemporaryFolder()
      try folder.write("{\"name\": \"own\"}", to: "own/pack.json")
      try folder.write(page, to: "own/own.html.mustache")
      let loader = PackLoader(folders: [folder.path])
      let (root, pack) = (try loader.load("notes"), try loader.load("own"))
      let error = #expect(throws: ReportError.self) {
        try SiteRenderer(pack, root: root, title: nil, options: RenderOptions())
      }
      #expect(error.map { "\($0)".contains("{{\(part)}}") } ?? false)
    }
  }
}
