internal import JSONDocument
internal import MeetingModel

/// Scales of scores that no score states by itself.
extension InsightsReader {
  private static let scaleKeys: Set<String> = [
    "score_scale", "scores_scale", "scoring_scale", "rating_scale", "scale", "max_score",
    "maximum_score",
  ]

  /// Reads the scale of the scores from a member beside them, as `"score_scale": "1-5"`, which is
  /// then no section; else takes scores between 0 and 1 as out of 1.
  mutating func readScales(of object: JSONObject) {
    let scores = [insights.overallScore] + insights.competencies.map(\.score)
    // Scores of 0 may mean "not set".
    guard scores.contains(where: { $0.map { $0.value > 0 } ?? false }),
      !object.members.contains(where: Self.statesScales)
    else { return }
    for member in object.members where Self.scaleKeys.contains(SectionTitle.snakeCase(member.name))
    {
      guard let maximum = ScoreText.maximum(member.value), takeMaximum(maximum) else { continue }
      if let index = insights.sections.lastIndex(where: { $0.key == member.name }) {
        insights.sections.remove(at: index)
      }
      return
    }
    takeFractions()
  }

  /// Whether a member has scores one of which says that it is out of ten: `8/10`.
  private static func statesScales(_ member: JSONObject.Member) -> Bool {
    let isOutOf = { (value: JSONValue) in
      value.stringValue?.utf8.contains(UInt8(ascii: "/")) ?? false
    }
    return switch InsightSlot(key: member.name) {
    case .overallScore: isOutOf(member.value)
    case .competencyScores:
      member.value.objectValue?.members.contains { isOutOf($0.value) } ?? false
    default: false
    }
  }

  /// Takes a maximum for all scores that state none; returns false if one of them cannot be out of
  /// it.
  private mutating func takeMaximum(_ maximum: Score) -> Bool {
    var overall = insights.overallScore
    var competencies = insights.competencies
    var isTaken = false
    if overall?.statedMaximum == nil, overall != nil {
      guard overall?.take(maximum) == true else { return false }
      isTaken = true
    }
    for index in competencies.indices {
      guard let score = competencies[index].score, score.statedMaximum == nil else { continue }
      guard competencies[index].score?.take(maximum) == true else { return false }
      isTaken = true
    }
    insights.overallScore = overall
    insights.competencies = competencies
    return isTaken
  }

  /// Takes the scores as out of 1 if those of all competencies are between 0 and 1, and one of them
  /// is a fraction.
  private mutating func takeFractions() {
    let values = insights.competencies.compactMap { competency in
      competency.score.flatMap { $0.statedMaximum == nil ? $0.value : nil }
    }
    guard values.contains(where: { 0 < $0 && $0 < 1 }), values.allSatisfy((0...1).contains),
      insights.overallScore.map({ $0.statedMaximum != nil || $0.value <= 1 }) ?? true,
      let one = ScoreText.score("1")
    else { return }
    _ = takeMaximum(one)
  }
}
