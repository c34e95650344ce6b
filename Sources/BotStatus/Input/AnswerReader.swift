internal import JSONDocument
internal import MeetingModel
internal import TextScanning

/// Reads an object already recognised as an answer about a bot.
struct AnswerReader {
  /// The members of a status object.
  static let statusNames: Set<String> = [
    "status", "bot_id", "room_url", "started_at", "completed_at", "transcript", "qa_pairs",
    "insights", "error",
  ]
  /// The members of a webhook payload.
  static let webhookNames: Set<String> = [
    "event", "transcript_id", "room_id", "room_name", "duration_seconds", "transcript_text",
    "summary", "insights", "insights_error", "bot_id",
  ]

  let options: ReaderOptions
  var members: AnswerMembers
  var warnings = WarningCollector()
  var meeting: Meeting
  var transcriptText: String?
  /// Whether the service's fallback question was present.
  var hasFallbackQuestion = false
  /// Whether the insights hold anything.
  var hasInsights = false
  /// Whether the insights only say that the analysis was not available.
  var hasPlaceholder = false

  /// Prepares to read an object whose members with the known names are understood.
  init(_ object: JSONObject, known: Set<String>, options: ReaderOptions) {
    self.options = options
    members = AnswerMembers(object, known: known)
    meeting = Meeting(status: .unknown(""))
    for name in members.repeatedNames.sorted() {
      let others = members.earlierValues(of: name)
      let shown = others.prefix(Self.maximumNames).map { Self.quoted($0) }
      let rest = others.count - shown.count
      warn(
        """
        \(name.quoted()) occurs more than once; the last one is used, and "extra" keeps \
        \(shown.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")
        """, at: name)
    }
  }

  /// Warns that invalid characters were replaced.
  mutating func warnRepaired(
    at repair: JSONPosition?, loneSurrogateAt loneSurrogate: JSONPosition?
  ) {
    let replaced = [
      ("bytes that are not UTF-8", repair), ("halves of surrogate pairs", loneSurrogate),
    ]
    for case (let what, let position?) in replaced {
      warnings.add(
        """
        \(what) were replaced by U+FFFD, the first at line \(position.line), \
        column \(position.column)
        """)
    }
  }

  /// Adds a warning about a member.
  mutating func warn(_ message: String, at name: String) {
    warnings.add(message, at: JSONPointer().appending(name: name))
  }

  /// Keeps a member whose value has an unexpected type, and warns about it.
  mutating func keepUnreadable(_ name: String, expected: String) {
    guard let value = members[name] else { return }
    members.keep(name)
    warn(
      """
      \(name.quoted()) is \(value.kindName) instead of \(expected); it is kept in "extra": \
      \(Self.quoted(value))
      """, at: name)
  }

  /// The text of a member; nil if it is absent, `null` or of another type.
  mutating func text(_ name: String) -> String? {
    guard let value = members[name] else { return nil }
    if case .string(let text) = value { return text }
    keepUnreadable(name, expected: "text")
    return nil
  }

  // MARK: The two kinds

  mutating func statusObject() -> Meeting {
    readStatus()
    readBotID()
    readRoomAddress()
    meeting.startedAt = time("started_at")
    meeting.completedAt = time("completed_at")
    meeting.error = text("error")
    readTranscript("transcript")
    readQuestions()
    readInsights()
    return finished(statedDuration: nil)
  }

  /// Reads a webhook payload: the bot has finished, and there are no times and, unless somebody has
  /// added it, no bot ID.
  mutating func webhookPayload() -> Meeting {
    meeting.status = .completed
    if members["bot_id"] != nil { readBotID() }
    meeting.room.name = text("room_name")
    if members["event"] != .string("session_complete") { members.keep("event") }
    for name in ["transcript_id", "room_id"] where members[name] != nil { members.keep(name) }
    let duration = statedDuration()
    readTranscript("transcript_text")
    readInsightsError()
    readInsights(summary: "summary")
    return finished(statedDuration: duration)
  }

  private mutating func finished(statedDuration: Int64?) -> Meeting {
    meeting.durationMilliseconds = timedDuration() ?? statedDuration ?? spokenDuration()
    if let duration = meeting.durationMilliseconds { meeting.transcript?.limitTalk(to: duration) }
    meeting.readiness = readiness()
    meeting.extra = members.extra
    options.nameUse?.noteMeeting()
    var renamed: Set<String> = []
    if !options.speakerNames.isEmpty {
      var renaming = SpeakerRenaming(options: options, transcript: meeting.transcript)
      renaming.rename(&meeting)
      options.nameUse?.note(renaming.used, areSpeakers: false)
      renamed = renaming.used
    }
    warnAboutExtra()
    keepReceivedNames(renamed)
    keepWithinLimits()
    for index in meeting.questions.indices where !meeting.questions[index].extra.members.isEmpty {
      var shown = meeting.questions[index].extra
      if var score = meeting.questions[index].score, score.statedMaximum != nil {
        InsightsReader.takeMaximum(from: &shown, for: &score)
      }
      meeting.questions[index].details = InsightValueReader().sections(of: shown)
    }
    meeting.warnings = warnings.warnings
    return meeting
  }

  private func readiness() -> [Readiness] {
    var readiness: [Readiness] = []
    if meeting.transcript == nil { readiness.append(.noTranscript) }
    if hasPlaceholder {
      readiness.append(.placeholderInsights)
    } else if !hasInsights {
      readiness.append(.noInsights)
    }
    if hasFallbackQuestion, meeting.questions.isEmpty { readiness.append(.fallbackQuestions) }
    return readiness
  }

  // MARK: The transcript

  mutating func readTranscript(_ name: String) {
    guard let value = members[name] else { return }
    if case .string(let text) = value {
      if !text.isBlank { transcriptText = text }
      readTranscript(text, named: name)
    } else {
      let reader = TranscriptReader(options: options)
      take(reader.read(value, startedAt: meeting.startedAt), named: name)
      members.keep(name)
      warn(
        """
        \(name.quoted()) is \(value.kindName) instead of text; it is read as far as it can be, and \
        kept in "extra"
        """, at: name)
    }
  }

  /// Reads the text of a transcript from the member `name`.
  mutating func readTranscript(_ text: String, named name: String) {
    let reader = TranscriptReader(options: options)
    take(reader.read(text, startedAt: meeting.startedAt), named: name)
  }

  /// Stores a transcript, and warns about oddities in it.
  private mutating func take(_ read: consuming ReadTranscript?, named name: String) {
    let backwardTimes = read?.backwardTimes
    meeting.transcript = read?.transcript
    if meeting.transcript?.form == .unstructured {
      warn("the transcript names no speakers; it is kept whole as one turn", at: name)
    }
    if let message = backwardTimes?.message { warn(message, at: name) }
  }
}
