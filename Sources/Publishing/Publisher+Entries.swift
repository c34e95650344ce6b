internal import Crypto
internal import Evidence
internal import Exporting
internal import MeetingModel
internal import Reports
internal import TextScanning
internal import TimeZones

/// The first pass over the sources: what the lists of a site show of each meeting.
extension Publisher {
  /// A meeting that was read, with its place among the sources and the hash of its source.
  private struct PlacedReading: Sendable {
    let place: MeetingPlace
    let reading: MeetingReading
    let source: ContentHash?
  }

  /// Reads the entries of all meetings that are chosen, and arranges them.
  ///
  /// - Parameters:
  ///   - cache: What earlier runs have read, which gets what this one has read instead.
  ///   - drafts: Where the pages of the meetings are kept that are read; nil to make none.
  /// - Returns: The meetings, and the hash of each source by its number.
  /// - Throws: An ``ExportError`` if a source cannot be read, or no meeting is chosen of those that
  ///   are there: a name with a typing error would empty the site.
  func readEntries(
    of inputs: some Sequence<Input>, _ cache: inout SiteCache, drafts: PageDrafts?,
    _ report: (PublishEvent) -> Void
  ) async throws -> (site: SiteMeetings, hashes: [Int: ContentHash]) {
    var entries = EntryList()
    var names = NameUse(of: filter)
    var failure: ExportError?
    var unchosenCount = 0
    var (unfinished, repeated) = (BotCount(), BotCount())
    var (hashes, readings) = ([Int: ContentHash](), SourceReadings())
    let (hasNames, usesCache) = (!filter.names.isEmpty, usesCache)
    func take(_ made: PlacedReading) throws {
      let reading = made.reading
      if let source = made.source {
        hashes[made.place.source] = source
        readings.add(reading, from: made.place.source, source)
      }
      names.note(people: reading.people, room: reading.room)
      switch reading.outcome {
      case .unfinished: unfinished.add(reading.bot)
      case .unchosen:
        unchosenCount += 1
        entries.remove(reading.botKey)
      case .lacking(let error):
        report(.failed(error))
        failure = failure ?? error
      case .entry(let entry):
        if entries.add(entry, at: made.place, of: reading.botKey) { repeated.add(reading.bot) }
      }
    }
    let known = usesCache ? cache.sources : [:]
    try await MeetingPass<PlacedReading>(
      reader: reader, jobs: jobs,
      madeOf: { number, hash in
        known[hash]?.enumerated().map { index, reading in
          PlacedReading(
            place: MeetingPlace(source: number, index: index), reading: reading, source: hash)
        }
      }
    ).run(over: inputs) { [self] place, meeting, source in
      var reading = MeetingReading(
        bot: meeting.botID.map { BotID($0)?.text ?? $0 },
        outcome: try outcome(of: meeting, findsEvidence: drafts != nil) {
          try drafts?.keep($0, at: place)
        })
      if hasNames {
        reading.people = meeting.transcript?.speakers.map(\.name) ?? []
        reading.room = meeting.room.name
      }
      return PlacedReading(place: place, reading: reading, source: source)
    } take: { item in
      switch item {
      case .failed(let error):
        report(.failed(error))
        failure = failure ?? error
      case .allMade(let all): try all.forEach(take)
      case .made(_, let made): try take(made)
      }
    }
    if let failure {
      throw ExportError(
        failure.kind,
        "a source cannot be read, so nothing was published: its pages would be removed",
        advice: "fix it or leave it out", underlying: failure)
    }
    if unfinished.count > 0 { report(.unfinished(unfinished)) }
    if repeated.count > 0 { report(.repeated(repeated)) }
    for (name, suggestion) in names.unmatched { report(.unmatched(name, suggestion: suggestion)) }
    guard !entries.entries.isEmpty || unchosenCount == 0 else {
      throw ExportError(
        .usage, "the filters match none of the \(unchosenCount) meetings: nothing was published",
        advice: "check the days and the names by which meetings are chosen")
    }
    cache.replaceSources(usesCache ? readings.finish() : [:])
    let site = SiteMeetings(entries.entries) { timeZone.localTime(at: $0).time.dateText }
    return (site, hashes)
  }

  /// Whether what is read of the sources is kept for the next run: what is taken out of a meeting, and
  /// who is in it, is not.
  var usesCache: Bool { run == nil && filter.names.isEmpty }

  /// A SHA-256 of all that determines what is read of a source, in hexadecimal digits.
  var readingKey: String {
    let choice =
      [
        "\(filter.firstDay.map { "\($0)" } ?? "") \(filter.endDay.map { "\($0)" } ?? "")"
      ] + requirements.map(\.rawValue).sorted()
    return SHA256.hash(data: appearance + choice.joined(separator: " ").utf8).hexadecimal
  }

  /// What becomes of a meeting.
  ///
  /// - Parameters:
  ///   - findsEvidence: Whether the turns are found in which something was said.
  ///   - keep: Called with a meeting that is on the site.
  private func outcome(
    of meeting: Meeting, findsEvidence: Bool, keep: (MeetingView) throws -> Void
  ) throws -> MeetingReading.Outcome {
    guard let view = try view(of: meeting, findsEvidence: findsEvidence) else { return .unchosen }
    guard meeting.status != .running, meeting.hasNotes else { return .unfinished }
    if let reason = meeting.lackInWords(of: requirements, subject: "this saved answer") {
      return .lacking(
        ExportError(.notReady, at: meeting.botID ?? "a meeting", reason, advice: .fetchAgain))
    }
    let entry = renderer.entry(of: view)
    try keep(view)
    return .entry(entry)
  }

  /// The view of a meeting without its private parts; nil if it is not chosen.
  ///
  /// - Parameter findsEvidence: Whether the turns are found in which something was said.
  /// - Throws: An ``ExportError`` if names are taken out and its source has changed since they were
  ///   read.
  func view(
    of meeting: Meeting, findsEvidence: Bool = false
  ) throws(ExportError) -> MeetingView? {
    guard filter.chooses(meeting) else { return nil }
    var meeting = meeting
    meeting.removePrivateParts()
    if let run { meeting = try run.redacted(meeting) }
    if findsEvidence { meeting.findEvidence() }
    return MeetingView(meeting)
  }
}

/// What was read of the sources, which come one after the other: what is kept of them for the next run.
private struct SourceReadings {
  private var sources: [ContentHash: [MeetingReading]] = [:]
  private var current: (number: Int, hash: ContentHash, readings: [MeetingReading])?

  mutating func add(_ reading: MeetingReading, from number: Int, _ hash: ContentHash) {
    if current?.number != number {
      end()
      current = (number, hash, [])
    }
    current?.readings.append(reading)
  }

  private mutating func end() {
    guard let (_, hash, readings) = current, readings.allSatisfy(\.canBeKept) else { return }
    sources[hash] = readings
  }

  mutating func finish() -> [ContentHash: [MeetingReading]] {
    end()
    return sources
  }
}

/// The entries of the meetings, one for each bot: that of the last answer about it.
private struct EntryList {
  private var all: [SiteMeetings.Read?] = []
  private var indices: [String: Int] = [:]

  /// The entries that count.
  var entries: [SiteMeetings.Read] { all.compactMap { $0 } }

  /// Adds an entry; returns whether it replaces that of an earlier answer.
  mutating func add(_ entry: SiteEntry, at place: MeetingPlace, of bot: String?) -> Bool {
    let read = SiteMeetings.Read(entry, at: place, order: bot ?? "")
    if let bot, let index = indices[bot] {
      let isRepeated = all[index] != nil
      all[index] = read
      return isRepeated
    }
    if let bot { indices[bot] = all.count }
    all.append(read)
    return false
  }

  /// Removes the entry of an earlier answer about a bot.
  mutating func remove(_ bot: String?) {
    guard let bot, let index = indices[bot] else { return }
    all[index] = nil
  }
}
