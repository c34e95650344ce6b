internal import MeetingModel
internal import Mustache

/// What templates see of the turns in which something was said.
struct EvidenceValues: Sendable {
  /// No turns.
  static let none = EvidenceValues(talk: nil, places: [])

  /// What the turns are of; nil where there are none.
  private let talk: Talk?
  /// The places of the turns among those of the talk.
  private let places: [Int]

  /// The turns of a talk at some indexes, from 1, as far as it has them.
  init(_ talk: Talk, indexes: [Int]) {
    self.init(talk: talk, places: indexes.map { $0 - 1 }.filter(talk.turns.indices.contains))
  }

  private init(talk: Talk?, places: [Int]) {
    self.talk = talk
    self.places = places
  }

  /// The names under which a part of the notes shows its evidence.
  ///
  /// - Parameter prefix: What stands before each name.
  static func members<Whole: Sendable>(
    prefix: String = "", _ evidence: @escaping @Sendable (Whole) -> EvidenceValues
  ) -> [ValueTable<Whole>.Member] {
    [
      ValueTable.Member(
        name: prefix + "evidence", schema: .list(TurnValues.schema)
      ) { whole, _ in .list(evidence(whole).turns) },
      .leaf("has_\(prefix)evidence") { whole, _ in .boolean(!evidence(whole).places.isEmpty) },
      .token(prefix + "said_at") { whole, context in
        let times = evidence(whole).times(in: context)
        return times.isEmpty ? nil : times.joined(separator: ", ")
      },
    ]
  }

  /// The values of the turns.
  private var turns: List {
    guard let talk, !places.isEmpty else { return List([]) }
    let turns = TurnValues.list(talk)
    return List(places.map { turns[$0] })
  }

  /// The times of the turns, as far as they are known and as the transcript shows them: where
  /// passages are shown, those of the passages that the turns are in, each once.
  private func times(in context: ValueContext) -> [String] {
    guard let talk else { return [] }
    var shown = places
    if context.showsPassages {
      shown = shown.map { talk.startOfPassage(ofTurnAt: $0) }
      shown = shown.indices.filter { $0 == 0 || shown[$0] != shown[$0 - 1] }.map { shown[$0] }
    }
    return shown.compactMap {
      talk.turns[$0].offsetMilliseconds.map(TimeText.clock(milliseconds:))
    }
  }
}
