internal import Archive
internal import MeetingModel
internal import Reports

/// Planning the work on each bot.
extension Recorder {
  /// The bots of the list that a round covers.
  enum Round: Sendable {
    /// All bots with work to do.
    case first
    /// Those that had not finished.
    case waiting
  }

  /// Stores the list in the archive.
  ///
  /// - Parameter list: The list; nil for all, or the requested, bots with an archived answer.
  func read(_ list: BotList?) throws {
    try archived {
      try archive.beginList()
      if let list {
        if !options.command.isEmpty {
          // Answers that have arrived are those of a server's calls.
          try archive.remember(command: options.command, ofServer: hasAnswers)
        }
        try list.read { ids, others throws(ExportError) in
          do throws(ArchiveError) {
            _ = try archive.list(ids, except: others)
          } catch {
            throw ExportError(error)
          }
        } fault: { fault throws(ExportError) in
          let error = tally.take(fault)
          guard !options.abortsOnError else { throw error }
        }
      } else if let bots = options.bots {
        for bot in try archive.listAnswered(only: bots) { tally.takeUnknown(bot) }
      } else {
        try archive.listAnswered()
      }
      tally.setTotal(try archive.listCounts().total)
    }
  }

  /// The number of bots that the service will be asked about, some that it has answered about
  /// before, and some of the others.
  func probePlan() throws -> (count: Int, known: [BotID], candidates: [BotID]) {
    try archived {
      let counts = try archive.listCounts()
      return (
        options.isRefreshing ? counts.total : counts.total - counts.done,
        try archive.answeredBots(), try archive.listedSample()
      )
    }
  }

  /// The bots that a round may cover.
  ///
  /// The first round includes unlisted bots that the lines file has not reached yet.
  func pages(of round: Round) -> BotPages {
    BotPages(
      archive: archive, folder: folder, templates: notes.templates,
      linesFrom: round == .first ? lines?.firstNew : nil,
      state: round == .waiting ? .waiting : nil)
  }

  /// The work on the bots that follow a position.
  ///
  /// Bots that need no work are counted and skipped here.
  func work(on bots: [CheckedBot], after position: Int64, _ round: Round) throws -> [BotWork] {
    try archived {
      var work: [BotWork] = []
      var previous = position
      for checked in bots {
        let bot = checked.bot
        if round == .first { try lines?.passHole(from: previous, to: bot.position) }
        previous = bot.position
        let plan = plan(for: checked, round)
        if plan.isAsked || plan.needsArchive {
          work.append(BotWork(bot: bot, plan: plan))
        } else {
          try passOver(bot)
        }
      }
      return work
    }
  }

  private func plan(for checked: CheckedBot, _ round: Round) -> BotWork.Plan {
    let bot = checked.bot
    var plan = BotWork.Plan()
    if bot.hasAnswer { plan.formats = wantedFormats(of: checked) }
    plan.wasWaiting = round == .waiting
    // The service does not know bots whose IDs were made here.
    let canAsk = canAsk && !(bot.id.isDerived && bot.hasAnswer)
    plan.isAsked =
      bot.isListed && (hasAnswers || canAsk && (bot.state != .done || options.isRefreshing))
    plan.isChecked = !plan.isAsked && bot.isListed && bot.hasAnswer && !options.requirements.isEmpty
    return plan
  }

  /// The formats of a bot that are not up to date.
  private func wantedFormats(of checked: CheckedBot) -> Set<OutputFormat> {
    var formats = checked.staleNotes
    if lines?.needsLine(of: checked.bot) ?? false { formats.insert(.jsonLines) }
    return formats
  }

  private func passOver(_ bot: ArchivedBot) throws {
    try lines?.take(nil, at: bot.position)
    guard bot.isListed else { return }
    let template = notes.templates[.jsonLines]
    tally.passOver(
      hasNewLine: template != nil && bot.hasAnswer && bot.jsonLines?.template != template
        && (notes.templates.count == 1 || bot.jsonLines != nil))
  }
}

/// A bot of the archive, after its files in the folder were checked.
struct CheckedBot: Sendable {
  let bot: ArchivedBot
  /// The formats whose notes in the folder are not up to date; empty if it should have no notes.
  let staleNotes: Set<OutputFormat>
}
