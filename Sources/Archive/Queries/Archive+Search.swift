internal import GRDB
internal import MeetingModel
internal import TextScanning

extension Archive {
  /// The passages that a search finds.
  ///
  /// Passages of an answer that has been replaced since are left out.
  ///
  /// - Returns: The passages, and whether those that were indexed first were left out, since too many
  ///   passages would have to be judged.
  package func hits(
    of search: ArchivedSearch
  ) throws(ArchiveError) -> (hits: [ArchivedHit], isCut: Bool) {
    try readWithTemporaryTables { database in
      let (numbers, isCut) = try numbers(of: search, in: database)
      let found = try numbers.compactMap { try passage($0, in: database) }
      let excerpts = try excerpts(of: found, search.expression, in: database)
      let hits = found.map { found in
        var hit = found.hit
        hit.excerpt = excerpts[found.number] ?? Excerpt.pieces(of: hit.passage.text)
        return hit
      }
      return (hits, isCut)
    }
  }

  /// A passage that was found, as it is indexed.
  private struct Found {
    let number: Int64
    var hit: ArchivedHit
    let text: String
    let person: String?
  }

  private func passage(_ number: Int64, in database: Database) throws -> Found? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT bot.bot_id, passage.kind, passage.item, passage.person, passage.at, passage.text,
          passage.due, passage.is_done, passage.split_text, passage.split_person,
          meeting.position, meeting.started_at, meeting.length, meeting.title, meeting.room,
          meeting.people, meeting.bots
        FROM passage CROSS JOIN bot ON bot.position = passage.position
        LEFT JOIN meeting
          ON meeting.position = bot.position AND meeting.answer_hash = bot.answer_hash
        WHERE passage.number = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
    let cells = Cells(row)
    let kind = try cells.text(1)
    guard let kind = ArchivedPassage.Kind(rawValue: kind) else {
      throw CellFault(reason: "\(kind.prefix(80).debugDescription) is not a kind of passage")
    }
    let time = try cells.integerIfPresent(4, in: ArchivedMeeting.times)
    let passage = ArchivedPassage(
      kind, Int(try cells.integer(2, in: 0...Int64(Int32.max))), try cells.text(5),
      person: try cells.textIfPresent(3), at: time.map { Instant(seconds: $0) },
      due: try cells.textIfPresent(6), isDone: try cells.flagIfPresent(7))
    return Found(
      number: number,
      hit: ArchivedHit(
        id: try cells.bot(0), meeting: try cells.meeting(from: 10), passage: passage, excerpt: []),
      text: try cells.textIfPresent(8) ?? passage.text,
      person: try cells.textIfPresent(9) ?? passage.person)
  }

  /// The excerpts of passages by number.
  ///
  /// What was found is marked in a copy of these passages alone: the index would evaluate the whole
  /// expression again for each of them.
  private func excerpts(
    of found: [Found], _ expression: String, in database: Database
  ) throws -> [Int64: [ExcerptPiece]] {
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS temp.found;
        CREATE VIRTUAL TABLE temp.found USING fts5 (text, person, tokenize="\(SearchTables.tokenizer)")
        """)
    let insert = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO temp.found (rowid, text, person) VALUES (?, ?, ?)")
    for passage in found {
      try insert.execute(
        arguments: [passage.number, Excerpt.withoutMarks(passage.text), passage.person])
    }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT rowid, highlight(found, 0, char(\(Excerpt.start)), char(\(Excerpt.end)))
        FROM temp.found WHERE found MATCH ?
        """, arguments: [expression])
    let excerpts = try rows.map { row in
      let cells = Cells(row)
      return (
        try cells.integer(0, in: 1...Int64.max), Excerpt.pieces(of: try cells.text(1))
      )
    }
    try database.execute(sql: "DROP TABLE temp.found")
    return Dictionary(excerpts, uniquingKeysWith: { first, _ in first })
  }
}
