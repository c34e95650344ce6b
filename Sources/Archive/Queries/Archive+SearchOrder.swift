internal import GRDB

extension Archive {
  /// The numbers of the passages that a search finds, in its order, and whether those that were
  /// indexed first were left out.
  ///
  /// The index gives the numbers of passages alone. The passages of an answer are numbered one after
  /// the other (``SearchTables``), so that a number tells the meeting without reading the passage,
  /// which would take most of the time for words that are common.
  func numbers(
    of search: ArchivedSearch, in database: Database
  ) throws -> (numbers: [Int64], isCut: Bool) {
    if search.isOfList { try makeListedRanges(in: database) }
    switch search.order {
    case .best: return try bestNumbers(of: search, in: database)
    case .newest:
      let newest = search.isOfWords ? try firstNumbersOfNewest(of: search, in: database) : nil
      return (try newest ?? sortedNumbers(of: search, in: database), false)
    }
  }

  // MARK: - The best first

  /// The maximum number of passages that are judged, which takes two or three microseconds for each.
  ///
  /// More passages than this have only words in common that say little, such as `the`.
  private static let judgedCount = 4_000

  private func bestNumbers(
    of search: ArchivedSearch, in database: Database
  ) throws -> (numbers: [Int64], isCut: Bool) {
    let isListed = search.isOfList ? Self.isListed : ""
    var first: Int64 = 0
    if search.limit <= Self.judgedCount {
      let cut = try database.cachedStatement(
        sql: """
          SELECT rowid FROM words WHERE words MATCH ? \(isListed)
          ORDER BY rowid DESC LIMIT 1 OFFSET ?
          """)
      first = try Int64.fetchOne(cut, arguments: [search.expression, Self.judgedCount]) ?? 0
    }
    // `rank` would be computed before other conditions are looked at.
    let best = try database.cachedStatement(
      sql: """
        SELECT rowid FROM words WHERE words MATCH ? AND rowid > ? \(isListed)
        ORDER BY \(search.isOfList ? "bm25(words)" : "rank")
        """)
    let isPresent = try database.cachedStatement(
      sql: """
        SELECT 1 FROM passage CROSS JOIN bot ON bot.position = passage.position
        CROSS JOIN searched
          ON searched.position = bot.position AND searched.answer_hash = bot.answer_hash
        WHERE passage.number = ?
        """)
    let cursor = try Int64.fetchCursor(best, arguments: [search.expression, first])
    var (numbers, skipped): ([Int64], Int) = ([], 0)
    while numbers.count < search.limit, let number = try cursor.next() {
      guard try Int64.fetchOne(isPresent, arguments: [number]) != nil else { continue }
      if skipped < search.offset { skipped += 1 } else { numbers.append(number) }
    }
    return (numbers, first > 0)
  }

  // MARK: - The newest meeting first

  /// The maximum number of meetings that are searched one by one for the newest passages.
  private static let newestCount = 200

  /// The passages of the newest meetings; nil if there are not enough of them, and older meetings have
  /// to be searched.
  ///
  /// Common words are found in the first few meetings, whatever the number of all passages. For a
  /// phrase or the beginning of a word, the index would go through all its passages for each meeting.
  private func firstNumbersOfNewest(
    of search: ArchivedSearch, in database: Database
  ) throws -> [Int64]? {
    let meetings = try database.cachedStatement(
      sql: """
        SELECT searched.first_passage, searched.last_passage, meeting.started_at
        FROM meeting CROSS JOIN bot ON bot.position = meeting.position
        CROSS JOIN searched
          ON searched.position = bot.position AND searched.answer_hash = bot.answer_hash
        WHERE searched.first_passage IS NOT NULL
          \(search.isOfList ? "AND bot.position IN (SELECT position FROM temp.listed)" : "")
        ORDER BY meeting.started_at DESC, meeting.position DESC LIMIT ?
        """)
    let passages = try database.cachedStatement(
      sql: "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid")
    var numbers: [Int64] = []
    let cursor = try Row.fetchCursor(meetings, arguments: [Self.newestCount])
    while let row = try cursor.next() {
      let cells = Cells(row)
      // Meetings without a time are sorted together with those that the catalogue lacks.
      guard try cells.integerIfPresent(2, in: ArchivedMeeting.times) != nil else { return nil }
      let first = try cells.integer(0, in: 1...Int64.max)
      let last = try cells.integer(1, in: 1...Int64.max)
      numbers += try Int64.fetchAll(passages, arguments: [search.expression, first, last])
      if numbers.count >= search.offset + search.limit {
        return Array(numbers[search.offset..<(search.offset + search.limit)])
      }
    }
    return nil
  }

  /// The passages of all meetings, sorted.
  private func sortedNumbers(
    of search: ArchivedSearch, in database: Database
  ) throws -> [Int64] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT found.number
        FROM (
          SELECT words.rowid AS number, (
            SELECT position FROM searched WHERE first_passage <= words.rowid
            ORDER BY first_passage DESC LIMIT 1) AS position
          FROM words WHERE words MATCH ? \(search.isOfList ? Self.isListed : "")
        ) AS found
        CROSS JOIN bot ON bot.position = found.position
        CROSS JOIN searched
          ON searched.position = bot.position AND searched.answer_hash = bot.answer_hash
            AND searched.last_passage >= found.number
        LEFT JOIN meeting ON meeting.position = bot.position
        ORDER BY meeting.started_at DESC, bot.position DESC, found.number LIMIT ? OFFSET ?
        """)
    return try Int64.fetchAll(
      statement, arguments: [search.expression, search.limit, search.offset])
  }

  // MARK: - The meetings on the list

  /// The condition that a passage is of a meeting on the list.
  private static let isListed = """
    AND words.rowid BETWEEN (SELECT min(first_passage) FROM temp.listed_range)
      AND (SELECT max(last_passage) FROM temp.listed_range)
    AND (
      SELECT last_passage FROM temp.listed_range WHERE first_passage <= words.rowid
      ORDER BY first_passage DESC LIMIT 1) >= words.rowid
    """

  /// Puts the numbers of the passages of the meetings on the list into a table.
  private func makeListedRanges(in database: Database) throws {
    try database.execute(
      sql: """
        CREATE TEMP TABLE IF NOT EXISTS listed_range (
          first_passage INTEGER PRIMARY KEY, last_passage INTEGER NOT NULL
        );
        DELETE FROM temp.listed_range;
        INSERT OR IGNORE INTO temp.listed_range
        SELECT searched.first_passage, searched.last_passage
        FROM temp.listed CROSS JOIN bot ON bot.position = listed.position
        CROSS JOIN searched
          ON searched.position = bot.position AND searched.answer_hash = bot.answer_hash
        WHERE searched.first_passage IS NOT NULL;
        """)
  }
}
