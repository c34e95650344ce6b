internal import JSONDocument
internal import MeetingModel

/// Renames speakers outside the transcript: owners of action items, and any other value in the
/// insights and in unknown members that consists of a speaker's name.
///
/// What was said, and what a model wrote about it, stays: no name inside a sentence is replaced.
struct SpeakerRenaming {
  private let options: ReaderOptions
  /// The names recognised in a list of names.
  private let known: Set<String>
  private(set) var used: Set<String> = []

  /// Prepares a renaming.
  ///
  /// - Parameter transcript: The transcript, whose speakers are already renamed.
  init(options: ReaderOptions, transcript: Transcript?) {
    self.options = options
    known = Set(options.speakerNames.keys).union(transcript?.speakers.map(\.name) ?? [])
  }

  /// Renames speakers throughout a meeting, except in its transcript.
  mutating func rename(_ meeting: inout Meeting) {
    if var insights = meeting.insights {
      meeting.insights = nil
      rename(&insights)
      meeting.insights = insights
    }
    for index in meeting.questions.indices { rename(&meeting.questions[index].extra) }
    rename(&meeting.extra)
  }

  private mutating func rename(_ insights: inout Insights) {
    rename(&insights.received)
    for index in insights.actionItems.indices {
      if let owner = insights.actionItems[index].owner {
        insights.actionItems[index].owner = renamed(owner)
      }
      rename(&insights.actionItems[index].details)
    }
    for index in insights.competencies.indices {
      insights.competencies[index].name = renamed(insights.competencies[index].name)
    }
    if var summary = insights.summary {
      rename(&summary)
      insights.summary = summary
    }
    for slot in InsightSlot.lists { rename(&insights[slot]) }
    rename(&insights.sections)
  }

  private mutating func rename(_ sections: inout [InsightSection]) {
    for index in sections.indices {
      if let other = options.speakerNames[sections[index].key] {
        used.insert(sections[index].key)
        sections[index].title = other
      }
      rename(&sections[index].value)
    }
  }

  private mutating func rename(_ values: inout [InsightValue]) {
    for index in values.indices { rename(&values[index]) }
  }

  /// The nesting of values is limited by that of the JSON from which they were read.
  private mutating func rename(_ value: inout InsightValue) {
    switch value {
    case .text(var text):
      text.source = renamed(text.source)
      value = .text(text)
    case .number, .boolean, .nothing: break
    case .list(var values):
      rename(&values)
      value = .list(values)
    case .table(var table):
      for row in table.rows.indices { rename(&table.rows[row]) }
      value = .table(table)
    case .sections(var sections):
      rename(&sections)
      value = .sections(sections)
    }
  }

  private mutating func rename(_ object: inout JSONObject) {
    for index in object.members.indices { rename(&object.members[index].value) }
  }

  private mutating func rename(_ value: inout JSONValue) {
    switch value {
    case .null, .boolean, .number: break
    case .string(let text): value = .string(renamed(text))
    case .array(var elements):
      for index in elements.indices { rename(&elements[index]) }
      value = .array(elements)
    case .object(var object):
      rename(&object)
      value = .object(object)
    }
  }

  /// The renamed text if it is a name or a list of names: `User and Bob` becomes `Ann and Bob`.
  private mutating func renamed(_ text: String) -> String {
    let name = text.trimmed
    if let other = options.speakerNames[name] {
      used.insert(name)
      return other
    }
    guard text.utf8.count <= 1_000 else { return text }
    var result = ""
    var isRenamed = false
    for part in NamesInText.parts(of: text) {
      switch part {
      case .separator(let separator): result += separator
      case .name(let name):
        guard known.contains(name) else { return text }
        guard let other = options.speakerNames[name] else {
          result += name
          continue
        }
        used.insert(name)
        isRenamed = true
        result += other
      }
    }
    return isRenamed ? result : text
  }
}
