internal import JSONDocument
internal import MeetingModel
internal import TextScanning

extension InsightsReader {
  /// Reads the title, which must be a text; `N/A` counts as none, and markup around it is removed.
  mutating func readTitle(_ value: JSONValue) -> Bool {
    guard let title = value.stringValue else {
      warnUnexpected(.title, value)
      return false
    }
    if !StatedAbsence.ofAnything.isStated(by: title) { insights.title = TitleText.plain(title) }
    return true
  }

  /// Reads the overall score: a number, a text such as `8/10`, or an object with one of these.
  ///
  /// What is said beside it becomes a section.
  mutating func readOverallScore(_ value: JSONValue) -> Bool {
    if let score = ScoreText.score(value) {
      insights.overallScore = score
      return true
    }
    if let (score, note) = value.stringValue.flatMap(ScoreText.scoreAndNote) {
      insights.overallScore = score
      addSection(of: .overallScore, .string(note))
      return true
    }
    if let object = value.objectValue, let found = scoreMember(of: object) {
      insights.overallScore = found.score
      if !JSONValue.object(found.rest).holdsNothing {
        addSection(of: .overallScore, .object(found.rest))
      }
      return true
    }
    warnUnexpected(.overallScore, value)
    return false
  }

  /// Reads scores by competency: an object keyed by name, or an array of objects with a name each.
  mutating func readCompetencies(_ value: JSONValue) -> Bool {
    switch value {
    case .object(let object):
      insights.competencies = object.members.compactMap {
        competency(named: SectionTitle.title(of: $0.name, names: shapes.names), $0.value)
      }
      return true
    case .string(let text):
      guard let document = EmbeddedDocument.value(in: text) else { break }
      return readCompetencies(document)
    case .array(let elements):
      let competencies = elements.filter { !$0.holdsNothing }.map { competency(in: $0) }
      guard !competencies.contains(nil) else { break }
      insights.competencies = competencies.compactMap(\.self)
      return true
    default: break
    }
    warnUnexpected(.competencyScores, value)
    return false
  }

  /// The competency for an object that contains its name; nil if there is no name.
  private func competency(in value: JSONValue) -> Competency? {
    guard let object = value.objectValue else { return nil }
    let names = ["competency", "name", "skill", "area", "category"]
    guard
      let index = object.members.firstIndex(where: {
        names.contains(SectionTitle.snakeCase($0.name)) && $0.value.stringValue?.isBlank == false
      }),
      let name = object.members[index].value.stringValue
    else { return nil }
    var rest = object
    rest.members.remove(at: index)
    return competency(named: name, .object(rest)) ?? Competency(name: name)
  }

  /// A competency from its name and value; nil if the value is empty.
  private func competency(named name: String, _ value: JSONValue) -> Competency? {
    guard !value.holdsNothing else { return nil }
    if let score = ScoreText.score(value) { return Competency(name: name, score: score) }
    if let (score, note) = value.stringValue.flatMap(ScoreText.scoreAndNote) {
      return Competency(name: name, score: score, notes: shapes.shape(of: .string(note)))
    }
    guard let object = value.objectValue, let found = scoreMember(of: object) else {
      return Competency(name: name, notes: shapes.shape(of: value))
    }
    return Competency(name: name, score: found.score, notes: notes(in: found.rest))
  }

  /// The score among the members of an object, and the remaining members.
  private func scoreMember(of object: JSONObject) -> (score: Score, rest: JSONObject)? {
    let names = ["score", "rating", "value", "overall", "points"]
    for (index, member) in object.members.enumerated()
    where names.contains(SectionTitle.snakeCase(member.name)) {
      guard var score = ScoreText.score(member.value) else { continue }
      var rest = object
      rest.members.remove(at: index)
      if !member.value.statesScale { Self.takeMaximum(from: &rest, for: &score) }
      return (score, rest)
    }
    return nil
  }

  /// Moves the highest score of the scale from the members beside a score to it, if one of them is a
  /// number that can be it.
  static func takeMaximum(from object: inout JSONObject, for score: inout Score) {
    let names = ["max_score", "maximum_score", "out_of", "scale", "max", "maximum"]
    for (index, member) in object.members.enumerated()
    where names.contains(SectionTitle.snakeCase(member.name)) {
      guard let maximum = ScoreText.maximum(member.value), score.take(maximum) else { continue }
      object.members.remove(at: index)
      return
    }
  }

  /// The notes beside a score: a single note is shown without its key.
  private func notes(in object: JSONObject) -> InsightValue? {
    let members = object.members.filter { !$0.value.holdsNothing }
    let names = [
      "notes", "note", "comment", "comments", "feedback", "reason", "reasoning", "rationale",
      "justification", "explanation", "evidence", "description", "summary",
    ]
    if members.count == 1, names.contains(SectionTitle.snakeCase(members[0].name)) {
      return shapes.shape(of: members[0].value)
    }
    return members.isEmpty ? nil : shapes.shape(of: .object(JSONObject(members: members)))
  }

  /// Drops scores of 0 if nothing else of the default analysis is present: they mean "not set".
  mutating func dropUnsetScores() {
    let isUnset = { (score: Score?) in
      score.map { $0.value == 0 && $0.statedMaximum == nil } ?? true
    }
    guard isUnset(insights.overallScore), insights.strengths.isEmpty,
      insights.weaknesses.isEmpty, !assessments.contains(where: \.isAssessed),
      insights.competencies.allSatisfy({ isUnset($0.score) && $0.notes == nil })
    else { return }
    insights.overallScore = nil
    insights.competencies = []
  }

  /// Warns that the value of a known key does not fit its slot.
  mutating func warnUnexpected(_ slot: InsightSlot, _ value: JSONValue) {
    let key = slot.rawValue
    warnings.add(
      "\(key.quoted()) is \(value.kindName) that cannot be read as such; it is shown as a section",
      at: path.appending(name: key))
  }
}

extension Score {
  /// Takes the highest score of a scale, if the score can be on it.
  mutating func take(_ maximum: Score) -> Bool {
    guard maximum.value > 0, (0...maximum.value).contains(value) else { return false }
    statedMaximum = maximum.number
    return true
  }
}

extension JSONValue {
  /// Whether a score says by itself what it is out of, as `8/10` does.
  var statesScale: Bool {
    stringValue?.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") } ?? false
  }
}
