import Exporting
import Foundation
import Publishing
import Reports
import Testing
import TestSupport

/// What becomes of the files of a site from one run to the next.
struct SiteFolderTests {
  private func run(
    _ site: TestSite, _ answers: [[UInt8]]
  ) async throws -> SitePlan { try await site.publish(answers).plan }

  @Test func `a second run writes nothing, and files keep their time`() async throws {
    let site = TestSite()
    let answers = [try answer(1), try answer(2, day: "2026-03-09")]
    let first = try await run(site, answers)
    #expect(first.newCount == site.names.count - 1 && first.unchangedCount == 0)
    let before = try site.names.map(site.identity)
    let second = try await run(site, answers)
    #expect(second.isEmpty && second.unchangedCount == first.newCount)
    #expect(try site.names.map(site.identity) == before)
  }

  @Test func `a new meeting changes the lists and its neighbour, and nothing else`() async throws {
    let site = TestSite()
    let answers = [
      try answer(1, people: ["Ann"]),
      try answer(2, day: "2026-03-03", room: "retro", people: ["Ben"]),
      try answer(3, day: "2026-03-09", people: ["Ann"]),
    ]
    _ = try await run(site, Array(answers.dropLast()))
    let plan = try await run(site, answers)
    #expect(pages(plan.new) == ["2026-03-09-weekly-sync.html"])
    #expect(
      pages(plan.changed) == [
        "2026-03-02-weekly-sync.html", "index.html", "people.html", "person-ann.html",
        "room-weekly-sync.html", "rooms.html",
      ])
    #expect(pages(plan.gone).isEmpty)
  }

  @Test func `a page is made again where what it is made of has changed, whatever it is`()
    async throws
  {
    var site = TestSite()
    let answers = [try answer(1), try answer(2, day: "2026-03-09", room: "retro")]
    _ = try await run(site, answers)
    // What was said, which no list shows.
    let said = String(decoding: answers[0], as: UTF8.self).replacing("We said so", with: "We did")
    #expect(
      try await pages(run(site, [Array(said.utf8), answers[1]]).changed)
        == ["2026-03-02-weekly-sync.html"]
    )
    // An option for all pages of meetings.
    site.options.omitted = [.transcript]
    #expect(
      try await pages(run(site, [Array(said.utf8), answers[1]]).changed)
        == ["2026-03-02-weekly-sync.html", "2026-03-09-retro.html"])
    // What a site puts around the pages.
    site.title = "Ours"
    let plan = try await run(site, [Array(said.utf8), answers[1]])
    #expect(plan.changed.count == site.names.filter { $0.hasSuffix(".html") }.count)
  }

  @Test func `the record is one that sha256sum can check, with a stamp of each page`()
    async throws
  {
    let site = TestSite()
    _ = try await run(site, [try answer(1)])
    let lines = try #require(site.text(".debrief-site")).split(separator: "\n")
    #expect(lines.first == "# debrief site 1")
    let files = site.names.filter { !$0.hasPrefix(".") }
    #expect(lines.filter { !$0.hasPrefix("#") }.map { String($0.dropFirst(66)) } == files)
    #expect(
      lines.dropFirst().filter { $0.hasPrefix("#") }.map { String($0.dropFirst(2)) }.filter {
        !$0.hasSuffix(".html")
      } == ["person Ann Lee", "person Ben", "room weekly-sync"])
    #expect(
      lines.filter { $0.hasPrefix("#") && $0.hasSuffix(".html") }.map { String($0.dropFirst(68)) }
        == [
          "2026-03-02-weekly-sync.html", "index.html", "people.html", "person-ann-lee.html",
          "person-ben.html", "room-weekly-sync.html", "rooms.html",
        ])
  }

  @Test func `a renamed meeting leaves no page under its old name`() async throws {
    let site = TestSite()
    _ = try await run(site, [try answer(1, title: "Plans")])
    let plan = try await run(site, [try answer(1, title: "Plan B")])
    #expect(pages(plan.new) == ["2026-03-02-plan-b.html"])
    #expect(pages(plan.gone) == ["2026-03-02-plans.html"])
    #expect(!site.names.contains("2026-03-02-plans.html"))
    for name in site.names { #expect(!(site.text(name) ?? "").contains("plans"), "\(name)") }
  }

  @Test func `a removed meeting is gone from every file`() async throws {
    let site = TestSite()
    _ = try await run(site, [try answer(1), try answer(2, title: "Secret", people: ["Zelda"])])
    let plan = try await run(site, [try answer(1)])
    #expect(pages(plan.gone) == ["2026-03-02-secret.html", "person-zelda.html"])
    for name in site.names {
      let text = site.text(name) ?? ""
      #expect(
        !text.contains("Secret") && !text.contains("secret") && !text.contains("Zelda"), "\(name)")
    }
  }

  @Test func `other people's files stay, and are told`() async throws {
    let site = TestSite()
    _ = try await run(site, [try answer(1)])
    try site.write("mine", to: "logo.svg")
    let plan = try await run(site, [try answer(1, title: "Other")])
    #expect(plan.foreign == ["logo.svg"])
    #expect(site.text("logo.svg") == "mine")
  }

  @Test func `a page that someone has changed stays when its meeting goes, and is told`()
    async throws
  {
    let site = TestSite()
    _ = try await run(site, [try answer(1), try answer(2, title: "Gone")])
    try site.write("mine", to: "2026-03-02-gone.html")
    let plan = try await run(site, [try answer(1)])
    #expect(plan.kept == ["2026-03-02-gone.html"] && pages(plan.gone).isEmpty)
    #expect(site.text("2026-03-02-gone.html") == "mine")
  }

  @Test func `a page that someone has changed is written again`() async throws {
    let site = TestSite()
    _ = try await run(site, [try answer(1)])
    let text = site.text("index.html")
    try site.write("mine", to: "index.html")
    #expect(try await run(site, [try answer(1)]).changed == ["index.html"])
    #expect(site.text("index.html") == text)
  }

  @Test func `someone else's file under the name of a new page stops everything`() async throws {
    let site = TestSite()
    _ = try await run(site, [try answer(1)])
    try site.write("mine", to: "2026-03-02-plans.html")
    let before = site.names
    let error = await #expect(throws: ExportError.self) {
      try await site.publish([try answer(1), try answer(2, title: "Plans")])
    }
    #expect(error?.kind == .badInput && error?.place == site.path + "2026-03-02-plans.html")
    #expect(error?.reason.contains("not of the site") == true)
    #expect(site.names == before && site.text("2026-03-02-plans.html") == "mine")
  }

  @Test func `a folder in the place of a page stops everything`() async throws {
    let site = TestSite()
    _ = try await run(site, [try answer(1)])
    try FileManager.default.removeItem(atPath: site.path + "people.html")
    try FileManager.default.createDirectory(
      atPath: site.path + "people.html", withIntermediateDirectories: true)
    let before = site.names
    await #expect(throws: ExportError.self) { try await site.publish([try answer(2)]) }
    #expect(site.names == before)
  }

  @Test(arguments: ["debrief.sqlite", "old.db", "all.sqlite-wal"])
  func `a folder with an archive in it is refused, even if it is a site`(name: String) async throws
  {
    let site = TestSite()
    _ = try await run(site, [try answer(1)])
    try site.write("", to: name)
    let error = await #expect(throws: ExportError.self) { try await site.publish([]) }
    #expect(error?.kind == .usage && error?.reason.contains(name) == true)
  }

  @Test(arguments: ["notes.md", ".debrief-written", "index.html"])
  func `a folder that is not empty and no site is refused`(name: String) async throws {
    let site = TestSite()
    try site.write("mine", to: name)
    await #expect(throws: ExportError.self) { try await site.publish([try answer(1)]) }
    #expect(site.names == [name])
  }

  @Test func `a folder with only hidden files, as of Git, becomes a site`() async throws {
    let site = TestSite()
    try site.write("x", to: ".nojekyll")
    _ = try await run(site, [try answer(1)])
    #expect(site.names.contains("index.html") && site.text(".nojekyll") == "x")
  }

  @Test(arguments: [
    "", "# debrief site 2\n", "# debrief site 1", "# debrief site 1\nx  a.html\n",
    "# debrief site 1\n\(String(repeating: "0", count: 64))  ../a.html\n",
    "# debrief site 1\n\(String(repeating: "0", count: 64))  .profile\n",
    "# debrief site 1\n\(String(repeating: "0", count: 64))  thesis.docx\n",
  ])
  func `a record that this program did not write is refused`(text: String) async throws {
    let site = TestSite()
    try site.write(text, to: ".debrief-site")
    try site.write("mine", to: "thesis.docx")
    let error = await #expect(throws: ExportError.self) { try await site.publish([try answer(1)]) }
    #expect(error?.kind == .badInput)
    #expect(site.names == [".debrief-site", "thesis.docx"])
  }

  @Test func `nothing is published if a source cannot be read`() async throws {
    let site = TestSite()
    _ = try await run(site, [try answer(1)])
    let before = try site.names.map(site.identity)
    await #expect(throws: ExportError.self) {
      try await site.publish([try answer(2), Array("no meeting".utf8)])
    }
    #expect(try site.names.map(site.identity) == before)
  }

  @Test func `what an interrupted run has decided is completed by the next one`() async throws {
    let (old, new) = (TestSite(), TestSite())
    let answers = [try answer(1, title: "One"), try answer(2, title: "Two")]
    _ = try await run(old, [answers[0], try answer(3, title: "Three")])
    _ = try await run(new, answers)
    // The record of the new site is in place, and half of its files.
    try old.write(try #require(new.text(".debrief-site")), to: ".debrief-site-next")
    for (index, name) in new.names.filter({ $0 != ".debrief-site" }).enumerated()
    where new.text(name) != old.text(name) {
      let text = try #require(new.text(name))
      if index % 2 == 0 {
        try old.write(text, to: name)
      } else {
        try FileManager.default.createDirectory(
          atPath: old.path + ".debrief-site-pages", withIntermediateDirectories: true)
        try old.write(text, to: ".debrief-site-pages/\(name)")
      }
    }
    // A run that fails later completes it all the same.
    await #expect(throws: ExportError.self) { try await old.publish([Array("no meeting".utf8)]) }
    #expect(old.names == new.names)
    for name in new.names { #expect(old.text(name) == new.text(name), "\(name)") }
  }

  @Test func `a file that someone has put in the way of an interrupted run stays`() async throws {
    let (old, new) = (TestSite(), TestSite())
    _ = try await run(old, [try answer(1, title: "One")])
    _ = try await run(new, [try answer(1, title: "One"), try answer(2, title: "Two")])
    let name = "2026-03-02-two.html"
    try old.write(try #require(new.text(".debrief-site")), to: ".debrief-site-next")
    try FileManager.default.createDirectory(
      atPath: old.path + ".debrief-site-pages", withIntermediateDirectories: true)
    for name in new.names where !name.hasPrefix(".") && new.text(name) != old.text(name) {
      try old.write(try #require(new.text(name)), to: ".debrief-site-pages/\(name)")
    }
    try old.write("mine", to: name)
    let before = old.texts
    let error = await #expect(throws: ExportError.self) { try await old.publish([]) }
    #expect(error?.place == old.path + name && old.texts == before)
    try FileManager.default.removeItem(atPath: old.path + name)
    await #expect(throws: ExportError.self) { try await old.publish([Array("no".utf8)]) }
    #expect(old.texts == new.texts)
  }

  @Test func `what an interrupted run has not decided is of no consequence`() async throws {
    let site = TestSite()
    _ = try await run(site, [try answer(1)])
    let before = site.names
    try FileManager.default.createDirectory(
      atPath: site.path + ".debrief-site-pages", withIntermediateDirectories: true)
    try site.write("half", to: ".debrief-site-pages/index.html")
    #expect(try await run(site, [try answer(1)]).isEmpty)
    #expect(site.names == before)
  }
}
