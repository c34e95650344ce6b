internal import MeetingModel
internal import Mustache

/// What templates see of a passage: consecutive turns of one speaker, merged for reading.
enum PassageValues {
  /// The turns of a passage; there is at least one.
  struct Subject: Sendable {
    let first: TurnValues.Subject
    /// The values of the turns.
    let turns: List
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
  static func subjects(_ turns: [Turn], values: List, speakers: [SpeakerMarks]) -> [Subject] {
    var passages: [Subject] = []
    var shown: [Int] = []
    func endPassage() {
      guard let first = shown.first, let last = shown.last else { return }
      let isWhole = last - first + 1 == shown.count
      let subject = TurnValues.Subject(
        turn: turns[first], speaker: speakers.marks(of: turns[first]))
      passages.append(
        Subject(
          first: subject,
          turns: isWhole ? values.part(first..<(last + 1)) : List(shown.map { values[$0] })))
      shown.removeAll(keepingCapacity: true)
    }
    for index in turns.indices where !turns[index].text.isBlank {
      if let last = shown.last, turns[last].speaker != turns[index].speaker { endPassage() }
      shown.append(index)
    }
    endPassage()
    return passages
  }
}

extension [SpeakerMarks] {
  /// The marks of who said a turn; nil if it is nobody's.
  func marks(of turn: Turn) -> SpeakerMarks? {
    turn.speaker.flatMap { indices.contains($0) ? self[$0] : nil }
  }
}
