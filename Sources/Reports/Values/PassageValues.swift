internal import MeetingModel
internal import Mustache

/// The template values for a passage: consecutive turns of one speaker, merged for reading.
///
/// Its names are enumeration cases, like those of ``TurnValues``.
enum PassageValues: String, CaseIterable {
  case speaker
  case role
  case hue
  case time
  case timeISO = "time_iso"
  case index
  case anchor
  case turns

  /// The schema for templates.
  static let schema = Schema.object(
    Dictionary(
      uniqueKeysWithValues: allCases.map { name in
        (name.rawValue, name == .turns ? .list(TurnValues.schema) : .leaf)
      }))
  /// The shape, with all names.
  static let shape = Shape(allCases.map(\.rawValue))

  /// The values of a talk's passages, each created when a template uses it.
  static func list(_ talk: Talk) -> List {
    let names = allCases
    let passages = talk.passages
    let turns = TurnValues.list(talk)
    return List(shape, count: passages.count) { row, slot in
      guard names[slot] != .turns else { return .list(passages[row].part(of: turns)) }
      return names[slot].value(ofPassageFrom: passages[row].first, in: talk)
    }
  }

  /// The value for a passage; for most names, that of its first turn.
  ///
  /// - Parameter place: The index of the first turn.
  private func value(ofPassageFrom place: Int, in talk: Talk) -> Value {
    switch self {
    case .speaker: TurnValues.speaker.value(ofTurnAt: place, in: talk)
    case .role: TurnValues.role.value(ofTurnAt: place, in: talk)
    case .hue: TurnValues.hue.value(ofTurnAt: place, in: talk)
    case .time: TurnValues.time.value(ofTurnAt: place, in: talk)
    case .timeISO: TurnValues.timeISO.value(ofTurnAt: place, in: talk)
    case .index: TurnValues.index.value(ofTurnAt: place, in: talk)
    case .anchor: .passageAnchor(talk.turns[place].index)
    case .turns: .nothing
    }
  }
}
