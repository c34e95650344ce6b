internal import MeetingModel
internal import Mustache

/// The template values for the turns in which something was said.
struct EvidenceValues: Sendable {
  /// No turns.
  static let none = EvidenceValues(talk: nil, places: [])

  /// The talk that the turns belong to; nil if there are no turns.
  private let talk: Talk?
  /// The indices of the turns in the talk.
  private let places: [Int]

  /// The turns of a talk at 1-based indexes; those that do not exist are ignored.
  init(_ talk: Talk, indexes: [Int]) {
    self.init(talk: talk, places: indexes.map { $0 - 1 }.filter(talk.turns.indices.contains))
  }

  private init(talk: Talk?, places: [Int]) {
    self.talk = talk
    self.places = places
  }

  /// The names that show the evidence of a part of the notes.
  ///
  /// - Parameter prefix: The prefix of each name.
  static func members<Whole: Sendable>(
    prefix: String = "", _ evidence: @escaping @Sendable (Whole) -> EvidenceValues
  ) -> [ValueTable<Whole>.Member] {
    @Sendable func shown(_ whole: Whole, _ context: ValueContext) -> EvidenceValues {
      context.shows(.evidence) ? evidence(whole) : .none
    }
    return [
      ValueTable.Member(
        name: prefix + "evidence", schema: .list(TurnValues.schema)
      ) { whole, context in .list(shown(whole, context).turns) },
      .leaf("has_\(prefix)evidence") { whole, context in
        .boolean(!shown(whole, context).places.isEmpty)
      },
      .token(prefix + "said_at") { whole, context in
        let times = shown(whole, context).times(in: context)
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

  /// The known times of the turns, as shown in the transcript, if it is.
  ///
  /// If it shows passages, they are the times of the passages that contain the turns, without
  /// repetitions.
  private func times(in context: ValueContext) -> [String] {
    guard let talk else { return [] }
    var shown = places
    if context.showsPassages, talk.isShown {
      shown = shown.map { talk.startOfPassage(ofTurnAt: $0) }
      shown = shown.indices.filter { $0 == 0 || shown[$0] != shown[$0 - 1] }.map { shown[$0] }
    }
    return shown.compactMap {
      talk.turns[$0].offsetMilliseconds.map(TimeText.clock(milliseconds:))
    }
  }
}
