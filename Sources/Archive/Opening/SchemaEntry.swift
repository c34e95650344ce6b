internal import Crypto
internal import GRDB
internal import TextScanning

/// A table, index, view or trigger, as described by `sqlite_schema`.
struct SchemaEntry: Hashable {
  /// Its type, such as `table`.
  let type: String
  let name: String
  /// The table it belongs to.
  let table: String
  /// The statement that created it, with single spaces; empty for an implicit entry.
  let statement: String

  /// An upper limit: none of our databases has more.
  private static let maximumCount = 100

  /// Whether it is the table of applied migrations, or the index of that table.
  var isOfMigrations: Bool {
    let isTable = statement == "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"
    return table == "grdb_migrations"
      && (type == "table" ? name == table && isTable : type == "index" && statement.isEmpty)
  }

  /// Whether it is the table that tells which answers are in the index of the search.
  var isOfSearch: Bool { type == "table" && name == SearchTables.markName }

  /// A SHA-256 of entries, in hexadecimal digits, whatever their order.
  static func digest(of entries: Set<SchemaEntry>) -> String {
    let texts = entries.map { "\($0.type)\u{0}\($0.name)\u{0}\($0.table)\u{0}\($0.statement)\u{1}" }
    return SHA256.hash(data: Array(texts.sorted().joined().utf8)).hexadecimal
  }

  static func all(in database: Database) throws -> Set<SchemaEntry> {
    let rows = try Row.fetchAll(
      database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT ?",
      arguments: [maximumCount + 1])
    guard rows.count <= maximumCount else {
      throw CellFault(reason: "it has more tables than debrief makes")
    }
    return Set(
      try rows.map { row in
        let cells = Cells(row)
        return SchemaEntry(
          type: try cells.text(0), name: try cells.text(1), table: try cells.text(2),
          statement: try cells.textIfPresent(3)?.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ") ?? "")
      })
  }
}
