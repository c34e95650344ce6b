internal import Archive
internal import MeetingModel
internal import Reports

extension Recorder {
  /// Which bots of the list a round is about.
  enum Round: Sendable {
    /// All that have something to do.
    case first
    /// Those that had not finished.
    case waiting
  }

  /// Puts the list into the archive.
  ///
  /// - Returns: What is no ID.
  func read(_ list: BotList?) throws {
    try archived {
      try archive.beginList()
      guard let list else { return try listArchived() }
      if !options.command.isEmpty { try archive.remember(command: options.command) }
      try list.read { ids throws(ExportError) in
        do throws(ArchiveError) {
          progress.total += try archive.list(ids)
        } catch {
          throw ExportError(error)
        }
      } fault: { fault throws(ExportError) in
        progress.badLines += 1
        report(.badLine(fault))
        if firstFailure == nil {
          firstFailure = (
            .max, ExportError(.badInput, "\(fault)", hint: "correct the list, and try again")
          )
        }
        guard !options.abortsOnError else {
          throw ExportError(.badInput, "\(fault)", hint: "correct the list, and try again")
        }
      }
    }
    progress.total = try archived { try archive.listCounts().total } + progress.failed
  }

  /// Lists what the archive has answers about, or those bots of it that are wanted.
  private func listArchived() throws {
    guard let bots = options.bots else { return try archive.listAnswered() }
    for bot in try archive.listAnswered(only: bots) {
      let error = ExportError.unknownToArchive(bot)
      progress.failed += 1
      if firstFailure == nil { firstFailure = (0, error) }
      report(.failed(bot: bot, error))
    }
  }

  /// How many bots the service will be asked about, some that it has answered about before, and
  /// some of the others.
  func probePlan() throws -> (count: Int, known: [BotID], candidates: [BotID]) {
    try archived {
      let counts = try archive.listCounts()
      return (
        options.isRefreshing ? counts.total : counts.total - counts.done,
        try archive.answeredBots(), try archive.listedSample()
      )
    }
  }

  /// The position behind which bots are looked at in a round though they are not listed: the file
  /// of all lines has not come to them yet.
  private func linesFrom(_ round: Round) -> Int64 {
    round == .first ? lines?.firstNew ?? .max : .max
  }

  /// The bots that a round may be about.
  func pages(of round: Round) -> BotPages {
    BotPages(
      archive: archive, folder: folder, templates: templates, linesFrom: linesFrom(round),
      state: round == .waiting ? .waiting : nil)
  }

  /// What is to be done about bots that follow a position.
  ///
  /// Those that need nothing are counted and passed over here.
  func work(on bots: [CheckedBot], after position: Int64, _ round: Round) throws -> [WorkItem] {
    try archived {
      var items: [WorkItem] = []
      var previous = position
      for checked in bots {
        let bot = checked.bot
        if round == .first { try passHole(from: previous, to: bot.position) }
        previous = bot.position
        let formats = bot.hasAnswer ? wantedFormats(of: checked) : []
        if bot.isListed, bot.state != .done || options.isRefreshing, canAsk {
          items.append(WorkItem(bot: bot, isAsked: true, formats: formats))
        } else if !formats.isEmpty || mustCheck(bot) {
          items.append(
            WorkItem(bot: bot, isAsked: false, formats: formats, isChecked: mustCheck(bot)))
        } else {
          try passOver(bot)
        }
      }
      return items
    }
  }

  /// Whether the answer of a bot may lack what is required.
  private func mustCheck(_ bot: ArchivedBot) -> Bool {
    bot.isListed && bot.hasAnswer && !options.requirements.isEmpty
  }

  /// The formats of a bot that are not as they should be.
  private func wantedFormats(of checked: CheckedBot) -> Set<OutputFormat> {
    var formats = checked.staleNotes
    guard let template = templates[.jsonLines] else { return formats }
    if isAhead(checked.bot) {
      formats.insert(.jsonLines)
    } else if checked.bot.jsonLines?.template != template {
      needsRewriting = true
    }
    return formats
  }

  private func passOver(_ bot: ArchivedBot) throws {
    if isAhead(bot) { try lines?.pass(bot.position...bot.position) }
    guard bot.isListed else { return }
    let template = templates[.jsonLines]
    if let template, templates.count == 1 || bot.jsonLines != nil, bot.hasAnswer,
      bot.jsonLines?.template != template
    {
      progress.written += 1
    } else {
      progress.unchanged += 1
    }
  }

  /// Positions that no bot has any more have no line.
  private func passHole(from previous: Int64, to position: Int64) throws {
    guard let firstNew = lines?.firstNew else { return }
    let first = max(previous, firstNew) + 1
    if first < position { try lines?.pass(first...(position - 1)) }
  }

  /// Whether the file of all lines has not come to a bot yet.
  private func isAhead(_ bot: ArchivedBot) -> Bool {
    bot.position > lines?.through ?? .max
  }

  /// Does something with the archive, and makes its errors ours.
  func archived<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ArchiveError {
      throw ExportError(error)
    }
  }
}
