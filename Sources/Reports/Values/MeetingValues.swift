internal import MeetingModel
internal import Mustache
internal import TimeZones

/// The template values for a meeting: the top-level names.
enum MeetingValues {
  /// A meeting, and data that several of its values share.
  ///
  /// A class, since it is passed to each of the names: copying a meeting would retain dozens of
  /// references.
  final class Subject: Sendable {
    let meeting: Meeting
    /// The turns; empty if the transcript is left out.
    let talk: Talk
    /// The turns to which evidence refers, also if the transcript is left out.
    private let evidenceTalk: Talk
    /// The speakers.
    let speakers: [SpeakerValues.Subject]
    /// The timeline of their talk.
    let timeline: TimelineOnDemand

    /// Prepares a meeting.
    ///
    /// - Parameter showsTranscript: Whether the transcript is shown.
    init(_ meeting: Meeting, showsTranscript: Bool) {
      self.meeting = meeting
      timeline = TimelineOnDemand(meeting)
      speakers =
        meeting.transcript.map { [timeline] in SpeakerValues.subjects($0, timeline: timeline) }
        ?? []
      evidenceTalk = Talk(
        turns: meeting.transcript?.turns ?? [], speakers: speakers, isShown: showsTranscript)
      talk = showsTranscript ? evidenceTalk : Talk(turns: [], speakers: [])
    }

    /// The insights, unless they are left out.
    func insights(_ context: ValueContext) -> Insights? {
      context.shows(.insights) ? meeting.insights : nil
    }

    /// A part of the insights with the turns in which its text was said.
    func item<Part>(
      _ part: Part, saying value: InsightValue
    ) -> InsightValues.Item<Part> {
      let evidence = value.leadingText?.evidence ?? []
      return InsightValues.Item(
        part: part, evidence: EvidenceValues(evidenceTalk, indexes: evidence))
    }

    /// A question with the turns in which it was answered, and any further turns cited by its
    /// notes.
    func question(_ question: QuestionAnswer, number: Int) -> QuestionValues.Subject {
      let notes = question.notes?.evidence ?? []
      return QuestionValues.Subject(
        number: number, question: question,
        evidence: EvidenceValues(evidenceTalk, indexes: question.evidence),
        notesEvidence: EvidenceValues(
          evidenceTalk, indexes: notes.filter { !question.evidence.contains($0) }))
    }

  }

  static let table = ValueTable<Subject>(
    about + results + InsightSlot.lists.map { .insights($0) } + talk + [
      ValueTable.Member(name: "insights", schema: .anything) { subject, context in
        context.value(ofReceived: subject.insights(context)?.received)
      },
      ValueTable.Member(name: "vars", schema: .anything) { _, context in
        .object(Object(context.options.variables.map { ($0.key, .text($0.value)) }))
      },
    ])

  /// The facts about the meeting.
  private static let about: [ValueTable<Subject>.Member] = [
    .text("title") { subject, context in context.title(of: subject.meeting) },
    .text("subject") { subject, context in
      context.options.title ?? subject.insights(context)?.title ?? subject.meeting.room.name
    },
    .token("date") { subject, context in
      subject.meeting.startedAt.map {
        TimeText.isoDate(context.options.timeZone.localTime(at: $0).time)
      }
    },
    .token("start") { subject, context in context.localMoment(subject.meeting.startedAt) },
    .token("started_at") { subject, _ in subject.meeting.startedAt.map(TimeText.rfc3339) },
    .token("completed_at") { subject, _ in subject.meeting.completedAt.map(TimeText.rfc3339) },
    .text("time_range") { subject, context in
      context.timeRange(from: subject.meeting.startedAt, to: subject.meeting.completedAt)
    },
    .text("duration") { subject, context in
      context.duration(milliseconds: subject.meeting.durationMilliseconds)
    },
    .token("duration_iso") { subject, _ in
      subject.meeting.durationMilliseconds.map(TimeText.isoDuration(milliseconds:))
    },
    .integer("duration_minutes") { subject, _ in
      subject.meeting.durationMilliseconds.map { Int(TimeText.rounded($0, to: TimeText.minute)) }
    },
    .text("bot_id") { subject, _ in subject.meeting.botID },
    .token("short_id") { subject, _ in subject.meeting.botID.flatMap { BotID($0) }?.short },
    .text("room") { subject, _ in subject.meeting.room.name },
    .text("room_url") { subject, _ in subject.meeting.room.shownURL },
    .text("provider") { subject, _ in subject.meeting.room.provider },
    .leaf("heading") { _, context in .boolean(context.shows(.heading)) },
    .leaf("footer") { _, context in .boolean(context.shows(.footer)) },
    .text("language") { _, context in context.labels.language },
    .list("tags") { _, _ in [.verbatim("meeting")] },
    .text("status") { subject, _ in subject.meeting.status.name },
    .text("error") { subject, _ in subject.meeting.error },
    .list("readiness") { subject, _ in subject.meeting.readiness.map { .verbatim($0.rawValue) } },
    .list("notices", of: Notice.table) { subject, context in
      Notice.notices(of: subject.meeting, in: context)
    },
    .list("warnings") { subject, _ in subject.meeting.warnings.map { .text($0.sentence) } },
  ]

  /// The results of the meeting, besides the lists of the insights.
  private static let results: [ValueTable<Subject>.Member] = [
    .leaf("summary") { subject, context in
      context.shows(.summary) ? context.value(subject.insights(context)?.summary) : .nothing
    },
    .leaf("has_results") { subject, context in
      .boolean(subject.insights(context).map(context.hasResults) ?? false)
    },
    .list("action_items", of: InsightValues.actionItem) { subject, context in
      guard context.shows(.actionItems) else { return [] }
      let items = (subject.insights(context)?.actionItems ?? []).filter { !$0.task.isEmpty }
      let identifiers = ActionItemIdentifiers(items, of: subject.meeting)
      return items.enumerated().map { index, item in
        InsightValues.Action(
          item: subject.item(item, saying: item.task), index: index, identifiers: identifiers)
      }
    },
    .leaf("overall_score") { subject, context in
      context.shows(.scores) ? .score(subject.insights(context)?.overallScore) : .nothing
    },
    .leaf("overall_out_of") { subject, context in
      context.shows(.scores) ? .highest(subject.insights(context)?.overallScore) : .nothing
    },
    .list("scores", of: InsightValues.score) { subject, context in
      guard context.shows(.scores) else { return [] }
      return InsightValues.scores(subject.insights(context), labels: context.labels)
    },
    .list("competencies", of: InsightValues.competency) { subject, context in
      context.shows(.scores) ? subject.insights(context)?.competencies ?? [] : []
    },
    .list("sections", of: InsightValues.section) { subject, context in
      guard context.shows(.sections) else { return [] }
      return InsightValues.sections(subject.insights(context)?.sections ?? [])
    },
    .list("questions", of: QuestionValues.table) { subject, context in
      guard context.shows(.questions) else { return [] }
      return subject.meeting.questions.enumerated().map {
        subject.question($0.element, number: $0.offset + 1)
      }
    },
  ]

  /// The transcript and its speakers.
  private static let talk: [ValueTable<Subject>.Member] = [
    .list("participants") { subject, _ in
      subject.meeting.participants.map { .text($0) }
    },
    .list("speakers", of: SpeakerValues.table) { subject, context in
      context.shows(.speakers) ? subject.speakers : []
    },
    .leaf("is_timed") { subject, _ in
      .boolean(subject.speakers.contains { $0.speaker.talkMilliseconds != nil })
    },
    .list("timeline_ticks", of: TickValues.table) { subject, context in
      guard context.shows(.speakers) else { return [] }
      return subject.timeline.value?.ticks ?? []
    },
    ValueTable.Member(
      name: "turns", schema: .list(TurnValues.schema), shapes: [TurnValues.shape]
    ) { subject, _ in .list(TurnValues.list(subject.talk)) },
    .list("cues", of: CueValues.table) { subject, _ in CueValues.subjects(subject.talk) },
    ValueTable.Member(
      name: "passages", schema: .list(PassageValues.schema), shapes: [PassageValues.shape]
    ) { subject, _ in .list(PassageValues.list(subject.talk)) },
  ]
}

extension ValueTable<MeetingValues.Subject>.Member {
  /// A list of the insights.
  fileprivate static func insights(_ slot: InsightSlot) -> Self {
    .list(slot.rawValue, of: InsightValues.item) { subject, context in
      guard context.showsPart(of: slot), let insights = subject.insights(context) else { return [] }
      return insights.items(of: slot).filter { !$0.isEmpty }.map { subject.item($0, saying: $0) }
    }
  }
}
