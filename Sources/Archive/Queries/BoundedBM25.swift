internal import GRDB
internal import GRDBSQLite
internal import LibC

/// BM25, the weight of a passage, without counting all rows that have a common word.
///
/// FTS5's own function (sqlite.org/fts5.html#the_bm25_function) goes through every row that has a phrase
/// of the query, to know how rare the phrase is, so that a search for `the` takes the longer, the more
/// meetings there are. This one counts ``countedRows`` rows of a phrase at most, and projects the number
/// of all from the part of the table in which they were found; for phrases that fewer rows have, the
/// weights are the same.
enum BoundedBM25 {
  /// The weight of a row of `words` in SQL: the smallest is the best.
  static let expression = """
    \(name)(words, (SELECT min(number) FROM passage), (SELECT max(number) FROM passage))
    """
  private static let name = "bounded_bm25"

  /// The maximum number of rows with a phrase that are counted.
  private static let countedRows: Int64 = 10_000
  /// The constants of BM25, as FTS5 has them.
  private static let (saturation, lengthShare) = (1.2, 0.75)

  /// What a query needs for the weight of each row.
  private final class Weights {
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

  /// The weight of the current row.
  ///
  /// - Parameter numbers: The numbers of the first and of the last row of the table.
  private static func weight(
    _ match: MatchContext, among numbers: ClosedRange<Int64>
  ) throws(MatchContext.Failure) -> Double {
    let weights = try match.kept { () throws(MatchContext.Failure) in
      try Self.weights(of: match, among: numbers)
    }
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

  private static func weights(
    of match: MatchContext, among numbers: ClosedRange<Int64>
  ) throws(MatchContext.Failure) -> Weights {
    let rowCount = Double(max(try match.rowCount(), 1))
    var rarities: [Double] = []
    for phrase in 0..<match.phraseCount {
      let rows = try match.rows(with: phrase, upTo: countedRows)
      var count = Double(rows.count)
      if let end = rows.end, numbers.contains(end) {
        let part = Double(end) - Double(numbers.lowerBound) + 1
        let all = Double(numbers.upperBound) - Double(numbers.lowerBound) + 1
        count = min(count * all / part, rowCount)
      }
      let rarity = log((rowCount - count + 0.5) / (count + 0.5))
      // A phrase that is in more than half of the rows must not make a row worse.
      rarities.append(rarity > 0 ? rarity : 1e-6)
    }
    return Weights(
      rarities: rarities, averageLength: Double(max(try match.totalLength(), 1)) / rowCount)
  }

  // MARK: - SQLite

  /// Makes the function known to a connection, which keeps it until it is closed.
  static func register(in database: Database) throws {
    let api = try api(of: database)
    guard let createFunction = api.pointee.xCreateFunction else { throw missing }
    try check(createFunction(api, name, nil, { BoundedBM25.call($0, $1, $2, $3, $4) }, nil))
  }

  /// The function as SQLite calls it, with the numbers of the first and of the last row as arguments.
  private static func call(
    _ api: UnsafePointer<Fts5ExtensionApi>?, _ context: OpaquePointer?, _ result: OpaquePointer?,
    _ count: CInt, _ arguments: UnsafeMutablePointer<OpaquePointer?>?
  ) {
    guard let match = MatchContext(api, context), let arguments, count == 2 else {
      sqlite3_result_error_code(result, SQLITE_MISUSE)
      return
    }
    let (first, last) = (sqlite3_value_int64(arguments[0]), sqlite3_value_int64(arguments[1]))
    do throws(MatchContext.Failure) {
      sqlite3_result_double(result, try weight(match, among: first...max(first, last)))
    } catch {
      sqlite3_result_error_code(result, error.code)
    }
  }

  /// The interface of FTS5 (sqlite.org/fts5.html#extending_fts5).
  private static func api(of database: Database) throws -> UnsafeMutablePointer<fts5_api> {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try check(
      sqlite3_prepare_v2(database.sqliteConnection, "SELECT fts5(?)", -1, &statement, nil))
    var api: UnsafeMutablePointer<fts5_api>?
    // SQLite reads the name when the statement is executed.
    let type: StaticString = "fts5_api_ptr"
    let name = UnsafeRawPointer(type.utf8Start).assumingMemoryBound(to: CChar.self)
    try withUnsafeMutablePointer(to: &api) { place in
      try check(sqlite3_bind_pointer(statement, 1, place, name, nil))
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
