internal import Archive
internal import MeetingModel

/// Choosing between the archives that know a bot.
extension AnswerMerge {
  /// What another archive has of a bot that is newer than what this one has; nil if there is nothing.
  mutating func newer(_ bot: ArrivingBot) throws -> MergedAnswer? {
    let own = try archived { try archive.mergedBot(at: bot.position, latest: latest) }
    let ownRank = own?.rank ?? ""
    var answers: Set<[UInt8]> = own?.answerHash.map { [$0] } ?? []
    var taken: MergedAnswer?
    var damaged: MergedBot?
    for origin in bot.origins where !unreadable.contains(origin.archive) {
      let source = sources[origin.archive]
      do throws(ArchiveError) {
        guard let found = try source.archive.mergedBot(at: origin.position, latest: latest),
          found.id == bot.id
        else { continue }
        if let hash = found.answerHash { answers.insert(hash) }
        if taken == nil, let own, let hash = own.answerHash, found.answerHash == hash,
          let answer = try answer(of: found, in: source, insteadOf: own)
        {
          taken = MergedAnswer(
            position: bot.position, bot: own.state == .done ? own : found, answer: answer)
        }
        guard taken == nil, found.rank > ownRank else { continue }
        if !found.hasAnswer {
          // A damaged answer elsewhere says more than none.
          if damaged == nil {
            taken = MergedAnswer(position: bot.position, bot: found, answer: nil)
          }
        } else if let answer = try answer(of: found, in: source) {
          taken = MergedAnswer(position: bot.position, bot: found, answer: answer)
        } else {
          damaged = damaged ?? found
          summary.damaged += 1
          report(.damagedAnswer(name: source.name, bot: bot.id))
        }
      } catch {
        try tell(error, of: origin.archive)
      }
    }
    if taken == nil, own?.hasAnswer != true, let damaged {
      let failed = damaged.failed(
        kind: BotFailure.Kind.damagedAnswer.name,
        reason: "\(MeetingStages.damageReason). The next export asks for it again.")
      taken =
        failed.rank > ownRank
        ? MergedAnswer(position: bot.position, bot: failed, answer: nil) : nil
    }
    if answers.count > 1 {
      summary.conflicts += 1
      report(.conflict(bot: bot.id))
    }
    if taken != nil, own?.state != .new { summary.newer += 1 }
    return taken
  }

  /// The answer about a bot in another archive if the same one here is damaged; nil if it is not, or if
  /// both are.
  ///
  /// Of answers that are stored alike, byte for byte, none is better, and none is unpacked: a merge that
  /// is repeated finds hardly any others.
  private func answer(
    of bot: MergedBot, in source: MergeSource, insteadOf own: MergedBot
  ) throws(ArchiveError) -> ArchivedAnswer? {
    if let present = try stored(at: own.position, in: archive) {
      if let other = try stored(at: bot.position, in: source.archive),
        present.size == other.size, present.body == other.body
      {
        return nil
      }
      guard (try? PackedAnswer.unpacked(present)) == nil else { return nil }
    }
    return try answer(of: bot, in: source)
  }

  /// The answer at a position as it is stored; nil if there is none, or if its row is damaged.
  private func stored(
    at position: Int64, in archive: Archive
  ) throws(ArchiveError) -> StoredAnswer? {
    do throws(ArchiveError) {
      return try archive.answer(at: position)
    } catch {
      guard error.kind == .damaged else { throw error }
      return nil
    }
  }

  /// The answer about a bot in another archive; nil if it is damaged.
  private func answer(
    of bot: MergedBot, in source: MergeSource
  ) throws(ArchiveError) -> ArchivedAnswer? {
    guard let stored = try stored(at: bot.position, in: source.archive), stored.bot == bot.id,
      let hash = stored.hash, hash == bot.answerHash,
      (try? PackedAnswer.unpacked(stored)) != nil
    else { return nil }
    var answer = ArchivedAnswer(
      hash: hash, size: stored.size, body: stored.body, status: bot.status ?? "",
      hasNotes: bot.hasNotes ?? true)
    answer.meeting = try source.archive.catalogued(at: bot.position)
    return answer
  }
}
