internal import JSONDocument
internal import MeetingModel
internal import Mustache
internal import TimeZones

extension ValueContext {
  /// The title of a meeting: the caller's, or that of its insights, or else from room and date.
  func title(of meeting: Meeting) -> String {
    if let title = options.title { return title }
    var meeting = meeting
    if !shows(.insights) { meeting.insights = nil }
    switch meeting.title {
    case .given(let title): return title
    case .composed(let room?, let start?):
      let day = date(of: start)
      guard Direction.isRightToLeft(room) else {
        return labels.filled("title_format", ["room": room, "date": day])
      }
      return labels.filled(
        "title_format",
        ["room": Direction.isolated(room), "date": "\u{2068}\(day)\u{2069}"])
    case .composed(let room?, nil): return room
    case .composed(nil, let start?):
      return labels.filled(
        "title_format", ["room": labels["meeting"], "date": date(of: start)])
    case .composed(nil, nil): return labels["meeting"]
    }
  }

  /// The date of a moment in the time zone and the language's format.
  func date(of instant: Instant) -> String {
    labels.date(options.timeZone.localTime(at: instant).time)
  }

  /// A moment in the time zone of the notes, for machines: `2026-03-02T15:00:00+01:00`.
  func localMoment(_ instant: Instant?) -> String? {
    instant.map { TimeText.rfc3339(options.timeZone.localTime(at: $0)) }
  }

  /// From when to when, in the time zone of the notes and in words; nil without a start.
  func timeRange(from start: Instant?, to end: Instant?) -> String? {
    start.map { labels.timeRange(from: $0, to: end, in: options.timeZone) }
  }

  /// A length in words.
  func duration(milliseconds: Int64?) -> String? {
    milliseconds.map(labels.duration(milliseconds:))
  }

  /// Whether the insights have anything to show besides the summary.
  func hasResults(_ insights: Insights) -> Bool {
    let hasScores = insights.overallScore != nil || !insights.competencies.isEmpty
    return shows(.scores) && hasScores
      || shows(.actionItems) && insights.actionItems.contains { !$0.task.isEmpty }
      || shows(.sections) && insights.sections.contains { !$0.value.isEmpty }
      || InsightSlot.lists.contains { showsPart(of: $0) && insights[$0].contains { !$0.isEmpty } }
  }

  /// The insights as received, for templates to traverse by key.
  func value(ofReceived received: JSONValue?) -> Value {
    switch received {
    case nil, .null: .nothing
    case .boolean(let value): .boolean(value)
    case .number(let number): .number(number.spelling)
    case .string(let text): value(.text(MarkdownText(text)))
    case .array(let elements): .list(elements.map { value(ofReceived: $0) })
    case .object(let object):
      .object(Object(object.members.map { ($0.name, value(ofReceived: $0.value)) }))
    }
  }
}

extension Warning {
  /// The warning with its location, as shown in notes and records.
  var sentence: String {
    path.map { "\(message) (at \($0))" } ?? message
  }
}
