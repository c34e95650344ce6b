internal import MeetingModel
internal import Mustache

/// The template values for a subtitle.
enum CueValues {
  /// A cue and the talk that it belongs to.
  struct Subject: Sendable {
    let cue: Cue
    let talk: Talk
  }

  /// The cues of a talk.
  static func subjects(_ talk: Talk) -> [Subject] {
    Cue.cues(of: talk).map { Subject(cue: $0, talk: talk) }
  }

  static let table = ValueTable<Subject>([
    .integer("number") { subject, _ in subject.cue.number },
    .token("start") { subject, _ in TimeText.cue(milliseconds: subject.cue.start, ".") },
    .token("end") { subject, _ in TimeText.cue(milliseconds: subject.cue.end, ".") },
    .token("srt_start") { subject, _ in TimeText.cue(milliseconds: subject.cue.start, ",") },
    .token("srt_end") { subject, _ in TimeText.cue(milliseconds: subject.cue.end, ",") },
    .leaf("speaker") { subject, _ in
      subject.talk.speaker(ofTurnAt: subject.cue.turn)?.name ?? .nothing
    },
    .text("text") { subject, _ in subject.cue.text },
    .integer("index") { subject, _ in subject.talk.turns[subject.cue.turn].index },
    .leaf("is_first") { subject, _ in .boolean(subject.cue.isFirst) },
  ])
}
