internal import MeetingModel
internal import Mustache

/// The template values for a turn.
///
/// There are very many turns, so their names are enumeration cases instead of a ``ValueTable``: a
/// value costs neither a closure nor a subject.
enum TurnValues: String, CaseIterable {
  case speaker
  case role
  case hue
  case time
  case timeISO = "time_iso"
  case at
  case text
  case index
  case anchor

  /// The schema for templates.
  static let schema = Schema.object(
    Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, .leaf) }))
  /// The shape, with all names.
  static let shape = Shape(allCases.map(\.rawValue))

  /// The values of all turns of a talk, each created when a template uses it.
  static func list(_ talk: Talk) -> List {
    let names = allCases
    return List(shape, count: talk.turns.count) { row, slot in
      names[slot].value(ofTurnAt: row, in: talk)
    }
  }

  /// The value under the name.
  func value(ofTurnAt place: Int, in talk: Talk) -> Value {
    switch self {
    case .speaker: talk.speaker(ofTurnAt: place)?.name ?? .nothing
    case .role: talk.speaker(ofTurnAt: place)?.role ?? .nothing
    case .hue: talk.speaker(ofTurnAt: place)?.hue ?? .nothing
    case .time: talk.turns[place].offsetMilliseconds.map { .clock(milliseconds: $0) } ?? .nothing
    case .timeISO:
      talk.turns[place].offsetMilliseconds.map { .isoDuration(milliseconds: $0) } ?? .nothing
    case .at: talk.turns[place].at.map { .verbatim(TimeText.rfc3339($0)) } ?? .nothing
    case .text: talk.isBlank(turnAt: place) ? .nothing : .text(talk.turns[place].words)
    case .index: .number(String(talk.turns[place].index))
    case .anchor: talk.isShown ? .turnAnchor(talk.turns[place].index) : .nothing
    }
  }
}
