import Foundation
import MeetingModel
import Reports
import Testing
import TestSupport

@testable import Exporting
import TextScanning

struct NoteWriterTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func output(_ text: String) -> RenderedOutput {
    RenderedOutput(Array(text.utf8), format: .markdown)
  }

  private func write(_ text: String, force: Bool = false) throws -> NoteOutcome {
    var writer = try NoteWriter(folder: folder.opened, overwritesEdited: force)
    let outcomes = try writer.write(output(text), fileName: "notes.md")
    _ = try writer.finish()
    return try #require(outcomes.last)
  }

  @Test func `a note is written, and again only when it changed`() throws {
    #expect(try write("one") == .written(path: folder.path + "notes.md"))
    #expect(try write("one") == .unchanged(path: folder.path + "notes.md"))
    #expect(try write("two") == .written(path: folder.path + "notes.md"))
    #expect(folder.text("notes.md") == "two")
    #expect(folder.names == [".debrief-written", "notes.md"])
  }

  @Test func `an edited note is kept and the new text is beside it`() throws {
    _ = try write("one")
    try folder.write("one, and my thoughts", to: "notes.md")
    #expect(
      try write("two")
        == .kept(path: folder.path + "notes.md", newPath: folder.path + "notes.md.new"))
    #expect(folder.text("notes.md") == "one, and my thoughts")
    #expect(folder.text("notes.md.new") == "two")
  }

  @Test func `an edited new text is kept too`() throws {
    _ = try write("one")
    try folder.write("edited", to: "notes.md")
    _ = try write("two")
    try folder.write("edited too", to: "notes.md.new")
    #expect(
      try write("three")
        == .kept(path: folder.path + "notes.md", newPath: folder.path + "notes.md.new-2"))
    #expect(folder.text("notes.md") == "edited")
    #expect(folder.text("notes.md.new") == "edited too")
    #expect(folder.text("notes.md.new-2") == "three")
  }

  @Test func `a file that nobody knows is kept too, and is not told as an edited note`() throws {
    try folder.write("mine", to: "notes.md")
    let path = folder.path + "notes.md"
    #expect(try write("one") == .blocked(path: path, newPath: path + ".new"))
    #expect(try write("one") == .blocked(path: path, newPath: path + ".new"))
    try FileManager.default.removeItem(atPath: path + ".new")
    #expect(try write("one") == .blockedAsBefore(path: path))
    #expect(try write("two") == .blocked(path: path, newPath: path + ".new"))
    #expect(folder.text("notes.md") == "mine")
    #expect(folder.text("notes.md.new") == "two")
  }

  @Test func `force overwrites an edited note`() throws {
    try folder.write("mine", to: "notes.md")
    #expect(try write("one", force: true) == .written(path: folder.path + "notes.md"))
    #expect(folder.text("notes.md") == "one")
  }

  private static let bot = BotID("258b06fc-6bc9-4261-9f29-bc8a4474af0a")

  /// Writes a note about a bot, as a run does that makes no other.
  private func writeNote(_ text: String, named name: String) throws -> [NoteOutcome] {
    var writer = try NoteWriter(folder: folder.opened, overwritesEdited: false)
    let outcomes = try writer.write(output(text), fileName: name, bot: Self.bot)
    return outcomes + (try writer.finish())
  }

  @Test func `what was written is known to sha256sum`() throws {
    _ = try write("abc")
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(
      folder.text(".debrief-written") == "# - \(hash)  notes.md\n\(hash)  notes.md\n")
  }

  @Test func `a stop between the hash and the file does not make our file look edited`() throws {
    _ = try write("one")
    // Two runs were stopped: the hashes of their texts are there, and one of the texts.
    for text in ["two", "three"] {
      var hashes = try WrittenHashes(folder: folder.opened)
      _ = try hashes.announce([.init(hash: output(text).hash, name: "notes.md")])
    }
    try folder.write("two", to: "notes.md")
    #expect(try write("four") == .written(path: folder.path + "notes.md"))
  }

  @Test func `a text that was about to be written is not taken for one that was`() throws {
    _ = try write("one")
    try folder.write("edited", to: "notes.md")
    var hashes = try WrittenHashes(folder: folder.opened)
    _ = try hashes.announce([.init(hash: output("two").hash, name: "notes.md.new")])
    _ = try write("two")
    #expect(folder.text("notes.md.new") == "two")
  }

  @Test func `the text beside an edited note is written once`() throws {
    _ = try write("one")
    try folder.write("edited", to: "notes.md")
    #expect(try write("one") == .keptAsBefore(path: folder.path + "notes.md"))
    #expect(folder.text("notes.md.new") == nil)
    _ = try write("two")
    // As long as the new text lies there, it is named.
    #expect(
      try write("two")
        == .kept(path: folder.path + "notes.md", newPath: folder.path + "notes.md.new"))
    try FileManager.default.removeItem(atPath: folder.path + "notes.md.new")
    for text in ["two", "one", "two"] {
      #expect(try write(text) == .keptAsBefore(path: folder.path + "notes.md"))
      #expect(folder.text("notes.md.new") == nil)
    }
    _ = try write("three")
    #expect(folder.text("notes.md.new") == "three")
  }

  @Test func `a note that has another name now leaves no file behind`() throws {
    _ = try writeNote("one", named: "2026-03-01-sync.md")
    #expect(
      try writeNote("two", named: "2026-03-02-sync.md")
        == [.written(path: folder.path + "2026-03-02-sync.md")])
    #expect(folder.names == [".debrief-written", "2026-03-02-sync.md"])
  }

  @Test func `a note that was edited under its old name gets the new one`() throws {
    _ = try writeNote("one", named: "2026-03-01-sync.md")
    try folder.write("edited", to: "2026-03-01-sync.md")
    let (old, new) = (folder.path + "2026-03-01-sync.md", folder.path + "02/sync.md")
    #expect(
      try writeNote("two", named: "02/sync.md") == [
        .moved(path: old, newPath: new), .kept(path: new, newPath: new + ".new"),
      ])
    #expect(folder.text("02/sync.md") == "edited")
    #expect(folder.text("02/sync.md.new") == "two")
    // And another time, though its text was only announced there, with what is beside it.
    #expect(
      try writeNote("one", named: "2026-03-03-sync.md") == [
        .moved(path: new, newPath: folder.path + "2026-03-03-sync.md"),
        .keptAsBefore(path: folder.path + "2026-03-03-sync.md"),
      ])
    #expect(
      try writeNote("one", named: "2026-03-03-sync.md")
        == [.keptAsBefore(path: folder.path + "2026-03-03-sync.md")])
    #expect(
      folder.names == [".debrief-written", "2026-03-03-sync.md", "2026-03-03-sync.md.new"])
    #expect(folder.text("2026-03-03-sync.md.new") == "two")
    // It is still known not to be edited.
    _ = try writeNote("three", named: "2026-03-03-sync.md")
    #expect(folder.text("2026-03-03-sync.md.new") == "three")
  }

  @Test func `several edited notes are moved together, also where one takes another's old name`()
    throws
  {
    let bots = try (1...3).map {
      try #require(BotID("258b06fc-6bc9-4261-9f29-bc8a4474af0\($0)"))
    }
    func write(_ names: [String]) throws -> [[NoteOutcome]] {
      var writer = try NoteWriter(folder: folder.opened, overwritesEdited: false)
      let outcomes = try zip(bots, names).map { bot, name in
        try writer.write(output("text of \(bot.text)"), fileName: name, bot: bot)
      }
      _ = try writer.finish()
      return outcomes
    }
    _ = try write(["a.md", "b.md", "c.md"])
    for name in ["a.md", "b.md", "c.md"] { try folder.write("edited \(name)", to: name) }
    let path = folder.path
    #expect(
      try write(["d.md", "a.md", "e/c.md"]) == [
        [.moved(path: path + "a.md", newPath: path + "d.md"), .keptAsBefore(path: path + "d.md")],
        [.moved(path: path + "b.md", newPath: path + "a.md"), .keptAsBefore(path: path + "a.md")],
        [
          .moved(path: path + "c.md", newPath: path + "e/c.md"),
          .keptAsBefore(path: path + "e/c.md"),
        ],
      ])
    #expect(folder.text("d.md") == "edited a.md")
    #expect(folder.text("a.md") == "edited b.md")
    #expect(folder.text("e/c.md") == "edited c.md")
    #expect(folder.names == [".debrief-written", "a.md", "d.md", "e"])
  }

  @Test func `a text beside an edited note that a stopped run put there is not offered again`()
    throws
  {
    _ = try writeNote("one", named: "a.md")
    try folder.write("edited", to: "a.md")
    // It was stopped before it recorded that the text is in place.
    var hashes = try WrittenHashes(folder: folder.opened)
    _ = try hashes.announce([.init(hash: output("two").hash, name: "a.md.new", bot: Self.bot)])
    try folder.write("two", to: "a.md.new")
    _ = try writeNote("one", named: "b.md")
    #expect(folder.names == [".debrief-written", "b.md", "b.md.new"])
    try FileManager.default.removeItem(atPath: folder.path + "b.md.new")
    _ = try writeNote("two", named: "a.md")
    #expect(folder.names == [".debrief-written", "a.md"])
    #expect(folder.text("a.md") == "edited")
  }

  @Test func `a note that was edited under its old name stays where the new one is taken`() throws {
    _ = try writeNote("one", named: "2026-03-01-sync.md")
    try folder.write("edited", to: "2026-03-01-sync.md")
    try folder.write("two", to: "2026-03-02-sync.md")
    #expect(
      try writeNote("two", named: "2026-03-02-sync.md") == [
        .unchanged(path: folder.path + "2026-03-02-sync.md"),
        .keptUnderOldName(
          path: folder.path + "2026-03-01-sync.md", newPath: folder.path + "2026-03-02-sync.md"),
      ])
    #expect(folder.text("2026-03-01-sync.md") == "edited")
  }

  @Test func `texts beside an edited note move with it, whether they were edited or not`() throws {
    _ = try writeNote("one", named: "a.md")
    try folder.write("edited", to: "a.md")
    _ = try writeNote("two", named: "a.md")
    try folder.write("edited too", to: "a.md.new")
    _ = try writeNote("three", named: "a.md")
    for name in ["b.md", "c/c.md", "a.md"] {
      let path = folder.path + name
      #expect(
        try writeNote("three", named: name).last == .kept(path: path, newPath: path + ".new-2"))
      #expect(folder.text(name) == "edited")
      #expect(folder.text(name + ".new") == "edited too")
      #expect(folder.text(name + ".new-2") == "three")
    }
    #expect(folder.names == [".debrief-written", "a.md", "a.md.new", "a.md.new-2"])
  }

  @Test func `a text beside an edited note stays with it where the new name is taken`() throws {
    _ = try writeNote("one", named: "a.md")
    try folder.write("edited", to: "a.md")
    _ = try writeNote("two", named: "a.md")
    try folder.write("mine", to: "b.md")
    _ = try writeNote("two", named: "b.md")
    #expect(folder.text("a.md") == "edited")
    #expect(folder.text("a.md.new") == "two")
    #expect(folder.text("b.md") == "mine")
  }

  @Test(arguments: OutputFormat.allCases.filter(\.isNote), ["", ".new", ".new-2"])
  func `the name of a note has a stem, the extension of its format, and a place`(
    format: OutputFormat, place: String
  ) {
    let name = NoteFileName("2026.01/same.x.\(format.fileExtension)\(place)")
    #expect(name.stem == "2026.01/same.x")
    #expect(name.fileExtension == format.fileExtension)
    #expect(name.place == place)
  }

  @Test(arguments: [
    ".config/x.md", "-x.md", "x:y.md", "meetings.jsonl/x.md", "d.md/x.md", " x.md", "../x.md",
    "x-258b06fc-6bc9-4261-9f29-bc8a4474af0b.md",
  ])
  func `a foreign list removes no file that no note could have been`(name: String) throws {
    _ = try writeNote("one", named: "a.md")
    let path = folder.path + name
    if name != "../x.md" {
      try FileManager.default.createDirectory(
        atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]),
        withIntermediateDirectories: true)
      try folder.write("mine", to: name)
    }
    let list = try #require(folder.text(".debrief-written"))
    let hash = output("mine").hash.hexadecimal
    let bot = try #require(Self.bot).text
    for (hash, newName) in [(hash, "b.md"), (String(hash.reversed()), "c.md")] {
      try folder.write(list + "# \(bot) \(hash)  \(name)\n", to: ".debrief-written")
      _ = try writeNote("one", named: newName)
      if name != "../x.md" { #expect(folder.text(name) == "mine") }
    }
  }

  @Test func `other notes about the same bot stay`() throws {
    _ = try writeNote("page", named: "2026-03-01-sync.html")
    _ = try writeNote("another answer", named: "2026-03-01-sync-2.md")
    _ = try write("a file of its own")
    _ = try writeNote("one", named: "2026-03-01-sync.md")
    #expect(
      folder.names == [
        ".debrief-written", "2026-03-01-sync-2.md", "2026-03-01-sync.html", "2026-03-01-sync.md",
        "notes.md",
      ])
  }

  @Test func `files that old versions put beside edited notes are left alone`() throws {
    _ = try write("one")
    try folder.write("edited", to: "notes.md")
    try folder.write("two", to: "notes.new.md")
    _ = try write("two")
    #expect(folder.names == [".debrief-written", "notes.md", "notes.md.new", "notes.new.md"])
  }

  @Test func `many notes are in their places after the run, in the order of their writing`() throws
  {
    var writer = try NoteWriter(folder: folder.opened, overwritesEdited: false)
    for number in 0..<150 {
      _ = try writer.write(output("\(number)"), fileName: "\(number).md")
    }
    _ = try writer.finish()
    #expect(folder.names.count == 151)
    #expect((0..<150).allSatisfy { folder.text("\($0).md") == "\($0)" })
    let lines = folder.text(".debrief-written")?.split(separator: "\n") ?? []
    #expect(lines.count == 300)
  }

  @Test func `a torn line of what was written is dropped`() throws {
    _ = try write("one")
    let known = try #require(folder.text(".debrief-written"))
    try folder.write(known + "# - ba7816bf8f01cfea", to: ".debrief-written")
    _ = try write("two")
    let lines = try #require(folder.text(".debrief-written")).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.hasSuffix("  notes.md") })
  }

  @Test func `what a process left that is gone is cleared, what a living one needs is not`() throws
  {
    let living = try StagingFolder(in: folder.opened)
    let living2 = try AtomicFile(in: folder.opened, name: "living")
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: folder.path + ".debrief-notes-dead", withIntermediateDirectories: false)
    try folder.write("half", to: ".debrief-notes-dead/0")
    try folder.write("half", to: ".debrief-part-dead")
    _ = try write("one")
    try AtomicFile.write([65], in: folder.opened, name: "a")
    let names = folder.names
    #expect(names.count == 5)
    #expect(names.filter { $0.hasSuffix("dead") } == [])
    #expect(names.filter { $0.hasPrefix(".debrief-notes-") }.count == 1)
    #expect(names.filter { $0.hasPrefix(".debrief-part-") }.count == 1)
    withExtendedLifetime(living) {}
    _ = consume living2
  }

  @Test func `a folder that cannot be made is an error that names it`() throws {
    try folder.write("a file", to: "file")
    let error = #expect(throws: ExportError.self) {
      _ = try Folder(making: folder.path + "file/notes")
    }
    #expect(error?.kind == .failed)
    #expect(error?.description.contains(folder.path + "file: ") == true)
  }
}
