internal import MeetingModel
internal import Mustache

/// What templates see of a passage: consecutive turns of one speaker, merged for reading.
///
/// Its names are the cases of an enumeration, as those of ``TurnValues`` are.
enum PassageValues: String, CaseIterable {
  case speaker
  case role
  case hue
  case time
  case timeISO = "time_iso"
  case index
  case anchor
  case turns

  /// What templates may use.
  static let schema = Schema.object(
    Dictionary(
      uniqueKeysWithValues: allCases.map { name in
        (name.rawValue, name == .turns ? .list(TurnValues.schema) : .leaf)
      }))
  /// The names.
  static let shape = Shape(allCases.map(\.rawValue))

  /// The values of the passages of a talk, each made when a template asks for it.
  static func list(_ talk: Talk) -> List {
    let names = allCases
    let passages = talk.passages
    let turns = TurnValues.list(talk)
    return List(shape, count: passages.count) { row, slot in
      guard names[slot] != .turns else { return .list(passages[row].part(of: turns)) }
      return names[slot].value(ofPassageFrom: passages[row].first, in: talk)
    }
  }

  /// - Parameter place: The place of the passage's first turn.
  private func value(ofPassageFrom place: Int, in talk: Talk) -> Value {
    switch self {
    case .speaker: talk.speaker(ofTurnAt: place)?.name ?? .nothing
    case .role: talk.speaker(ofTurnAt: place)?.role ?? .nothing
    case .hue: talk.speaker(ofTurnAt: place)?.hue ?? .nothing
    case .time: talk.turns[place].offsetMilliseconds.map { .clock(milliseconds: $0) } ?? .nothing
    case .timeISO:
      talk.turns[place].offsetMilliseconds.map { .isoDuration(milliseconds: $0) } ?? .nothing
    case .index: .number(String(talk.turns[place].index))
    case .anchor: .passageAnchor(talk.turns[place].index)
    case .turns: .nothing
    }
  }
}
