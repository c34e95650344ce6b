internal import MeetingModel
internal import Mustache

/// What templates see of the turns in which something was said.
struct EvidenceValues: Sendable {
  /// No turns.
  static let none = EvidenceValues(turns: [], times: [])

  /// The values of the turns.
  let turns: [Value]
  /// The times of the turns, as far as they are known.
  let times: [String]

  /// The names under which a part of the notes shows its evidence.
  ///
  /// - Parameter prefix: What stands before each name.
  static func members<Whole>(
    prefix: String = "", _ evidence: @escaping @Sendable (Whole) -> EvidenceValues
  ) -> [ValueTable<Whole>.Member] {
    [
      ValueTable.Member(
        name: prefix + "evidence", schema: .list(TurnValues.table.schema)
      ) { whole, _ in .list(evidence(whole).turns) },
      .leaf("has_\(prefix)evidence") { whole, _ in .boolean(!evidence(whole).turns.isEmpty) },
      .token(prefix + "said_at") { whole, _ in
        let times = evidence(whole).times
        return times.isEmpty ? nil : times.joined(separator: ", ")
      },
    ]
  }
}
