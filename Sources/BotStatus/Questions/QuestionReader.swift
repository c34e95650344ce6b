internal import JSONDocument
internal import MeetingModel

/// Reads `qa_pairs`.
struct QuestionReader {
  /// The question of the fallback pair that the service stores if it found no questions.
  static let fallbackQuestion = "Full Interview Transcript"

  private static let names: Set<String> = ["question", "answer"]
  /// A pair with its usual names; `a` is an answer only beside a question.
  private static func named(_ object: JSONObject) -> JSONObject {
    let named = object.named(spellings)
    return named["question"] == nil ? object.named(["answer": "answer"]) : named
  }

  /// The names of the members in other spellings, in snake case.
  static let spellings = [
    "question": "question", "q": "question", "answer": "answer", "a": "answer",
  ]

  var warnings: WarningCollector
  private let path = JSONPointer().appending(name: "qa_pairs")

  /// Reads the pairs in any shape.
  ///
  /// An array is expected. A text containing JSON is read as that JSON; any other text is an
  /// answer. An object is one pair if it has a question or an answer, otherwise it maps questions
  /// to answers.
  mutating func questions(from value: JSONValue) -> [QuestionAnswer] {
    switch value {
    case .array(let items):
      return items.enumerated().compactMap { question(from: $1, at: path.appending(index: $0)) }
    case .string(let text):
      warnings.add("the question and answer pairs are a text instead of an array", at: path)
      guard let document = EmbeddedDocument.value(in: text) else {
        return text.isBlank ? [] : [QuestionAnswer(answer: text)]
      }
      return questions(from: document)
    case .object(let received):
      let object = Self.named(received)
      warnings.add("the question and answer pairs are an object instead of an array", at: path)
      if object["question"] != nil || object["answer"] != nil {
        return [question(from: value, at: path)].compactMap(\.self)
      }
      let path = path
      return object.members.map { member in
        QuestionAnswer(
          question: member.name,
          answer: text(of: member.value, at: path.appending(name: member.name)))
      }
    case .null:
      return []
    case .number, .boolean:
      warnings.add(
        "the question and answer pairs are \(value.kindName) instead of an array", at: path)
      return [QuestionAnswer(answer: value.text)]
    }
  }

  private mutating func question(from value: JSONValue, at path: JSONPointer) -> QuestionAnswer? {
    guard case .object(let received) = value else {
      guard !value.isNull else {
        warnings.add("a question is null; it is left out", at: path)
        return nil
      }
      if value.stringValue == nil {
        warnings.add(
          "a question is \(value.kindName) instead of an object; its text is shown", at: path)
      }
      return text(of: value, at: path).map { QuestionAnswer(question: $0) }
    }
    let members = AnswerMembers(Self.named(received), known: Self.names)
    let pair = QuestionAnswer(
      question: members["question"].flatMap { text(of: $0, at: path.appending(name: "question")) },
      answer: members["answer"].flatMap { text(of: $0, at: path.appending(name: "answer")) },
      extra: members.extra)
    guard pair.question != nil || pair.answer != nil || !pair.extra.members.isEmpty else {
      warnings.add("a question has neither question nor answer; it is left out", at: path)
      return nil
    }
    return pair
  }

  private mutating func text(
    of value: JSONValue?, at path: @autoclosure () -> JSONPointer
  ) -> String? {
    PlainText.text(of: value, at: path(), warnings: &warnings)
  }
}

extension JSONObject {
  /// The object with the names of members replaced that are spelt in another style, such as
  /// `Question` and `q`, unless it has that name already.
  ///
  /// - Parameter spellings: The names by their spellings in snake case.
  func named(_ spellings: [String: String]) -> JSONObject {
    var taken = Set(members.map(\.name)).intersection(spellings.values)
    guard taken.count < Set(spellings.values).count else { return self }
    var object = self
    for (index, member) in members.enumerated() where member.name.utf8.count <= 20 {
      guard let name = spellings[SectionTitle.snakeCase(member.name)], name != member.name,
        taken.insert(name).inserted
      else { continue }
      object.members[index].name = name
    }
    return object
  }
}
