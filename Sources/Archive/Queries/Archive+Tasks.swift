internal import GRDB
internal import MeetingModel

extension Archive {
  /// Calls a body with the action items of all meetings in the index, the newest meeting first; those
  /// of meetings without a time come last.
  ///
  /// - Parameters:
  ///   - isOfList: Whether only those of the meetings on the list are wanted.
  ///   - body: Gets an action item; those of a meeting come one after the other.
  package func forEachTask(
    isOfList: Bool = false, _ body: (ArchivedTask) -> Void
  ) throws(ArchiveError) {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT bot.bot_id, passage.item, passage.person, passage.text, passage.due,
            passage.is_done, meeting.position, meeting.started_at, meeting.length, meeting.title,
            meeting.room, meeting.people, meeting.bots, bot.position, output.name
          FROM searched CROSS JOIN bot
            ON bot.position = searched.position AND bot.answer_hash = searched.answer_hash
          CROSS JOIN passage ON passage.position = bot.position AND passage.kind = 'action_item'
          LEFT JOIN meeting
            ON meeting.position = bot.position AND meeting.answer_hash = bot.answer_hash
          LEFT JOIN output ON output.position = bot.position AND output.format = 'md'
          \(isOfList ? "WHERE bot.position IN (SELECT position FROM temp.listed)" : "")
          ORDER BY meeting.started_at DESC, bot.position DESC, passage.item
          """)
      let rows = try Row.fetchCursor(statement)
      while let row = try rows.next() {
        let cells = Cells(row)
        let passage = ArchivedPassage(
          .actionItem, Int(try cells.integer(1, in: 0...Int64(Int32.max))), try cells.text(3),
          person: try cells.textIfPresent(2), due: try cells.textIfPresent(4),
          isDone: try cells.flagIfPresent(5) ?? false)
        let hit = ArchivedHit(
          id: try cells.bot(0), meeting: try cells.meeting(from: 6), passage: passage, excerpt: [])
        let note = try cells.textIfPresent(14)
        if let note { try OutputName.check(note, OutputKey(.markdown, .note), of: hit.id) }
        body(ArchivedTask(position: try cells.position(13), hit: hit, note: note))
      }
    }
  }
}
