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
