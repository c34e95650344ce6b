import BotStatus
import Exporting
import Foundation
import Redaction
import Reports
import SiteSearch
import Synchronization
import TestSupport
import Testing

@testable import Publishing

/// Sites out of which data and names are taken.
struct RedactedSiteTests {
  private func site(_ change: (inout SiteRedaction) -> Void = { _ in }) -> TestSite {
    var site = TestSite()
    site.hasTwins = true
    site.address = "https://example.org/site/"
    site.redaction.keyPath = (site.folder?.path ?? "") + "key.json"
    change(&site.redaction)
    return site
  }

  private static let summary =
    "José's plan, by JOSE NÚÑEZ (jose.nunez@example.com, +49 30 1234567): see"
    + " https://plan.example/jos%C3%A9 for Falcon. **Jos**é Núñez agrees."

  private func answers() throws -> [[UInt8]] {
    [
      try answer(1, title: "Núñez 1:1", people: ["José Núñez", "Ben Ray"], summary: Self.summary),
      try answer(2, room: "jose-nunez", people: ["Jose\u{301} Nu\u{301}ñez"], summary: "Ben's."),
    ]
  }

  @Test func `nothing that was taken out is in a file or its name`() async throws {
    let site = site {
      $0.kinds = Set(RedactionKind.allCases)
      $0.words = WordList("falcon")
    }
    try await site.publish(try answers())
    // The page of the search is the same for all sites but for the title.
    let all = site.texts.filter { $0.key != "search.html" }.map { "\($0.key)\n\($0.value)" }.joined(
      separator: "\n"
    )
    .decomposedStringWithCanonicalMapping.lowercased()
    .filter { !$0.unicodeScalars.contains { (0x300...0x36F).contains($0.value) } }
    for original in ["nunez", "jose", "ray", "falcon", "1234567", "plan.example", "@example"] {
      #expect(!all.contains(original), "\(original)")
    }
    #expect(all.contains("person 1") && all.contains("[phone]") && all.contains("[redacted]"))
  }

  @Test func `the key is for its owner alone and keeps the aliases`() async throws {
    let site = site()
    try await site.publish(try answers())
    let path = try #require(site.redaction.keyPath)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let before = try String(contentsOfFile: path, encoding: .utf8)
    let again = try await site.publish(try answers().reversed())
    #expect(again.plan.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == before)
    try await site.publish(try answers() + [try answer(3, people: ["Aaron Abel"])])
    #expect(site.names.contains("person-person-3.html"))
    let later = try String(contentsOfFile: path, encoding: .utf8)
    #expect(later.hasPrefix(before.prefix(while: { $0 != "]" }).dropLast(5)))
  }

  @Test func `a name in the title of the site is a leak, and nothing is put in place`() async throws
  {
    var site = site()
    site.title = "Meetings of Jose Nunez"
    let error = await #expect(throws: ExportError.self) { try await site.publish(try answers()) }
    #expect(error?.kind == .failed)
    #expect(error?.reason.contains("\"José Núñez\" in 2026-03-02") == true)
    #expect(!site.names.contains { $0.hasSuffix(".html") })
    let advice = error?.advice?.description ?? ""
    #expect(advice.hasPrefix("no meeting has it, but every page"))
    #expect(!FileManager.default.fileExists(atPath: site.redaction.keyPath ?? ""))
  }

  @Test(arguments: [
    ("card 4111 1111 1111 1111", "or 4111,1111;1111/1111 too", "1111"),
    ("a 212-555-0182", "ref 212-555-0182-1", "0182"),
    ("ann@example.com", "ann@example. com", "@example"),
  ])
  func `what is written in another way elsewhere is taken out, too`(
    original: String, other: String, rest: String
  ) async throws {
    let site = site { $0.kinds = [.emails, .phones, .cards] }
    let answers = [try answer(1, summary: original), try answer(2, summary: other)]
    try await site.publish(answers)
    for (name, text) in site.texts where name.hasPrefix("2026") {
      #expect(!text.contains(rest), "\(name)")
    }
    let again = try await site.publish(answers)
    #expect(again.plan.isEmpty)
    // What is not there anymore changes other meetings no longer.
    try await site.publish([try answer(2, summary: "ref 212-555-0182-1")])
    #expect(site.texts.values.contains { $0.contains("212-555-0182-1") })
  }

  @Test(arguments: [
    "C#", "C++", "$5", "10%", "2026", "c", "March", "UTC", "min", "section", "html", "index",
    "person", "file", "task", "t", "self",
  ])
  func `a word of the list does not keep a site from being published`(word: String) async throws {
    let site = site {
      $0.keyPath = nil
      $0.words = WordList(word)
    }
    try await site.publish([try answer(1, title: "Plan", summary: "so \(word) is it")])
    #expect(site.texts.values.contains { $0.contains("so [redacted] is it") })
  }

  @Test func `a number of the list in the title of the site is a leak`() async throws {
    var site = site { $0.words = WordList("2031") }
    site.title = "Plan of 2031"
    let error = await #expect(throws: ExportError.self) { try await site.publish(try answers()) }
    #expect(error?.reason.contains("\"2031\" in the title") == true)
    site.redaction.words = WordList("index")
    site.title = "Our index"
    let other = await #expect(throws: ExportError.self) { try await site.publish(try answers()) }
    #expect(other?.reason.contains("\"index\" in the title") == true)
  }

  @Test func `the address of the site is no leak`() async throws {
    let site = site {
      $0.kinds = [.urls]
      $0.allowed = ["https://example.org/site/"]
    }
    try await site.publish([try answer(1, summary: "See https://example.org/site/ for more.")])
    #expect(site.text("2026-03-02-weekly-sync.html")?.contains("[link]") == true)
  }

  @Test func `a key inside the site is refused`() async throws {
    let site = site()
    try await site.publish(try answers())
    var other = site
    other.redaction.keyPath = site.path + "key.json"
    let error = await #expect(throws: ExportError.self) { try await other.publish(try answers()) }
    #expect(error?.kind == .usage)
  }

  @Test func `a damaged key is refused`() async throws {
    let site = site()
    try Data("{}".utf8).write(to: URL(filePath: try #require(site.redaction.keyPath)))
    let error = await #expect(throws: ExportError.self) { try await site.publish(try answers()) }
    #expect(error?.kind == .badInput)
  }

  /// A publisher of the usual pages, for inputs that a test makes itself.
  private func publisher(of site: TestSite) throws -> Publisher {
    let loader = PackLoader()
    let renderer = try SiteRenderer(
      try loader.load("notes"), root: try loader.load(PackLoader.rootPackName), title: nil,
      options: RenderOptions())
    return Publisher(
      appearance: [], reader: BotStatusReader(), renderer: renderer, redaction: site.redaction)
  }

  @Test func `a source that changes after its names were read is not published`() async throws {
    let site = site()
    let publisher = try publisher(of: site)
    let first = try answer(1, people: ["Ann Lee"])
    let later = try answer(1, people: ["Zoe Quartz"])
    let count = Counter()
    let input = Input(name: "answer") { .bytes(count.next() == 1 ? first : later) }
    let error = await #expect(throws: ExportError.self) {
      try await publisher.publish([input], into: site.places) { _ in }
    }
    #expect(error?.reason.contains("has changed") == true)
    #expect(!site.names.contains { $0.hasSuffix(".html") })
  }

  @Test func `another redaction reaches pages that are there`() async throws {
    var site = site()
    site.redaction.keyPath = nil
    try await site.publish(try answers())
    #expect(site.names.contains("person-ben-ray.html"))
    site.redaction.kinds = [.phones]
    try await site.publish(try answers())
    #expect(!site.texts.values.contains { $0.contains("1234567") })
    site.redaction.keyPath = (site.folder?.path ?? "") + "key.json"
    try await site.publish(try answers())
    #expect(!site.names.contains("person-ben-ray.html"))
    #expect(!site.texts.values.contains { $0.contains("Ben Ray") })
  }

  @Test func `what was reviewed without a redaction is not published with it`() async throws {
    var site = site()
    site.redaction.keyPath = nil
    site.redaction.kinds = [.phones]
    try await site.publish(try answers())
    let redaction = site.redaction
    site.redaction = SiteRedaction()
    try await site.review(try answers())
    site.redaction = redaction
    // The pages of the others are as they are on the site.
    try await site.review(
      try answers() + [try answer(9, day: "2026-04-01", room: nil, title: "New", people: [])])
    _ = try site.places.approve()
    var count = 0
    for name in site.names where SearchFile.isName(name) {
      let bytes = Array(try #require(site.text(name)).utf8)
      guard let text = SearchFile.text(in: bytes, named: name) else { continue }
      count += 1
      #expect(!String(decoding: text, as: UTF8.self).contains("1234567"), "\(name)")
    }
    #expect(count > 3)
  }

  @Test func `a text of the search that still has what was taken out is found`() async throws {
    let site = TestSite()
    let folder = try SiteFolder(path: site.path)
    let file = try SearchFile(Array("turn-1\tCall Ben Ray at once\n".utf8))
    var list = StagedFileList(in: nil)
    try list.add(try folder.stage(file.bytes, as: file.name))
    let files = try list.finish()
    let run = RedactionRun(Redactor(words: WordList(words: ["Ben Ray"])), allowed: [])
    let error = await #expect(throws: ExportError.self) {
      try await run.check(files, in: folder, jobs: 2)
    }
    #expect(error?.reason.contains("\"Ben Ray\" in \(file.name):1") == true)
  }

  @Test(arguments: [true, false])
  func `the number of texts is told if texts were to be taken out`(hasKinds: Bool) async throws {
    let site = site { if hasKinds { $0.kinds = [.cards] } }
    let publisher = try publisher(of: site)
    let bytes = try answer(1, people: ["Ann Lee"])
    var counts: [Int?] = []
    _ = try await publisher.publish([Input(name: "a") { .bytes(bytes) }], into: site.places) {
      if case .redacted(let count, _, _) = $0 { counts.append(count) }
    }
    #expect(counts == [hasKinds ? 0 : nil])
  }

  @Test func `a site for review has the aliases that it will have`() async throws {
    let site = site()
    _ = try await site.review(try answers())
    _ = try site.places.approve()
    #expect(try await site.publish(try answers()).plan.isEmpty)
  }
}

/// Counts how often a source is read.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
