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
  ///   - cache: What earlier runs have read.
  ///   - rows: What this run has read, for the next one.
  ///   - known: The sources that need not be read for their hash; nil to read all.
  ///   - drafts: Where the pages of the meetings are kept that are read; nil to make none.
  /// - Throws: An ``ExportError`` if a source cannot be read, or no meeting is chosen of those that
  ///   are there: a name with a typing error would empty the site.
  func readEntries(
    of inputs: some Sequence<Input>, _ cache: SiteCache, _ rows: inout SiteCacheRows,
    _ known: KnownSources?, drafts: PageDrafts?, in folder: SiteFolder,
    _ report: (PublishEvent) -> Void
  ) async throws -> SiteMeetings {
    var entries = ReadMeetings(ScratchFile(".entries", in: folder.staging))
    var names = NameUse(of: filter)
    var failure: ExportError?
    var unchosenCount = 0
    var (unfinished, repeated) = (BotCount(), BotCount())
    var readings = SourceReadings()
    let (hasNames, usesCache) = (!filter.names.isEmpty, usesCache)
    func take(_ made: PlacedReading) throws {
      let reading = made.reading
      if usesCache, let source = made.source {
        let whole = readings.add(reading, from: made.place.source, source)
        if let whole { try rows.add(whole.readings, of: whole.hash) }
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
        if try entries.add(entry, at: made.place, of: reading.botKey, from: made.source) {
          repeated.add(reading.bot)
        }
      }
    }
    try await MeetingPass<PlacedReading>(
      reader: reader, jobs: jobs, known: known,
      madeByHash: { number, hash in
        guard usesCache else { return nil }
        return cache.readings(of: hash)?.enumerated().map { index, reading in
          PlacedReading(
            place: MeetingPlace(source: number, index: index), reading: reading, source: hash)
        }
      }
    ).run(over: inputs) { [self] place, meeting, source in
      var reading = MeetingReading(
        bot: meeting.botID.map { BotID($0)?.text ?? $0 },
        outcome: try outcome(of: meeting, findsEvidence: drafts != nil) {
          try drafts?.keep($0, $1, at: place)
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
      let lacksResults = failure.kind == .notReady
      throw ExportError(
        failure.kind,
        "a source \(lacksResults ? "lacks results" : "cannot be read"), so nothing was published:"
          + " its pages would be removed",
        advice: "fix it or leave it out", underlying: failure)
    }
    if unfinished.count > 0 { report(.unfinished(unfinished)) }
    if repeated.count > 0 { report(.repeated(repeated)) }
    for (name, suggestion) in names.unmatched { report(.unmatched(name, suggestion: suggestion)) }
    guard !entries.isEmpty || unchosenCount == 0 else {
      throw ExportError(
        .usage, "the filters match none of the \(unchosenCount) meetings: nothing was published",
        advice: "check the days and the names by which meetings are chosen")
    }
    if let whole = readings.finish() { try rows.add(whole.readings, of: whole.hash) }
    return try SiteMeetings(entries, in: ScratchFile(".meetings", in: folder.staging)) {
      timeZone.localTime(at: $0).time.dateText
    }
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
  ///   - keep: Called with a meeting that is on the site, and its entry.
  private func outcome(
    of meeting: Meeting, findsEvidence: Bool, keep: (MeetingView, SiteEntry) throws -> Void
  ) throws -> MeetingReading.Outcome {
    guard let view = try view(of: meeting, findsEvidence: findsEvidence) else { return .unchosen }
    guard meeting.status.isFinal, meeting.hasNotes else { return .unfinished }
    if let reason = meeting.lackInWords(of: requirements, subject: "this saved answer") {
      return .lacking(
        ExportError(.notReady, at: meeting.botID ?? "a meeting", reason, advice: .fetchAgain))
    }
    let entry = renderer.entry(of: view)
    try keep(view, entry)
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

/// What was read of a source, until all of it is there: sources come one after the other.
private struct SourceReadings {
  /// A source all of whose meetings can be kept for the next run.
  typealias Source = (hash: ContentHash, readings: [MeetingReading])

  private var number = -1
  private var current: Source?

  /// Adds a reading; returns the source before, if it is complete now and can be kept.
  mutating func add(
    _ reading: MeetingReading, from number: Int, _ hash: ContentHash
  ) -> Source? {
    var complete: Source?
    if self.number != number {
      complete = finish()
      self.number = number
      current = (hash, [])
    }
    current?.readings.append(reading)
    return complete
  }

  /// Returns the last source, if it can be kept.
  mutating func finish() -> Source? {
    defer { current = nil }
    guard let current, current.readings.allSatisfy(\.canBeKept) else { return nil }
    return current
  }
}
