internal import Archive
internal import MeetingModel

extension ArchivedMeeting {
  /// What lists show of a meeting.
  init(of meeting: Meeting) {
    let speakers = meeting.transcript?.speakers ?? []
    self.init(
      startedAt: meeting.startedAt ?? meeting.transcript?.firstTime,
      length: meeting.durationMilliseconds.map { $0 / 1_000 }, title: meeting.insights?.title,
      room: meeting.room.name, people: meeting.participants,
      bots: speakers.filter { $0.role == .bot }.map(\.name))
  }

  /// The names of all who spoke.
  var speakers: [String] { people + bots }
}

extension Meeting {
  /// The texts that the search finds: what was said, asked and answered, and the insights.
  var passages: [ArchivedPassage] {
    var passages: [ArchivedPassage] = []
    if let title = insights?.title ?? room.name { passages.append(.init(.title, 1, title)) }
    if let transcript {
      passages += transcript.turns.map { turn in
        ArchivedPassage(
          .turn, turn.index, turn.text, person: transcript.speaker(of: turn)?.name, at: turn.at)
      }
    }
    for (index, question) in questions.enumerated() {
      let texts: [(ArchivedPassage.Kind, String?)] = [
        (.question, question.question), (.answer, question.answer),
        (.assessment, question.assessment),
      ]
      for case (let kind, let text?) in texts where !text.isEmpty {
        passages.append(ArchivedPassage(kind, index + 1, text))
      }
    }
    if let insights { passages += insights.passages }
    return passages
  }
}

extension QuestionAnswer {
  /// The notes on the answer, with their details.
  fileprivate var assessment: String? {
    let parts = [notes?.source].compactMap { $0 } + details.flatMap(\.texts)
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }
}

extension Insights {
  /// The lists of the insights whose items are of a kind of their own; those of others are found as
  /// any other part of the insights.
  private static let kinds: [(InsightSlot, ArchivedPassage.Kind)] = [
    (.decisions, .decision), (.nextSteps, .nextStep), (.strengths, .strength),
    (.weaknesses, .weakness), (.topics, .topic),
  ]

  private static let otherLists = InsightSlot.lists.filter { slot in
    !kinds.contains { $0.0 == slot }
  }

  /// The texts of the insights that the search finds, except for the title.
  fileprivate var passages: [ArchivedPassage] {
    var passages: [ArchivedPassage] = []
    func add(_ kind: ArchivedPassage.Kind, _ parts: [[String]]) {
      let texts = parts.map { $0.joined(separator: "\n") }.filter { !$0.isEmpty }
      passages += texts.enumerated().map { ArchivedPassage(kind, $0 + 1, $1) }
    }
    add(.summary, [summary?.texts ?? []])
    for (index, item) in actionItems.enumerated() {
      let text = (item.task.texts + item.details.flatMap(\.texts)).joined(separator: "\n")
      passages.append(
        ArchivedPassage(
          .actionItem, index + 1, text, person: item.owner, due: item.due, isDone: item.isDone))
    }
    for (slot, kind) in Self.kinds { add(kind, items(of: slot).map(\.texts)) }
    let competencies = competencies.map { [$0.name] + ($0.notes?.texts ?? []) }
    let others = Self.otherLists.flatMap { items(of: $0).map(\.texts) }
    add(.insight, competencies + others + sections.map(\.texts))
    return passages
  }
}

extension InsightSection {
  /// The title and the texts of the value.
  fileprivate var texts: [String] { [title] + value.texts }
}

extension InsightValue {
  /// All texts in the value, in order.
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text.source]
    case .number(let number): [number]
    case .boolean, .nothing: []
    case .list(let values): values.flatMap(\.texts)
    case .table(let table): table.columns + table.rows.flatMap { $0.flatMap(\.texts) }
    case .sections(let sections): sections.flatMap(\.texts)
    }
  }
}
