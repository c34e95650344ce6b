import Exporting
import Foundation
import Publishing
import Reports
import TestSupport
import Testing

/// Sites that are looked at before they are published, and steps that are undone.
struct ApprovalTests {
  @Test func `a folder of the review that has files of somebody else stays, and that is told`()
    async throws
  {
    let site = TestSite()
    try await site.review([try answer(1, summary: "One.")])
    let review = try site.places.review()
    try Data("x".utf8).write(to: URL(filePath: review + "mine.txt"))
    var stays: [String] = []
    _ = try site.places.approve { event in
      if case .reviewStays(let path) = event { stays.append(path) }
    }
    #expect(stays == [review])
    #expect(FileManager.default.fileExists(atPath: review + "mine.txt"))
    try FileManager.default.removeItem(atPath: review)
    try await site.review([try answer(1, summary: "Two.")])
    _ = try site.places.approve { event in Issue.record("\(event)") }
  }

  @Test func `what was reviewed is put in place, byte for byte`() async throws {
    let (site, other) = (TestSite(), TestSite())
    let answers = [try answer(1, title: "One"), try answer(2, title: "Two")]
    try await site.publish([answers[0], try answer(3, title: "Three")])
    try await other.publish(answers)
    let before = site.texts
    let plan = try await site.review(answers)
    #expect(site.texts == before)
    #expect(pages(plan.new) == ["2026-03-02-two.html"])
    #expect(pages(plan.gone) == ["2026-03-02-three.html"])
    #expect(plan.changed.contains("index.html"))
    _ = try site.places.approve()
    #expect(site.texts == other.texts)
    #expect(!site.hasBeside("review"))
  }

  @Test func `a first site is reviewed, too, and is not there until it is approved`() async throws {
    let site = TestSite()
    let plan = try await site.review([try answer(1)])
    #expect(plan.new.contains("index.html") && site.names == [])
    let other = TestSite()
    try await other.publish([try answer(1)])
    _ = try site.places.approve()
    #expect(site.texts == other.texts)
  }

  @Test func `only its owner can look at what waits and at what was replaced`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1)])
    try await site.publish([try answer(2, title: "Two")], keepsPrevious: true)
    try await site.review([try answer(3, title: "Three")])
    for word in ["review", "previous"] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: String(site.path.dropLast()) + ".\(word)")
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test func `there is nothing to review where nothing would change`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1)])
    #expect(try await site.review([try answer(1)]).isEmpty)
    #expect(!site.hasBeside("review"))
  }

  @Test func `a second review replaces the first`() async throws {
    let site = TestSite()
    try await site.review([try answer(1, title: "One")])
    let plan = try await site.review([try answer(2, title: "Two")])
    #expect(plan.new.contains("2026-03-02-two.html") && plan.gone == [])
    _ = try site.places.approve()
    #expect(site.text("2026-03-02-one.html") == nil && site.text("2026-03-02-two.html") != nil)
  }

  @Test func `names are told when they appear for the first time`() async throws {
    let site = TestSite()
    func names(_ people: [String], room: String) async throws -> [String] {
      try await site.publish([try answer(1, room: room, people: people)]).plan.newNames.sorted()
        .map { "\($0.kind) \($0.text)" }
    }
    #expect(
      try await names(["Ben", "Ann Lee"], room: "sync")
        == ["person Ann Lee", "person Ben", "room sync"])
    #expect(try await names(["Ben", "\u{C7}y"], room: "sync") == ["person \u{C7}y"])
    #expect(try await names(["Ben"], room: "Sync\u{E9}") == ["room Sync\u{E9}"])
    // Who was gone appears again.
    #expect(try await names(["Ben", "Ann Lee"], room: "Sync\u{E9}") == ["person Ann Lee"])
  }

  @Test func `a site that has changed since is not replaced by what was reviewed before`()
    async throws
  {
    let site = TestSite()
    try await site.publish([try answer(1), try answer(2)])
    try await site.review([try answer(1), try answer(2), try answer(3)])
    // Somebody is forgotten in the meantime.
    try await site.publish([try answer(1)])
    let before = site.texts
    let error = #expect(throws: ExportError.self) { try site.places.approve() }
    #expect(error?.kind == .failed && site.texts == before)
  }

  @Test func `a page that was changed in the review is not published`() async throws {
    let site = TestSite()
    try await site.review([try answer(1)])
    try Data("other".utf8).write(
      to: URL(filePath: String(site.path.dropLast()) + ".review/index.html"))
    #expect(throws: ExportError.self) { try site.places.approve() }
    #expect(site.text("index.html") == nil)
  }

  @Test func `what was approved already is told as it is`() async throws {
    let site = TestSite()
    try await site.review([try answer(1)])
    let review = String(site.path.dropLast()) + ".review"
    let copy = String(site.path.dropLast()) + ".copy"
    try FileManager.default.copyItem(atPath: review, toPath: copy)
    let count = try site.places.approve().newCount
    // As after a stop before the review was removed.
    try FileManager.default.moveItem(atPath: copy, toPath: review)
    let plan = try site.places.approve()
    #expect(plan.isEmpty && plan.unchangedCount == count && count > 5)
    #expect(!site.hasBeside("review"))
  }

  @Test func `a site that waits for nothing is not taken for a review`() async throws {
    let site = TestSite()
    let other = SitePlaces(String(site.path.dropLast()) + ".review/")
    let input = Input(name: "answer") { .bytes(try answer(5, title: "Public")) }
    _ = try await site.publisher().publish([input], into: other) { _ in }
    let page = other.site + "2026-03-02-public.html"
    try await site.publish([try answer(1)])
    for answers in [[try answer(1)], [try answer(2, title: "Two")]] {
      let error = await #expect(throws: ExportError.self) { try await site.review(answers) }
      #expect(error?.reason.contains("waits for approval") == true)
      #expect(FileManager.default.fileExists(atPath: page))
    }
  }

  @Test func `a review that was stopped early is for its owner alone all the same`() async throws {
    let site = TestSite()
    let path = String(site.path.dropLast()) + ".review"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try await site.review([try answer(1)])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `a review tells of a file that stands in its way`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1)])
    try site.write("mine", to: "2026-03-02-two.html")
    let error = await #expect(throws: ExportError.self) {
      try await site.review([try answer(1), try answer(2, title: "Two")])
    }
    #expect(error?.place == site.path + "2026-03-02-two.html")
    #expect(site.text("2026-03-02-two.html") == "mine")
  }

  @Test func `a later review tells of a file that came in its way, too`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1)])
    let answers = [try answer(1), try answer(2, title: "Two")]
    try await site.review(answers)
    try site.write("mine", to: "2026-03-02-two.html")
    await #expect(throws: ExportError.self) { try await site.review(answers) }
    try FileManager.default.removeItem(atPath: site.path + "2026-03-02-two.html")
    // A folder in the place of a page of the site.
    try FileManager.default.removeItem(atPath: site.path + "index.html")
    try FileManager.default.createDirectory(
      atPath: site.path + "index.html", withIntermediateDirectories: true)
    let error = await #expect(throws: ExportError.self) { try await site.review(answers) }
    #expect(error?.place == site.path + "index.html")
  }

  @Test func `what was kept waits for a site that is not there`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1, title: "One")])
    try await site.publish([try answer(2, title: "Two")], keepsPrevious: true)
    let (path, away) = (String(site.path.dropLast()), String(site.path.dropLast()) + ".away")
    try FileManager.default.moveItem(atPath: path, toPath: away)
    let error = #expect(throws: ExportError.self) { try site.places.undo() }
    #expect(error?.place == site.path && site.hasBeside("previous"))
    try FileManager.default.moveItem(atPath: away, toPath: path)
    _ = try site.places.undo()
    #expect(site.text("2026-03-02-one.html") != nil)
  }

  @Test func `what was kept and cannot be removed does not hide that the site is in place`()
    async throws
  {
    let site = TestSite()
    try await site.publish([try answer(1, title: "One")])
    try await site.publish([try answer(2, title: "Two")], keepsPrevious: true)
    let record = String(site.path.dropLast()) + ".previous/.debrief-site"
    try Data("damaged".utf8).write(to: URL(filePath: record))
    func events(_ body: ((PublishEvent) -> Void) async throws -> Void) async throws -> Int {
      var count = 0
      try await body { event in
        if case .previousStays = event { count += 1 }
      }
      return count
    }
    let count = try await events { report in
      try await site.publish([try answer(3, title: "Three")], report: report)
    }
    #expect(count == 1 && site.text("2026-03-02-three.html") != nil)
    try await site.review([try answer(4, title: "Four")])
    let approved = try await events { _ = try site.places.approve(report: $0) }
    #expect(approved == 1 && site.text("2026-03-02-four.html") != nil)
    #expect(!site.hasBeside("review"))
  }

  @Test func `words that go from the site go from what is kept for the next run before`()
    async throws
  {
    let site = TestSite()
    try await site.publish([try answer(1, title: "Secret"), try answer(2, title: "Two")])
    #expect(site.text(".debrief-site-cache")?.contains("Secret") == true)
    // The folder in which pages are put in place cannot be changed anymore: as after a stop.
    let next = TestSite()
    try await next.publish([try answer(2, title: "Two")])
    try site.write(try #require(next.text(".debrief-site")), to: ".debrief-site-next")
    await #expect(throws: ExportError.self) { try await site.publish([Array("no".utf8)]) }
    #expect(site.text(".debrief-site-cache") == nil)
  }

  @Test func `the cache of a site that was not put in place is not kept`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1, title: "One")])
    let cache = site.text(".debrief-site-cache")
    let path = String(site.path.dropLast()) + ".previous"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(filePath: path + "/a.html"))
    await #expect(throws: ExportError.self) {
      try await site.publish([try answer(2, title: "Two")], keepsPrevious: true)
    }
    #expect(site.text(".debrief-site-cache") == cache && cache != nil)
    try FileManager.default.removeItem(atPath: path)
    try await site.publish([try answer(2, title: "Two")], keepsPrevious: true)
    #expect(site.text(".debrief-site-cache")?.contains("Two") == true)
    _ = try site.places.undo()
    #expect(site.text(".debrief-site-cache")?.contains("Two") != true)
  }

  @Test func `nothing is approved where nothing waits`() async throws {
    let site = TestSite()
    let error = #expect(throws: ExportError.self) { try site.places.approve() }
    #expect(error?.kind == .badInput)
    let other = TestSite()
    try await other.publish([try answer(1)])
    try FileManager.default.moveItem(
      atPath: String(other.path.dropLast()), toPath: String(site.path.dropLast()) + ".review")
    #expect(throws: ExportError.self) { try site.places.approve() }
    #expect(site.names == [])
  }

  @Test func `a step that was kept is undone, byte for byte`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1, title: "One"), try answer(2, title: "Two")])
    let before = site.texts
    try await site.publish(
      [try answer(2, title: "Too"), try answer(3, title: "Three")], keepsPrevious: true)
    #expect(site.texts != before)
    let plan = try site.places.undo()
    #expect(plan.new.contains("2026-03-02-one.html"))
    #expect(site.texts == before && !site.hasBeside("previous"))
    #expect(throws: ExportError.self) { try site.places.undo() }
  }

  @Test func `an approved step is undone, too`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1)])
    let before = site.texts
    try await site.review([try answer(2, title: "Two")])
    _ = try site.places.approve(keepsPrevious: true)
    _ = try site.places.undo()
    #expect(site.texts == before)
  }

  @Test func `what was kept goes with the next run, and so does what was forgotten`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1), try answer(2)])
    try await site.publish([try answer(1)], keepsPrevious: true)
    #expect(site.hasBeside("previous"))
    try await site.publish([try answer(1)])
    #expect(!site.hasBeside("previous"))
  }

  @Test func `a site that has changed since is not undone`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1)])
    try await site.publish([try answer(2, title: "Two")], keepsPrevious: true)
    try site.write("mine", to: "index.html")
    // The index was kept, so that it can be put back whatever has become of it.
    _ = try site.places.undo()
    #expect(site.text("index.html") != "mine")
    try await site.publish([try answer(2, title: "Two")], keepsPrevious: true)
    try site.write("# debrief site 1\n", to: ".debrief-site")
    #expect(throws: ExportError.self) { try site.places.undo() }
  }

  @Test func `a folder of someone else in the place of what is kept stays`() async throws {
    let site = TestSite()
    let path = String(site.path.dropLast()) + ".previous"
    try await site.publish([try answer(1)])
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(filePath: path + "/a.html"))
    let before = site.texts
    await #expect(throws: ExportError.self) {
      try await site.publish([try answer(2, title: "Two")], keepsPrevious: true)
    }
    #expect(site.texts == before)
    try await site.publish([try answer(2, title: "Two")])
    #expect(FileManager.default.fileExists(atPath: path + "/a.html"))
  }

  @Test(arguments: ["./", "../", "site/.."])
  func `a path without a name has nothing beside it`(path: String) {
    #expect(throws: ExportError.self) { try SitePlaces(path).review() }
  }
}
