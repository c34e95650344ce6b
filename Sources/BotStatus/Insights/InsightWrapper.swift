internal import JSONDocument
internal import MeetingModel

/// Insights in an object of their own, as in `{"analysis": {"summary": …}}`.
///
/// The service adds the keys of its default analysis beside it, without content.
enum InsightWrapper {
  /// An object with the members of an object in it that holds the insights in its place; nil if
  /// there is none.
  static func unwrapped(_ object: JSONObject) -> JSONObject? {
    var isFound = false
    var members: [JSONObject.Member] = []
    for member in object.members {
      if InsightSlot(key: member.name) != nil {
        // Beside parts of the insights, an object is another part.
        guard isUnset(member) else { return nil }
      } else if wrappers.contains(SectionTitle.snakeCase(member.name)),
        let inner = member.value.objectValue, holdsParts(inner)
      {
        isFound = true
        members += inner.members
      } else {
        members.append(member)
      }
    }
    return isFound ? JSONObject(members: members) : nil
  }

  private static let wrappers: Set<String> = [
    "analysis", "ai_analysis", "meeting_analysis", "insights", "ai_insights", "meeting_insights",
    "meeting_notes", "notes", "minutes", "meeting_minutes", "meeting_report", "result", "results",
    "data", "output", "response", "report",
  ]

  /// Whether an object has a part of the insights, or two under other words: one alone, such as
  /// `overview`, may be anything.
  private static func holdsParts(_ object: JSONObject) -> Bool {
    object.members.contains { InsightSlot(key: $0.name) != nil }
      || object.members.count { InsightSlot(synonym: $0.name) != nil } > 1
  }

  /// Whether a part of the insights has no content: nothing, a placeholder, or a score of 0.
  private static func isUnset(_ member: JSONObject.Member) -> Bool {
    if case .number(let number) = member.value { return number.doubleValue == 0 }
    if member.value.showsNothing { return true }
    let rest = Placeholder.removed(from: .object(JSONObject(members: [member])))
    return rest?.showsNothing ?? false
  }
}
