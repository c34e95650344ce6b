internal import MeetingModel
internal import Mustache

/// What templates see of a turn.
enum TurnValues {
  /// A turn and who said it.
  struct Subject: Sendable {
    let turn: Turn
    let speaker: SpeakerMarks?
  }

  static let table = ValueTable<Subject>(
    SpeakerMarks.members { $0.speaker } + [
      .token("time") { subject, _ in
        subject.turn.offsetMilliseconds.map(TimeText.clock(milliseconds:))
      },
      .token("time_iso") { subject, _ in
        subject.turn.offsetMilliseconds.map(TimeText.isoDuration(milliseconds:))
      },
      .token("at") { subject, _ in subject.turn.at.map(TimeText.rfc3339) },
      .text("text") { subject, _ in subject.turn.text },
      .integer("index") { subject, _ in subject.turn.index },
      .token("anchor") { subject, _ in AnchorText.anchor("t-", subject.turn.index) },
    ])
}
