import Exporting
import Foundation
import LoopbackService
import MeetingModel
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// Archives that somebody else has laid hands on, merged with others.
@Suite(.serialized) struct ForeignMergeTests {
  let fixture: MergeFixture
  let foreign: ForeignArchive

  init() async throws {
    fixture = try MergeFixture()
    foreign = try await ForeignArchive()
  }

  private var source: String { foreign.fixture.output }

  @Test(arguments: [
    "UPDATE bot SET bot_id = '../../x' WHERE position = 2",
    "UPDATE bot SET state = 'perfect' WHERE position = 2",
    "UPDATE bot SET answer_hash = x'00' WHERE position = 2",
    "UPDATE bot SET attempts = 'many' WHERE position = 2",
    "UPDATE bot SET position = -7 WHERE position = 2",
    "UPDATE bot SET position = 9223372036854775807 WHERE position = 2",
    "UPDATE bot SET bot_id = NULL WHERE position = 2",
  ])
  func `a row that is none is left out, and the others are merged`(statement: String) async throws {
    try foreign.python("change(path, sys.argv[2])", arguments: [statement])
    let run = try await fixture.merge([source])
    #expect(run.summary.damaged >= 1)
    #expect(run.summary.bots == 5)
    var expected = try foreign.fixture.files()
    let id = ExportFixture.id(1)
    for name in expected.keys where name.contains(id) { expected[name] = nil }
    let lines = try #require(expected["meetings.jsonl"])
    expected["meetings.jsonl"] = Data(
      lines.split(separator: UInt8(ascii: "\n"))
        .filter { !String(decoding: $0, as: UTF8.self).contains(id) }
        .flatMap { $0 + [UInt8(ascii: "\n")] })
    #expect(try fixture.files("all") == expected)
  }

  @Test(arguments: [
    "UPDATE bot SET asked_at = '9999-99-99 now' WHERE position = 2",
    "UPDATE answer SET size = 200000000 WHERE position = 2",
    "UPDATE answer SET body = zeroblob(4000000) WHERE position = 2",
    "UPDATE meeting SET people = '{' WHERE position = 2",
    "UPDATE output SET name = '../../escaped.md' WHERE format = 'md'",
    "UPDATE output SET name = 'debrief.sqlite' WHERE format = 'md'",
    "UPDATE output SET hash = x'00'",
    "UPDATE output SET template = 77",
    "UPDATE written SET hash = x'00'",
    "DELETE FROM template",
    "INSERT INTO note_name VALUES ('../x', '../x', 1, 1)",
  ])
  func `what is wrong besides is told or ignored, and nothing leaves the folder`(
    statement: String
  ) async throws {
    try foreign.python("change(path, sys.argv[2])", arguments: [statement])
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.exports.folder.path)
    let run = try await fixture.merge([source])
    #expect(run.summary.bots == 6)
    #expect(run.summary.notes.progress.written >= 5)
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: fixture.exports.folder.path))
        == Set(names + ["all"]))
  }

  @Test func `links in the place of notes are not followed`() async throws {
    let secret = foreign.fixture.folder.path + "secret"
    try foreign.fixture.folder.write("A secret.", to: "secret")
    for name in try FileManager.default.contentsOfDirectory(atPath: source)
    where name.hasSuffix(".md") {
      try FileManager.default.removeItem(atPath: source + "/" + name)
      try FileManager.default.createSymbolicLink(
        atPath: source + "/" + name, withDestinationPath: secret)
    }
    let run = try await fixture.merge([source])
    #expect(run.summary.carried == 0)
    let texts = try fixture.files("all").values.map { String(decoding: $0, as: UTF8.self) }
    #expect(texts.allSatisfy { !$0.contains("A secret.") })
  }

  @Test(arguments: [
    ("ln -s other.sqlite $1/debrief.sqlite", "is a link"),
    ("mkfifo $1/debrief.sqlite", "is no file"),
    ("printf 'not a database, but long enough' >$1/debrief.sqlite", "not a database"),
    ("true", "no archive"),
  ])
  func `what is no archive is refused before anything is made`(
    command: String, reason: String
  ) async throws {
    let folder = fixture.path("odd")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try fixture.exports.folder.write("x", to: "odd/other.sqlite")
    _ = try Tool.python(
      "import subprocess, sys; subprocess.run(['sh', '-c', sys.argv[2], 'sh', sys.argv[1]])",
      arguments: [folder, command])
    await #expect {
      try await fixture.merge([source, folder])
    } throws: { error in
      "\(error)".contains(reason)
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.path("all")))
  }

  @Test func `an archive of a newer version is refused`() async throws {
    try foreign.fixture.changeArchive("INSERT INTO grdb_migrations VALUES ('99')")
    await #expect {
      try await fixture.merge([source])
    } throws: { error in
      "\(error)".contains("a newer version of debrief")
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.path("all")))
  }

  @Test func `a folder that is being exported into is refused`() async throws {
    let lock = try FolderLock(Folder(source), command: "exporting")
    await #expect {
      try await fixture.merge([source])
    } throws: { error in
      "\(error)".contains("another debrief is writing here")
    }
    withExtendedLifetime(lock) {}
  }

  @Test func `what a killed export has left in the log is read, and stays there`() async throws {
    // A connection that was never closed leaves its changes in the log.
    _ = try Tool.python(
      """
      import os, sqlite3, sys
      archive = sqlite3.connect(sys.argv[1])
      archive.execute("PRAGMA wal_autocheckpoint = 0")
      archive.execute("UPDATE bot SET error = 'in the log' WHERE position = 3")
      archive.execute("UPDATE bot SET state = 'failed', error_kind = 'notFound' WHERE position = 3")
      archive.commit()
      os._exit(0)
      """, arguments: [source + "/debrief.sqlite"])
    let before = try fixture.everything(in: source)
    try #require(before["debrief.sqlite-wal"]?.isEmpty == false)
    let run = try await fixture.merge([source])
    #expect(run.summary.failed == 1)
    #expect(try fixture.everything(in: source) == before)
    #expect(fixture.text("all/failures.jsonl")?.contains("in the log") == true)
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.path("all"))
    #expect(names.allSatisfy { !$0.hasPrefix(".debrief") })
  }

  @Test func `the merged folder is no source, and a source is named once`() async throws {
    try await fixture.merge([source])
    await #expect(throws: ExportError.self) {
      try await fixture.merge([fixture.path("all/debrief.sqlite"), source])
    }
    await #expect(throws: ExportError.self) { try await fixture.merge([source, source + "/"]) }
  }
}
