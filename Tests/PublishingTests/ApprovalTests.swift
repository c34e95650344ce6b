import Exporting
import Foundation
import Publishing
import TestSupport
import Testing

/// Sites that are looked at before they are published, and steps that are undone.
struct ApprovalTests {
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
