internal import Archive
internal import BotStatus
internal import MeetingModel
internal import Reports

/// Takes the answers and the states of bots out of several archives into one.
///
/// Everything is compared before anything is taken, in temporary tables, so that memory does not grow
/// with the number of bots. Then bots are taken in groups: first their answers, in one transaction,
/// then the notes of them that people have edited. After a stop, the next run finds what is still to
/// be done by comparing again.
struct AnswerMerge {
  let archive: Archive
  private let output: OutputFolder
  let sources: [MergeSource]
  private let bases: NoteBases
  private let edits: EditMerge
  let reader: BotStatusReader
  let report: (MergeEvent) -> Void
  /// The latest time that counts as that of a request.
  let latest: String
  var summary = MergeSummary()
  /// The numbers of archives of which nothing more is taken, since reading them has failed.
  var unreadable: Set<Int> = []
  /// The numbers of archives whose read errors were already reported.
  private var told: Set<Int> = []

  /// The edited notes that were put beside others.
  private var beside: [EditMerge.Beside] = []

  private static let pageLength = 1_000
  private static let groupCount = 64
  private static let groupSize = 8 << 20

  /// - Parameters:
  ///   - formats: The formats in which edited notes are taken over.
  ///   - now: The time of day. Later ones than tomorrow's do not count.
  init(
    _ archive: Archive, _ output: OutputFolder, _ sources: [MergeSource],
    editsIn formats: [OutputFormat], reader: BotStatusReader, now: Instant,
    report: @escaping (MergeEvent) -> Void
  ) throws {
    self.archive = archive
    self.output = output
    self.sources = sources
    self.report = report
    self.reader = reader
    bases = try NoteBases(archive, templates: [], numbers: [:], reader: reader)
    latest = now.adding(.seconds(86_400)).rfc3339Text
    edits = EditMerge(
      archive: archive, output: output, formats: Set(formats.map(\.archived)), latest: latest)
    summary.archives = sources.count
  }

  mutating func run(list: BotList?) throws {
    for source in sources where source.lacksNotes { report(.notesElsewhere(name: source.name)) }
    try archived { try archive.beginMerge() }
    try collect()
    try place(by: list)
    try takeAll()
    try archived { try archive.endMerge() }
    for source in sources where source.hasChanged {
      summary.damaged += 1
      report(.changed(name: source.name))
    }
  }

  // MARK: Comparing

  private mutating func collect() throws {
    for (number, source) in sources.enumerated() {
      do throws(ArchiveError) {
        var last = Int64.min
        while true {
          let page = try source.archive.mergedBots(
            after: last, limit: Self.pageLength, latest: latest)
          guard let end = page.last else { break }
          last = end
          for row in page.damaged { tellDamaged(row, of: source) }
          try archive.collect(page.bots, of: number)
        }
      } catch {
        // Of those that were read, all is taken.
        try tell(error, of: number, isLast: false)
      }
      try Task.checkCancellation()
    }
    summary.bots = try archived { try archive.collectedCount() }
  }

  private mutating func place(by list: BotList?) throws {
    let isEmpty = try archived { try archive.lastPosition() == 0 }
    summary.new = try archived { try archive.unknownCount() }
    if let list { try place(by: list, isEmpty: isEmpty) }
    var count = summary.bots
    // They matter to bots that are new, or to those that a later merge brings.
    if try archived({ try archive.unknownCount() > 0 || archive.hasGaps() }) {
      count += try collectPlaces()
    }
    let places = try archived { [count] in try archive.placeArriving(count: count) }
    if places.order == .archives, list == nil, sources.count > 1 || !isEmpty {
      report(.ordered(new: places.new))
    }
    if places.returned > 0 {
      report(.returned(count: places.returned, first: places.firstReturned))
    }
  }

  /// Gives the bots of a list their places; tells its lines that name none, and whether the bots that
  /// were here before have another order.
  private mutating func place(by list: BotList, isEmpty: Bool) throws {
    var faultCount = 0
    try archived {
      try archive.beginList()
      if !isEmpty { try archive.beginOrder() }
    }
    try list.read { ids, others throws(ExportError) in
      do throws(ArchiveError) {
        _ = try archive.list(ids, except: others)
        if !isEmpty { try archive.noteOrder(ids) }
      } catch {
        throw ExportError(error)
      }
    } fault: { fault throws(ExportError) in
      faultCount += 1
      report(.badLine(fault))
    }
    summary.badLines = faultCount
    if try !isEmpty && !archived({ try archive.isInOrder() }) { report(.otherOrder) }
  }

  /// Collects the places that archives keep for bots of other shards; returns their number.
  private mutating func collectPlaces() throws -> Int {
    var count = 0
    for (number, source) in sources.enumerated() where !unreadable.contains(number) {
      do throws(ArchiveError) {
        var last = Int64.min
        while true {
          let page = try source.archive.otherShardBots(after: last, limit: Self.pageLength)
          guard let end = page.last else { break }
          last = end
          for row in page.damaged { tellDamaged(row, of: source) }
          try archive.collectPlaces(page.bots)
          count += page.bots.count
        }
      } catch {
        try tell(error, of: number)
      }
      try Task.checkCancellation()
    }
    return count
  }

  // MARK: Taking

  private mutating func takeAll() throws {
    var last: Int64 = 0
    var done = 0
    while true {
      let after = last
      let page = try archived { try archive.arriving(after: after, limit: Self.pageLength) }
      guard let end = page.last else { return }
      last = end.position
      var rest = page[...]
      while !rest.isEmpty {
        try Task.checkCancellation()
        done += try takeGroup(&rest)
        report(.progress(done: done, total: summary.bots))
      }
    }
  }

  /// Takes the next bots; returns their number.
  private mutating func takeGroup(_ rest: inout ArraySlice<ArrivingBot>) throws -> Int {
    var group: [ArrivingBot] = []
    var answers: [MergedAnswer] = []
    var replaced: [ArchivedBase] = []
    var size = 0
    while group.count < Self.groupCount, size < Self.groupSize, let bot = rest.popFirst() {
      group.append(bot)
      guard let answer = try better(bot) else { continue }
      size += answer.answer?.body.count ?? 0
      answers.append(answer)
      if let base = try base(replacedBy: answer) { replaced.append(base) }
    }
    try archived { [answers, replaced] in
      if !answers.isEmpty { try archive.take(answers, bases: replaced) }
    }
    for bot in group { try takeEdits(of: bot) }
    return group.count
  }

  /// The text that a note was made from that a person has edited here, and whose answer is replaced.
  private func base(replacedBy answer: MergedAnswer) throws -> ArchivedBase? {
    guard let new = answer.answer,
      let bot = try archived({ try archive.bot(at: answer.position) }), bot.hasAnswer
    else { return nil }
    var work = BotWork(bot: bot, plan: BotWork.Plan())
    work.phase = .packed(new)
    return try bases.replaced(by: work, in: output.folder)
  }

  private mutating func takeEdits(of bot: ArrivingBot) throws {
    for outcome in try edits.take(bot, from: sources, except: unreadable) {
      switch outcome {
      case .beside(let file): beside.append(file)
      case .event(let event):
        switch event {
        case .carried: summary.carried += 1
        case .leftBehind, .damagedRow: summary.damaged += 1
        default: break
        }
        report(event)
      }
    }
  }

  /// Tells which edited notes are beside others, once new text was merged into these.
  mutating func tellFilesBeside() throws {
    for file in beside where try !edits.isRemoved(file) {
      summary.carriedBeside += 1
      report(.carriedBeside(path: file.origin, newPath: output.path + file.name))
    }
  }

  // MARK: Telling

  private mutating func tellDamaged(_ row: DamagedRow, of source: MergeSource) {
    summary.damaged += 1
    report(.damagedRow(name: source.name, reason: "row \(row.number): \(row.reason)"))
  }

  /// Leaves out the rest of an archive that cannot be read.
  ///
  /// - Parameter isLast: Whether nothing more is taken of it.
  mutating func tell(_ error: ArchiveError, of number: Int, isLast: Bool = true) throws {
    // An error of the archive that is written ends the merge.
    guard error.place != archive.path, error.kind != .cancelled else { throw ExportError(error) }
    if isLast { unreadable.insert(number) }
    guard told.insert(number).inserted else { return }
    summary.damaged += 1
    report(.unreadable(name: sources[number].name, ExportError(error)))
  }
}

extension Archive {
  /// The bot at a position; nil if there is none.
  func bot(at position: Int64) throws(ArchiveError) -> ArchivedBot? {
    try bots(
      after: position - 1, linesFrom: position - 1, others: ArchivedFormat.uncommon, limit: 1
    ).first { $0.position == position }
  }
}
