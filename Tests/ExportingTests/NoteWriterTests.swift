import Foundation
import Testing

@testable import Exporting

struct NoteWriterTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ text: String, force: Bool = false) throws -> NoteWriter.Outcome {
    var writer = try NoteWriter(folder: folder.opened, overwritesEdited: force)
    return try writer.write(Array(text.utf8), fileName: "notes.md")
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
        == .kept(path: folder.path + "notes.md", newPath: folder.path + "notes.new.md"))
    #expect(folder.text("notes.md") == "one, and my thoughts")
    #expect(folder.text("notes.new.md") == "two")
  }

  @Test func `an edited new text is kept too`() throws {
    _ = try write("one")
    try folder.write("edited", to: "notes.md")
    _ = try write("two")
    try folder.write("edited too", to: "notes.new.md")
    #expect(
      try write("three")
        == .kept(path: folder.path + "notes.md", newPath: folder.path + "notes.new-2.md"))
    #expect(folder.text("notes.md") == "edited")
    #expect(folder.text("notes.new.md") == "edited too")
    #expect(folder.text("notes.new-2.md") == "three")
  }

  @Test func `a file that nobody knows counts as edited`() throws {
    try folder.write("mine", to: "notes.md")
    _ = try write("one")
    #expect(folder.text("notes.md") == "mine")
    #expect(folder.text("notes.new.md") == "one")
  }

  @Test func `force overwrites an edited note`() throws {
    try folder.write("mine", to: "notes.md")
    #expect(try write("one", force: true) == .written(path: folder.path + "notes.md"))
    #expect(folder.text("notes.md") == "one")
  }

  @Test func `what was written is known to sha256sum`() throws {
    _ = try write("abc")
    #expect(
      folder.text(".debrief-written")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  notes.md\n")
  }

  @Test func `a stop between the hash and the file does not make our file look edited`() throws {
    _ = try write("one")
    // The hash of the next text is there; the text itself never came.
    var hashes = try WrittenHashes(folder: folder.opened)
    try hashes.record(Array("two".utf8), name: "notes.md")
    #expect(try write("three") == .written(path: folder.path + "notes.md"))
  }

  @Test func `a folder that cannot be made is an error that names it`() throws {
    try folder.write("a file", to: "file")
    let error = #expect(throws: ExportError.self) {
      _ = try Folder(making: folder.path + "file/notes")
    }
    #expect(error?.kind == .failed)
    #expect(error?.reason.contains(folder.path + "file: ") == true)
  }
}
