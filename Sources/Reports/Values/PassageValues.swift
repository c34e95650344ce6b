internal import MeetingModel
internal import Mustache

/// What templates see of a passage: consecutive turns of one speaker, merged for reading.
enum PassageValues {
  /// The turns of a passage; there is at least one.
  struct Subject: Sendable {
    let first: TurnValues.Subject
    /// The values of the turns.
    var turns: [Value]
  }

  static let table = ValueTable<Subject>(
    SpeakerValues.nameMembers { $0.first.speaker } + [
      .token("time") { subject, _ in
        subject.first.turn.offsetMilliseconds.map(TimeText.clock(milliseconds:))
      },
      .token("time_iso") { subject, _ in
        subject.first.turn.offsetMilliseconds.map(TimeText.isoDuration(milliseconds:))
      },
      .integer("index") { subject, _ in subject.first.turn.index },
      .token("anchor") { subject, _ in "p-\(subject.first.turn.index)" },
      ValueTable.Member(name: "turns", schema: .list(TurnValues.table.schema)) { subject, _ in
        .list(subject.turns)
      },
    ])

  /// Merges turns; those with nothing to see in them are left out.
  static func subjects(_ turns: [TurnValues.Subject], values: [Value]) -> [Subject] {
    var passages: [Subject] = []
    for (turn, value) in zip(turns, values) where !turn.turn.text.isBlank {
      let continues = passages.last.map { $0.first.speaker?.number == turn.speaker?.number }
      if continues == true {
        passages[passages.count - 1].turns.append(value)
      } else {
        passages.append(Subject(first: turn, turns: [value]))
      }
    }
    return passages
  }
}
