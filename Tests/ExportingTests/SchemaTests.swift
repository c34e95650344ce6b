import GRDB
import Testing

@testable import Archive

struct SchemaTests {
  @Test func `the digests are those of the present tables`() throws {
    let digests = try [false, true].map { hasSearch in
      SchemaEntry.digest(of: try Schema.entries(after: nil, hasSearch: hasSearch))
    }
    #expect(Schema.currentDigests.contains(digests[0]), "\(digests[0])")
    let version = try DatabaseQueue().read {
      try String.fetchOne($0, sql: "SELECT sqlite_version()")
    }
    guard version?.hasPrefix("3.40.") == true else { return }
    #expect(Set(digests) == Schema.currentDigests)
  }

  @Test func `an index of a former version is dropped`() throws {
    let queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue, upTo: "7")
    try queue.write { database in
      try SearchTables.makeFormer(in: database)
      try database.execute(
        sql: """
          INSERT INTO bot (position, bot_id) VALUES (1, 'a');
          INSERT INTO searched VALUES (1, x'00');
          INSERT INTO passage (position, kind, item, text) VALUES (1, 'turn', 1, 'word');
          INSERT INTO words (rowid, text) VALUES (1, 'word')
          """)
    }
    try Schema.bringUpToDate(queue, path: "archive")
    let expected = try Schema.entries(after: nil, hasSearch: false)
    #expect(try queue.read { try SchemaEntry.all(in: $0) } == expected)
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM bot") } == 1)
  }

  @Test func `a digest tells all that an entry has`() throws {
    let entries = try Schema.entries(after: nil, hasSearch: true)
    let digest = SchemaEntry.digest(of: entries)
    for entry in entries {
      let others = [
        SchemaEntry(type: "view", name: entry.name, table: entry.table, statement: entry.statement),
        SchemaEntry(type: entry.type, name: "x", table: entry.table, statement: entry.statement),
        SchemaEntry(type: entry.type, name: entry.name, table: "x", statement: entry.statement),
        SchemaEntry(type: entry.type, name: entry.name, table: entry.table, statement: "x"),
      ].filter { $0 != entry }
      for other in others {
        #expect(SchemaEntry.digest(of: entries.subtracting([entry]).union([other])) != digest)
      }
    }
  }
}
