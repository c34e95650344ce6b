internal import JSONDocument
public import MeetingModel

extension Meeting {
  /// Looks for the turns in which each answer was said, and each assessment, strength, weakness,
  /// decision, action item and next step; sets ``QuestionAnswer/evidence`` and ``Insights/evidence``.
  ///
  /// A meeting whose transcript could not be parsed into turns has no evidence.
  public mutating func findEvidence() {
    guard let transcript, transcript.form == .turns, transcript.turns.count > 1 else { return }
    guard !questions.isEmpty || insights != nil else { return }
    let spoken = spokenTexts
    let answered = questions.indices.filter { questions[$0].answer != nil }
    let found = EvidenceFinder.turns(
      for: answered.compactMap { questions[$0].answer } + spoken.map(\.source), in: transcript)
    for (index, turns) in zip(answered, found) { questions[index].evidence = turns }
    guard let insights, !spoken.isEmpty else { return }
    let paths = insights.received.pathsOfListedTexts
    self.insights?.evidence = zip(spoken, found.dropFirst(answered.count)).compactMap {
      text, turns in
      turns.isEmpty
        ? nil
        : InsightEvidence(path: paths[text.received], text: text.source, turns: turns)
    }
  }
}

extension Meeting {
  /// The texts of the insights that speak of something that was said, each once.
  fileprivate var spokenTexts: [MarkdownText] {
    guard let insights else { return [] }
    let lists = [
      insights.strengths, insights.weaknesses, insights.decisions,
      insights.actionItems.map(\.task), insights.nextSteps,
    ]
    let texts =
      lists.flatMap { InsightValue.items($0).compactMap(\.leadingText) }
      + questions.compactMap(\.notes)
    var seen: Set<String> = []
    return texts.filter { seen.insert($0.source).inserted }
  }
}

extension JSONValue {
  /// Where the texts are that stand in lists at the top of an object, by themselves or as a member
  /// of an object: the path of the list's item, as a JSON Pointer (RFC 6901).
  fileprivate var pathsOfListedTexts: [String: String] {
    var paths: [String: String] = [:]
    guard case .object(let object) = self else { return paths }
    for member in object.members {
      guard case .array(let items) = member.value else { continue }
      let list = JSONPointer().appending(name: member.name)
      for (index, item) in items.enumerated() {
        let path = list.appending(index: index).text
        switch item {
        case .string(let text):
          paths[text] = paths[text] ?? path
        case .object(let item):
          for text in item.members.compactMap(\.value.stringValue) {
            paths[text] = paths[text] ?? path
          }
        default: continue
        }
      }
    }
    return paths
  }
}
