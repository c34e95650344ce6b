internal import GRDB
internal import GRDBSQLite
internal import LibC

/// BM25, the weight of a passage, without counting all rows that have a common word.
///
/// FTS5's own function (sqlite.org/fts5.html#the_bm25_function) goes through every row that has a phrase
/// of the query, to know how rare the phrase is, so that a search for `the` takes the longer, the more
/// meetings there are. This one gives the same weights, but counts ``countedRows`` rows at most, and
/// projects the number of all from the part of the table in which they were found.
enum BoundedBM25 {
  /// The weight of a row of `words` in SQL: the smallest is the best.
  static let expression = """
    \(name)(words, (SELECT min(number) FROM passage), (SELECT max(number) FROM passage))
    """
  private static let name = "bounded_bm25"

  /// The maximum number of rows with a phrase that are counted.
  fileprivate static let countedRows = 10_000

  /// Makes the function known to a connection.
  static func register(in database: Database) throws {
    let api = try api(of: database)
    guard let createFunction = api.pointee.xCreateFunction else { throw missing }
    try check(
      createFunction(api, name, nil, { weigh($0, $1, $2, $3, $4) }, nil))
  }

  /// The interface of FTS5 (sqlite.org/fts5.html#extending_fts5).
  private static func api(of database: Database) throws -> UnsafeMutablePointer<fts5_api> {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try check(
      sqlite3_prepare_v2(database.sqliteConnection, "SELECT fts5(?)", -1, &statement, nil))
    var api: UnsafeMutablePointer<fts5_api>?
    try withUnsafeMutablePointer(to: &api) { place in
      try check(sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil))
      guard sqlite3_step(statement) == SQLITE_ROW else { throw missing }
    }
    guard let api else { throw missing }
    return api
  }

  private static var missing: DatabaseError {
    DatabaseError(message: "this version of SQLite has no full-text search")
  }

  private static func check(_ code: CInt) throws {
    guard code == SQLITE_OK else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
  }
}

/// What a query needs for the weight of each row.
private final class QueryWeights {
  /// How rare each phrase is (inverse document frequency).
  let rarities: [Double]
  /// The average number of words in a row.
  let averageLength: Double
  /// How often each phrase is in the current row.
  var frequencies: [Double]

  init(rarities: [Double], averageLength: Double) {
    self.rarities = rarities
    self.averageLength = averageLength
    frequencies = [Double](repeating: 0, count: rarities.count)
  }
}

/// The code with which SQLite says that something failed.
private struct SQLiteFailure: Error {
  let code: CInt
}

/// The part of FTS5's interface that is needed, about the current row of a query.
private struct MatchContext {
  private let api: Fts5ExtensionApi
  private let context: OpaquePointer

  init?(_ api: UnsafePointer<Fts5ExtensionApi>?, _ context: OpaquePointer?) {
    guard let api, let context else { return nil }
    self.api = api.pointee
    self.context = context
  }

  /// Calls a function; all are there since version 1 of the interface.
  private func call<Function>(
    _ function: Function?, _ body: (Function) -> CInt
  ) throws(SQLiteFailure) {
    let code = function.map(body) ?? SQLITE_ERROR
    if code != SQLITE_OK { throw SQLiteFailure(code: code) }
  }

  var row: Int64 { api.xRowid?(context) ?? 0 }

  var phraseCount: Int { Int(api.xPhraseCount?(context) ?? 0) }

  func rowCount() throws(SQLiteFailure) -> Int64 {
    var count: Int64 = 0
    try call(api.xRowCount) { $0(context, &count) }
    return count
  }

  /// The number of words in all rows.
  func totalLength() throws(SQLiteFailure) -> Int64 {
    var length: Int64 = 0
    try call(api.xColumnTotalSize) { $0(context, -1, &length) }
    return length
  }

  /// The number of words in the row.
  func length() throws(SQLiteFailure) -> CInt {
    var length: CInt = 0
    try call(api.xColumnSize) { $0(context, -1, &length) }
    return length
  }

  /// Calls a body with the number of the phrase for each of its occurrences in the row.
  func forEachOccurrence(_ body: (Int) -> Void) throws(SQLiteFailure) {
    var count: CInt = 0
    try call(api.xInstCount) { $0(context, &count) }
    for index in 0..<max(count, 0) {
      var (phrase, column, offset): (CInt, CInt, CInt) = (0, 0, 0)
      try call(api.xInst) { $0(context, index, &phrase, &column, &offset) }
      body(Int(phrase))
    }
  }

  /// Rows that have a phrase, in their order.
  struct Rows {
    var count: Int64 = 0
    /// The number of the last one that was counted, if there are more; nil if all were.
    var end: Int64?
  }

  /// Counts the rows that have a phrase, up to a limit.
  func rows(with phrase: Int) throws(SQLiteFailure) -> Rows {
    var rows = Rows()
    try withUnsafeMutablePointer(to: &rows) { (rows) throws(SQLiteFailure) in
      try call(api.xQueryPhrase) {
        $0(context, CInt(phrase), rows) { api, context, rows in
          guard let rows = rows?.assumingMemoryBound(to: Rows.self) else { return SQLITE_ERROR }
          rows.pointee.count += 1
          guard rows.pointee.count >= BoundedBM25.countedRows else { return SQLITE_OK }
          rows.pointee.end = MatchContext(api, context)?.row
          return SQLITE_DONE
        }
      }
    }
    return rows
  }

  /// What was kept for the query; it is made for the first row.
  func weights(_ make: () throws(SQLiteFailure) -> QueryWeights) throws(SQLiteFailure)
    -> QueryWeights
  {
    if let kept = api.xGetAuxdata?(context, 0) {
      return Unmanaged<QueryWeights>.fromOpaque(kept).takeUnretainedValue()
    }
    let weights = try make()
    let kept = Unmanaged.passRetained(weights).toOpaque()
    // After an error, it has been released already.
    try call(api.xSetAuxdata) {
      $0(context, kept) { kept in
        if let kept { Unmanaged<QueryWeights>.fromOpaque(kept).release() }
      }
    }
    return weights
  }
}

/// The constants of BM25, as FTS5 has them.
private let (saturation, lengthShare) = (1.2, 0.75)

/// The weight of the current row; the arguments are the numbers of the first and of the last row.
private func weigh(
  _ api: UnsafePointer<Fts5ExtensionApi>?, _ context: OpaquePointer?, _ result: OpaquePointer?,
  _ count: CInt, _ arguments: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard let match = MatchContext(api, context), let arguments, count == 2 else {
    sqlite3_result_error_code(result, SQLITE_MISUSE)
    return
  }
  do throws(SQLiteFailure) {
    let (first, last) = (sqlite3_value_int64(arguments[0]), sqlite3_value_int64(arguments[1]))
    let weights = try match.weights { () throws(SQLiteFailure) in
      try queryWeights(match, rowNumbers: first...max(first, last))
    }
    sqlite3_result_double(result, try weight(match, weights))
  } catch {
    sqlite3_result_error_code(result, error.code)
  }
}

private func queryWeights(
  _ match: MatchContext, rowNumbers: ClosedRange<Int64>
) throws(SQLiteFailure) -> QueryWeights {
  let rowCount = Double(max(try match.rowCount(), 1))
  var rarities: [Double] = []
  for phrase in 0..<match.phraseCount {
    let rows = try match.rows(with: phrase)
    var count = Double(rows.count)
    if let end = rows.end, rowNumbers.contains(end) {
      let (part, all) = (
        Double(end) - Double(rowNumbers.lowerBound) + 1,
        Double(rowNumbers.upperBound) - Double(rowNumbers.lowerBound) + 1
      )
      count = min(count * all / part, rowCount)
    }
    let rarity = log((rowCount - count + 0.5) / (count + 0.5))
    // A phrase that is in more than half of the rows must not make a row worse.
    rarities.append(rarity > 0 ? rarity : 1e-6)
  }
  return QueryWeights(
    rarities: rarities, averageLength: Double(max(try match.totalLength(), 1)) / rowCount)
}

private func weight(
  _ match: MatchContext, _ weights: QueryWeights
) throws(SQLiteFailure) -> Double {
  for phrase in weights.frequencies.indices { weights.frequencies[phrase] = 0 }
  try match.forEachOccurrence { phrase in
    if weights.frequencies.indices.contains(phrase) { weights.frequencies[phrase] += 1 }
  }
  let length = Double(try match.length()) / weights.averageLength
  let damping = saturation * (1 - lengthShare + lengthShare * length)
  return -zip(weights.rarities, weights.frequencies).reduce(0) { sum, phrase in
    let (rarity, frequency) = phrase
    return sum + rarity * (frequency * (saturation + 1)) / (frequency + damping)
  }
}
