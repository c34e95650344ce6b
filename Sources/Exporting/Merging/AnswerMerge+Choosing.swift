internal import Archive
internal import BotStatus
internal import MeetingModel
internal import ResourceLimits

/// Choosing between the archives that know a bot.
extension AnswerMerge {
  /// What an archive knows of a bot.
  private struct Candidate {
    /// The number of the archive.
    let source: Int
    let bot: MergedBot
  }

  /// What other archives have of a bot that counts more than what this one has; nil if there is nothing.
  mutating func better(_ bot: ArrivingBot) throws -> MergedAnswer? {
    let own = try archived { try archive.mergedBot(at: bot.position, latest: latest) }
    let found = try candidates(for: bot)
    let hashes = Set(([own] + found.map { $0.bot }).compactMap { $0?.answerHash })
    let precedence: AnswerPrecedence
    var compared = own
    if hashes.count > 1 {
      // One that is damaged here counts as none.
      if try isDamaged(own) { compared?.answerHash = nil }
      precedence = AnswerPrecedence(
        parts: bot.id.isDerived ? [:] : try parts(compared, found))
    } else {
      // Nothing has to be read to compare answers that are the same.
      precedence = AnswerPrecedence(parts: [:])
    }
    var taken = try best(of: found, for: bot, own, compared, precedence)
    let counting = taken.map { $0.answer == nil ? nil : $0.bot } ?? compared
    if let counting, counting.hasAnswer, counting.state != .done,
      ([own] + found.map { $0.bot }).contains(where: { $0?.state == .done && $0?.hasAnswer == true }
      )
    {
      // The bot is done, whichever answer about it counts.
      taken = MergedAnswer(
        position: bot.position, bot: counting.done, answer: taken?.answer)
    }
    if hashes.count > 1 {
      summary.conflicts += 1
      let lostParts = counting.map { precedence.lostParts(with: $0) } ?? []
      report(.conflict(bot: bot.id, lostParts: lostParts))
    }
    if taken != nil, own?.state != .new { summary.updated += 1 }
    return taken
  }

  /// The best of what other archives know of a bot; nil if what is here counts as much.
  ///
  /// - Parameters:
  ///   - own: What is here.
  ///   - compared: The same, without an answer that is damaged.
  private mutating func best(
    of found: [Candidate], for bot: ArrivingBot, _ own: MergedBot?, _ compared: MergedBot?,
    _ precedence: AnswerPrecedence
  ) throws -> MergedAnswer? {
    var damaged: MergedBot?
    var withoutAnswer: MergedBot?
    for candidate in found.sorted(by: { precedence.isGreater($0.bot, than: $1.bot) }) {
      let (source, found) = (sources[candidate.source], candidate.bot)
      do throws(ArchiveError) {
        if let own, let hash = own.answerHash, found.answerHash == hash,
          let answer = try answer(of: found, in: source, insteadOf: own)
        {
          return MergedAnswer(
            position: bot.position, bot: own.state == .done ? own : found, answer: answer)
        }
        guard precedence.isGreater(found, than: compared) else { continue }
        if !found.hasAnswer {
          withoutAnswer = withoutAnswer ?? found
        } else if let answer = try answer(of: found, in: source) {
          return MergedAnswer(position: bot.position, bot: found, answer: answer)
        } else {
          damaged = damaged ?? found
          summary.damaged += 1
          report(.damagedAnswer(name: source.name, bot: bot.id))
        }
      } catch {
        try tell(error, of: candidate.source)
      }
    }
    guard own?.hasAnswer != true else { return nil }
    // A damaged answer elsewhere says more than none.
    guard let damaged else {
      return withoutAnswer.map { MergedAnswer(position: bot.position, bot: $0, answer: nil) }
    }
    let failed = damaged.failed(
      kind: BotFailure.Kind.damagedAnswer.name,
      reason: "\(MeetingStages.damageReason). The next export asks for it again.")
    return precedence.isGreater(failed, than: own)
      ? MergedAnswer(position: bot.position, bot: failed, answer: nil) : nil
  }

  /// What the archives know of a bot.
  private mutating func candidates(for bot: ArrivingBot) throws -> [Candidate] {
    var found: [Candidate] = []
    for origin in bot.origins where !unreadable.contains(origin.archive) {
      do throws(ArchiveError) {
        if let known = try sources[origin.archive].archive.mergedBot(
          at: origin.position, latest: latest), known.id == bot.id
        {
          found.append(Candidate(source: origin.archive, bot: known))
        }
      } catch {
        try tell(error, of: origin.archive)
      }
    }
    return found
  }

  // MARK: Parts of answers

  /// The parts of answers about a bot by their SHA-256; of those that are damaged everywhere there is
  /// nothing.
  ///
  /// If the one with the greatest rank has all parts, no other is read.
  private mutating func parts(
    _ own: MergedBot?, _ found: [Candidate]
  ) throws -> [[UInt8]: Set<Requirement>] {
    var parts: [[UInt8]: Set<Requirement>] = [:]
    let known = (own.map { [(bot: $0, source: nil)] } ?? []) + found.map { ($0.bot, $0.source) }
    for (bot, source) in known.sorted(by: { $0.bot.rank > $1.bot.rank }) {
      try Task.checkCancellation()
      guard let hash = bot.answerHash, parts[hash] == nil else { continue }
      do throws(ArchiveError) {
        parts[hash] = try self.parts(of: bot, in: source.map { sources[$0].archive } ?? archive)
      } catch {
        guard let source else { throw ExportError(error) }
        try tell(error, of: source)
      }
      if parts.count == 1, parts[hash]?.count == Requirement.allCases.count { break }
    }
    return parts
  }

  /// The parts of an answer: none if it does not hold a meeting; nil if it is damaged.
  private func parts(
    of bot: MergedBot, in archive: Archive
  ) throws(ArchiveError) -> Set<Requirement>? {
    guard let stored = try stored(at: bot.position, in: archive), stored.hash == bot.answerHash,
      let bytes = try? PackedAnswer.unpacked(stored)
    else { return nil }
    defer { if bytes.count >= MeetingStages.trimmedSize { HeapMemory.releaseFreed() } }
    guard let meeting = try? reader.meeting(in: bytes) else { return [] }
    return Set(Requirement.allCases.filter { $0.isMet(by: meeting) })
  }

  /// Whether the answer that is here is damaged.
  private func isDamaged(_ own: MergedBot?) throws -> Bool {
    guard let own, own.hasAnswer else { return false }
    return try archived {
      guard let stored = try stored(at: own.position, in: archive) else { return true }
      return (try? PackedAnswer.unpacked(stored)) == nil
    }
  }

  // MARK: Answers

  /// The answer about a bot in another archive if the same one here is damaged; nil if it is not, or if
  /// both are.
  ///
  /// Of answers that are stored alike, byte for byte, none is better, and none is unpacked.
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
