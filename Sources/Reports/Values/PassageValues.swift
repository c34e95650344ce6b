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
    SpeakerMarks.members { $0.first.speaker } + [
      .token("time") { subject, _ in
        subject.first.turn.offsetMilliseconds.map(TimeText.clock(milliseconds:))
      },
      .token("time_iso") { subject, _ in
        subject.first.turn.offsetMilliseconds.map(TimeText.isoDuration(milliseconds:))
      },
      .integer("index") { subject, _ in subject.first.turn.index },
      .token("anchor") { subject, _ in AnchorText.anchor("p-", subject.first.turn.index) },
      ValueTable.Member(name: "turns", schema: .list(TurnValues.table.schema)) { subject, _ in
        .list(subject.turns)
      },
    ])

  /// Merges turns; those with nothing to see in them are left out.
  ///
  /// - Parameters:
  ///   - turns: The turns.
  ///   - values: The value of each turn.
  ///   - speakers: The marks of each speaker.
  static func subjects(_ turns: [Turn], values: [Value], speakers: [SpeakerMarks]) -> [Subject] {
    var passages: [Subject] = []
    for (turn, value) in zip(turns, values) where !turn.text.isBlank {
      if let last = passages.indices.last, passages[last].first.turn.speaker == turn.speaker {
        passages[last].turns.append(value)
      } else {
        let first = TurnValues.Subject(turn: turn, speaker: speakers.marks(of: turn))
        passages.append(Subject(first: first, turns: [value]))
      }
    }
    return passages
  }
}

extension [SpeakerMarks] {
  /// The marks of who said a turn; nil if it is nobody's.
  func marks(of turn: Turn) -> SpeakerMarks? {
    turn.speaker.flatMap { indices.contains($0) ? self[$0] : nil }
  }
}
