internal import MeetingModel
internal import Mustache

/// What templates see of a speaker.
enum SpeakerValues {
  /// A speaker and the place among all of them.
  struct Subject: Sendable {
    /// The place in the order of first turns, from 1.
    let number: Int
    let speaker: Speaker
    /// The sum over all speakers of their amounts of talk.
    let total: Double

    /// How much the speaker talked: by time, or by words where there are no times.
    var amount: Double { SpeakerValues.amount(speaker) }

    /// The percentage of the talk that was the speaker's; nil if nothing was said.
    var share: Int? {
      guard total > 0 else { return nil }
      return Int(min(max(100 * amount / total, 0), 100).rounded())
    }
  }

  /// The speakers of a transcript, each with the sums that they are parts of.
  static func subjects(_ transcript: Transcript) -> [Subject] {
    // Some with times and some without would make shares of different things.
    let hasTimes = transcript.speakers.allSatisfy { $0.talkMilliseconds != nil }
    let speakers = transcript.speakers.map { speaker in
      var speaker = speaker
      if !hasTimes { speaker.talkMilliseconds = nil }
      return speaker
    }
    let total = speakers.reduce(0) { $0 + amount($1) }
    return speakers.enumerated().map {
      Subject(number: $0.offset + 1, speaker: $0.element, total: total)
    }
  }

  private static func amount(_ speaker: Speaker) -> Double {
    speaker.talkMilliseconds.map(Double.init) ?? Double(speaker.wordCount)
  }

  /// How many colours there are for speakers; a stylesheet has a class for each.
  private static let colourCount = 8

  /// The names under which turns and passages show their speaker.
  static func nameMembers<Whole>(
    _ subject: @escaping @Sendable (Whole) -> Subject?
  ) -> [ValueTable<Whole>.Member] {
    [
      .text("speaker") { whole, _ in subject(whole)?.speaker.name },
      .text("role") { whole, _ in subject(whole)?.speaker.role?.rawValue },
      .integer("hue") { whole, _ in subject(whole).map { ($0.number - 1) % colourCount + 1 } },
    ]
  }

  static let table = ValueTable<Subject>([
    .text("name") { subject, _ in subject.speaker.name },
    .text("role") { subject, _ in subject.speaker.role?.rawValue },
    .integer("number") { subject, _ in subject.number },
    .integer("hue") { subject, _ in (subject.number - 1) % colourCount + 1 },
    .integer("turns") { subject, _ in subject.speaker.turnCount },
    .integer("words") { subject, _ in subject.speaker.wordCount },
    .text("talk_time") { subject, _ in
      subject.speaker.talkMilliseconds.map(TimeText.clock(milliseconds:))
    },
    .text("talk_time_iso") { subject, _ in
      subject.speaker.talkMilliseconds.map(TimeText.isoDuration(milliseconds:))
    },
    .integer("share") { subject, _ in subject.share },
  ])
}
