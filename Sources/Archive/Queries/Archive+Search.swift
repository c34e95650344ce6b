internal import GRDB
internal import MeetingModel
internal import TextScanning

extension Archive {
  /// The passages that a search finds.
  ///
  /// Passages of an answer that has been replaced since are left out.
  package func hits(of search: ArchivedSearch) throws(ArchiveError) -> [ArchivedHit] {
    try read { database in
      try numbers(of: search, in: database).compactMap { number in
        try hit(number, of: search, in: database)
      }
    }
  }

  /// The numbers of the passages, in order.
  private func numbers(of search: ArchivedSearch, in database: Database) throws -> [Int64] {
    let order =
      switch search.order {
      case .best: "words.rank"
      case .newest: "coalesce(passage.at, meeting.started_at) DESC, passage.number"
      }
    let statement = try database.cachedStatement(
      sql: """
        SELECT passage.number
        FROM words CROSS JOIN passage ON passage.number = words.rowid
        CROSS JOIN bot ON bot.position = passage.position
        CROSS JOIN searched
          ON searched.position = bot.position AND searched.answer_hash = bot.answer_hash
        LEFT JOIN meeting ON meeting.position = bot.position
        WHERE words MATCH ?
          \(search.isOfList ? "AND bot.position IN (SELECT position FROM temp.listed)" : "")
        ORDER BY \(order) LIMIT ? OFFSET ?
        """)
    return try Row.fetchAll(
      statement, arguments: [search.expression, search.limit, search.offset]
    ).map { try Cells($0).integer(0, in: 1...Int64.max) }
  }

  private func hit(
    _ number: Int64, of search: ArchivedSearch, in database: Database
  ) throws -> ArchivedHit? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT bot.bot_id, passage.kind, passage.item, passage.person, passage.at, passage.text,
          passage.due, passage.is_done,
          snippet(words, 0, '\(Self.foundStart)', '\(Self.foundEnd)', '…', \(Self.excerptLength)),
          meeting.position, meeting.started_at, meeting.length, meeting.title, meeting.room,
          meeting.people, meeting.bots
        FROM words CROSS JOIN passage ON passage.number = words.rowid
        CROSS JOIN bot ON bot.position = passage.position
        LEFT JOIN meeting
          ON meeting.position = bot.position AND meeting.answer_hash = bot.answer_hash
        WHERE words MATCH ? AND words.rowid = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [search.expression, number]) else {
      return nil
    }
    let cells = Cells(row)
    let kind = try cells.text(1)
    guard let kind = ArchivedPassage.Kind(rawValue: kind) else {
      throw CellFault(reason: "\(kind.prefix(80).debugDescription) is not a kind of passage")
    }
    let time = try cells.integerIfPresent(4, in: ArchivedMeeting.times)
    let text = try cells.text(5)
    let passage = ArchivedPassage(
      kind, Int(try cells.integer(2, in: 0...Int64(Int32.max))), text,
      person: try cells.textIfPresent(3), at: time.map { Instant(seconds: $0) },
      due: try cells.textIfPresent(6), isDone: try cells.flagIfPresent(7))
    return ArchivedHit(
      id: try cells.bot(0), meeting: try cells.meeting(from: 9), passage: passage,
      excerpt: Self.pieces(of: try cells.text(8), in: text))
  }

  /// The number of words in an excerpt.
  private static let excerptLength = 24
  /// What FTS5 puts around what was found: control characters, which no one types.
  private static let foundStart: Unicode.Scalar = "\u{1}"
  private static let foundEnd: Unicode.Scalar = "\u{2}"

  /// The pieces of an excerpt.
  ///
  /// Where the text itself has the marks, the excerpt is one piece, in which nothing is found.
  private static func pieces(of excerpt: String, in text: String) -> [ExcerptPiece] {
    let marks = [foundStart, foundEnd]
    guard !text.unicodeScalars.contains(where: marks.contains) else {
      let plain = excerpt.unicodeScalars.filter { !marks.contains($0) }
      return [ExcerptPiece(text: ScriptSplitting.joined(String(plain)), isFound: false)]
    }
    var pieces: [ExcerptPiece] = []
    var piece = String.UnicodeScalarView()
    func end(isFound: Bool) {
      let text = ScriptSplitting.joined(String(piece))
      if !text.isEmpty { pieces.append(ExcerptPiece(text: text, isFound: isFound)) }
      piece = String.UnicodeScalarView()
    }
    for scalar in excerpt.unicodeScalars {
      switch scalar {
      case foundStart: end(isFound: false)
      case foundEnd: end(isFound: true)
      default: piece.append(scalar)
      }
    }
    end(isFound: false)
    return pieces
  }
}
