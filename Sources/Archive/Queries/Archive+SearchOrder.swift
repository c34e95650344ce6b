internal import GRDB
internal import Synchronization

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
      let newest = try firstNumbersOfNewest(of: search, in: database)
      return (try newest ?? sortedNumbers(of: search, in: database), false)
    }
  }

  // MARK: - The best first

  /// The maximum number of passages that are judged, which takes two or three microseconds for each;
  /// there are no pages behind them.
  ///
  /// More passages than this have only words in common that say little, such as `the`.
  private static let judgedCount = 4_000

  private func bestNumbers(
    of search: ArchivedSearch, in database: Database
  ) throws -> (numbers: [Int64], isCut: Bool) {
    let isListed = search.isOfList ? Self.isListed : ""
    let cut = try database.cachedStatement(
      sql: """
        SELECT rowid FROM words WHERE words MATCH ? \(isListed)
        ORDER BY rowid DESC LIMIT 1 OFFSET ?
        """)
    let first = try Int64.fetchOne(cut, arguments: [search.expression, Self.judgedCount]) ?? 0
    try rankingRegistration.withLock { isDone in
      if !isDone { try BoundedBM25.register(in: database) }
      isDone = true
    }
    let best = try database.cachedStatement(
      sql: """
        SELECT rowid FROM words WHERE words MATCH ? AND rowid > ? \(isListed)
        ORDER BY \(BoundedBM25.expression), rowid DESC
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

  /// The maximum number of meetings that are searched before all others.
  private static let newestCount = 200

  /// The passages of the newest meetings; nil if there are not enough of them, and older meetings have
  /// to be searched.
  ///
  /// What is common is found in the first few meetings, whatever the number of all passages.
  private func firstNumbersOfNewest(
    of search: ArchivedSearch, in database: Database
  ) throws -> [Int64]? {
    let meetings = try newestRanges(of: search, in: database)
    let wanted = search.offset + search.limit
    var numbers: [Int64] = []
    if search.isOfWords {
      let passages = try database.cachedStatement(sql: Self.passagesBetween)
      for meeting in meetings where numbers.count < wanted {
        numbers += try Int64.fetchAll(
          passages, arguments: [search.expression, meeting.lowerBound, meeting.upperBound])
      }
    } else {
      let found = try passages(of: search, among: meetings, in: database)
      for passages in found where numbers.count < wanted { numbers += passages }
    }
    return numbers.count < wanted ? nil : Array(numbers[search.offset..<wanted])
  }

  private static let passagesBetween = """
    SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid
    """

  /// The numbers of the passages of each of the newest meetings, of those that have any and a time.
  private func newestRanges(
    of search: ArchivedSearch, in database: Database
  ) throws -> [ClosedRange<Int64>] {
    let meetings = try database.cachedStatement(
      sql: """
        SELECT searched.first_passage, searched.last_passage
        FROM meeting CROSS JOIN bot ON bot.position = meeting.position
        CROSS JOIN searched
          ON searched.position = bot.position AND searched.answer_hash = bot.answer_hash
        WHERE meeting.started_at IS NOT NULL AND searched.first_passage IS NOT NULL
          \(search.isOfList ? "AND bot.position IN (SELECT position FROM temp.listed)" : "")
        ORDER BY meeting.started_at DESC, meeting.position DESC LIMIT ?
        """)
    return try Row.fetchAll(meetings, arguments: [Self.newestCount]).map { row in
      let cells = Cells(row)
      let first = try cells.integer(0, in: 1...Int64.max)
      return first...(try cells.integer(1, in: first...Int64.max))
    }
  }

  /// What a search finds among the passages of each meeting, in one pass: for a phrase or the beginning
  /// of a word, the index would go through all its passages for each meeting.
  private func passages(
    of search: ArchivedSearch, among meetings: [ClosedRange<Int64>], in database: Database
  ) throws -> [[Int64]] {
    let order = meetings.indices.sorted { meetings[$0].lowerBound < meetings[$1].lowerBound }
    var found = [[Int64]](repeating: [], count: meetings.count)
    guard let first = order.first, let last = meetings.map(\.upperBound).max() else { return found }
    let statement = try database.cachedStatement(sql: Self.passagesBetween)
    let cursor = try Int64.fetchCursor(
      statement, arguments: [search.expression, meetings[first].lowerBound, last])
    var place = 0
    while let number = try cursor.next() {
      while place < order.count, meetings[order[place]].upperBound < number { place += 1 }
      guard place < order.count else { break }
      if meetings[order[place]].contains(number) { found[order[place]].append(number) }
    }
    return found
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
