internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads the assessments of questions: an array of objects, or an object keyed by question.
  ///
  /// - Returns: False if they are something else; elements that are not objects form a section.
  mutating func readAssessments(_ received: ReceivedValue) -> Bool {
    if let elements = received.elements {
      var rest: [JSONValue] = []
      for (index, element) in elements.enumerated() where !element.value.holdsNothing {
        guard let object = element.value.objectValue else {
          rest.append(element.value)
          continue
        }
        assessments.append(
          assessment(object, at: assessmentsPath.appending(index: index), received: element.path))
      }
      if !rest.isEmpty {
        warnUnexpected(.questionAssessments, .array(rest))
        addSection(of: .questionAssessments, .array(rest))
      }
      return true
    }
    switch received.value {
    case .object(let object) where object.named(Self.spellings)["question"] != nil:
      assessments.append(assessment(object, at: assessmentsPath))
      return true
    case .object(let object):
      for member in object.members {
        let score = JSONObject.Member(name: "score", value: member.value)
        var assessment = assessment(
          member.value.objectValue ?? JSONObject(members: [score]),
          at: assessmentsPath.appending(name: member.name))
        assessment.question = assessment.question ?? member.name
        assessments.append(assessment)
      }
      return true
    case .string(let text):
      if let document = EmbeddedDocument.value(in: text) {
        return readAssessments(ReceivedValue(document))
      }
    case .null, .boolean, .number, .array:
      break
    }
    warnUnexpected(.questionAssessments, received.value)
    return false
  }

  private static let assessmentNames: Set<String> = ["question", "answer", "score", "notes"]
  /// The names of the members in other spellings, in snake case.
  private static let spellings = QuestionReader.spellings.merging(
    ["score": "score", "notes": "notes"]) { first, _ in first }

  private var assessmentsPath: JSONPointer { path.appending(name: "question_assessments") }

  private mutating func assessment(
    _ object: JSONObject, at path: JSONPointer, received: InsightPath? = nil
  ) -> Assessment {
    var members = AnswerMembers(object.named(Self.spellings), known: Self.assessmentNames)
    var score = ScoreText.score(members["score"])
    if score == nil, let value = members["score"], !value.holdsNothing {
      members.keep("score")
      warnings.add(
        "a score is \(value.kindName) that cannot be read as one; it is shown as it is", at: path)
    }
    var notes = notes(of: members["notes"] ?? .null, at: path)
    if members["notes"]?.stringValue != nil { notes?.path = received }
    let extra = members.extra
    if var found = score, members["score"]?.statesScale == false {
      // It stays among the extra members, since records have no other place for it.
      var rest = extra
      Self.takeMaximum(from: &rest, for: &found)
      score = found
    }
    return Assessment(
      question: PlainText.text(
        of: members["question"], at: path.appending(name: "question"), warnings: &warnings),
      answer: PlainText.text(
        of: members["answer"], at: path.appending(name: "answer"), warnings: &warnings),
      score: score?.value == 0 && score?.statedMaximum == nil && notes == nil ? nil : score,
      notes: notes, extra: extra)
  }

  private mutating func notes(of value: JSONValue, at path: JSONPointer) -> MarkdownText? {
    if let lines = value.arrayValue?.compactMap(\.stringValue), !lines.isEmpty,
      lines.count == value.arrayValue?.count
    {
      let items = ItemText.items(lines.map { ModelText.item($0) }).joined()
      let list = items.map { item in
        "- "
          + item.boxed.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\n  ")
      }
      return MarkdownText(list.joined(separator: "\n"))
    }
    return PlainText.text(of: value, at: path.appending(name: "notes"), warnings: &warnings)
      .map { MarkdownText(ModelText.markdown($0)) }
  }
}
