import Exporting
import GRDB
import TestSupport
import Testing

@testable import Archive

/// What an archive shows while other programs change it.
struct ArchiveSnapshotTests {
  @Test func `what is read with temporary tables is of one moment, and others can write meanwhile`()
    throws
  {
    let fixture = try CatalogueFixture([CatalogueFixture.answer(1, turns: [("Ann", "Hello.")])])
    func count(_ database: Database) throws -> Int? {
      try Int.fetchOne(database, sql: "SELECT count(*) FROM bot")
    }
    let archive = try Archive(folder: fixture.folder.path, .reading)
    try archive.readWithTemporaryTables { database in
      try database.execute(sql: "CREATE TEMP TABLE mine AS SELECT position FROM bot")
      try fixture.sql("INSERT INTO bot (bot_id) VALUES ('\(ExportFixture.id(2))')")
      try database.execute(sql: "INSERT INTO mine VALUES (100)")
      #expect(try count(database) == 1)
    }
    let present = try archive.read { try count($0) }
    #expect(present == 2)
    // An error leaves no transaction behind.
    #expect(throws: ArchiveError.self) {
      try archive.readWithTemporaryTables { try $0.execute(sql: "SELECT * FROM nothing") }
    }
    let later = try archive.readWithTemporaryTables { try count($0) }
    #expect(later == 2)
    try archive.close()
  }

  @Test func `the options of a server never replace those of an export`() throws {
    let fixture = try CatalogueFixture([CatalogueFixture.answer(1, turns: [("Ann", "Hello.")])])
    let archive = try Archive(folder: fixture.folder.path, .existing)
    for (words, isServer, recorded) in [
      (["-t", "md"], true, ["-t", "md"]), (["-t", "html"], true, ["-t", "html"]),
      (["-t", "html"], false, ["-t", "html"]), (["-t", "md"], true, ["-t", "html"]),
      (["-t", "jsonl"], false, ["-t", "jsonl"]),
    ] {
      try archive.remember(command: words, ofServer: isServer)
      #expect(try archive.command() == recorded)
    }
    try archive.close()
  }
}
