import Archive
import BotStatus
import Exporting
import Foundation
import LoopbackService
import MeetingModel
import PailFlow
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// An export's folder that somebody else has laid hands on.
struct ForeignArchive {
  let fixture: ExportFixture

  static let ids = ExportFixture.ids(0..<6)

  /// Exports a few bots.
  init() async throws {
    fixture = try ExportFixture()
    _ = try await fixture.export(Self.ids, from: ExportFixture.bots(0..<6))
  }

  /// Runs a script of Python, which has `path`, the folder, and `change`, a function that runs
  /// statements on an archive without the types of its tables.
  func python(_ script: String, in folder: String? = nil, arguments: [String] = []) throws {
    _ = try Tool.python(
      """
      import os, random, shutil, sqlite3, sys
      path = sys.argv[1]
      def change(path, statements, parameters=()):
          file = path + "/debrief.sqlite"
          archive = sqlite3.connect(file, isolation_level=None)
          archive.execute("PRAGMA foreign_keys = OFF")
          schema = archive.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
          archive.execute("PRAGMA writable_schema = ON")
          archive.execute("UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ') STRICT, WITHOUT', ') WITHOUT'), ') STRICT', ')'), 'NOT NULL', '') WHERE type = 'table' AND sql LIKE '%STRICT%'")
          archive.close()
          archive = sqlite3.connect(file, isolation_level=None)
          archive.execute("PRAGMA ignore_check_constraints = ON")
          for statement in statements.split(";"):
              if statement.strip(): archive.execute(statement, parameters)
          archive.execute("PRAGMA writable_schema = ON")
          for name, sql in schema:
              archive.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ? AND sql <> ?", (sql, name, sql))
          archive.execute("PRAGMA wal_checkpoint(TRUNCATE)")
          archive.close()
      \(script)
      """, arguments: [folder ?? fixture.output] + arguments)
  }

  /// What each command says of the folder: nil where it does its work.
  func commands(in output: String? = nil) async -> [String: (any Error)?] {
    let folder = output ?? fixture.output
    var results: [String: (any Error)?] = [:]
    func run(_ name: String, _ body: () async throws -> Void) async {
      do {
        try await body()
        results[name] = .some(nil)
      } catch {
        results[name] = error
      }
    }
    await run("status") { _ = try ExportStatus(ArchiveLocation(folder)).line }
    await run("render --archive -o") {
      let templates = try await NoteTemplate.templates(
        PackLoader().load("notes"), formats: [.jsonLines], options: RenderOptions(), settings: [])
      let pipeline = RenderPipeline(
        reader: BotStatusReader(), templates: templates,
        destination: .folder(path: fixture.folder.path + "elsewhere"))
      let inputs = try ArchivedInputs(ArchiveLocation(folder))
      let summary = try await pipeline.run(over: inputs) { _ in }
      if let failure = summary.firstFailure { throw failure }
    }
    await run("render --archive") {
      _ = try await fixture.export(nil, from: nil, output: folder)
    }
    await run("export") {
      _ = try await fixture.export(
        Self.ids, from: ExportFixture.bots(0..<6), output: folder)
    }
    await run("forget") {
      _ = try await ArchiveForgetting(folder: folder).forget([
        try BotID(validating: Self.ids[1])
      ])
    }
    return results
  }
}
