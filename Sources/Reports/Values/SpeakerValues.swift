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
    /// The amount of talk of whoever talked most.
    let most: Double
    /// When all of them spoke.
    let timeline: TimelineOnDemand

    /// When the speaker spoke; nil without times.
    var strip: Timeline.Strip? { timeline.value?.strips[number - 1] }

    /// How much the speaker talked: by time, or by words where there are no times.
    var amount: Double { SpeakerValues.amount(speaker) }

    /// The percentage of the talk that was the speaker's; nil if it is less than a half.
    var share: Int? { percentage(of: total).flatMap { $0 > 0 ? $0 : nil } }

    /// The length of the speaker's bar in percent, the longest being 100; nil if nothing was said.
    var bar: Int? { percentage(of: most) }

    private func percentage(of whole: Double) -> Int? {
      guard whole > 0 else { return nil }
      return Int(min(max(100 * amount / whole, 0), 100).rounded())
    }
  }

  /// The speakers of a transcript, each with the sums that they are parts of.
  static func subjects(_ transcript: Transcript, timeline: TimelineOnDemand) -> [Subject] {
    // Some with times and some without would make shares of different things.
    let hasTimes = transcript.speakers.allSatisfy { $0.talkMilliseconds != nil }
    let speakers = transcript.speakers.map { speaker in
      var speaker = speaker
      if !hasTimes { speaker.talkMilliseconds = nil }
      return speaker
    }
    let total = speakers.reduce(0) { $0 + amount($1) }
    let most = speakers.reduce(0) { max($0, amount($1)) }
    return speakers.enumerated().map { index, speaker in
      Subject(
        number: index + 1, speaker: speaker, total: total, most: most,
        timeline: timeline)
    }
  }

  private static func amount(_ speaker: Speaker) -> Double {
    speaker.talkMilliseconds.map(Double.init) ?? Double(speaker.wordCount)
  }

  static let table = ValueTable<Subject>([
    .text(".") { subject, _ in subject.speaker.name },
    .text("name") { subject, _ in subject.speaker.name },
    .token("role") { subject, _ in subject.speaker.role?.rawValue },
    .leaf("is_bot") { subject, _ in .boolean(subject.speaker.role == .bot) },
    .integer("number") { subject, _ in subject.number },
    .integer("hue") { subject, _ in SpeakerMarks.hue(ofSpeaker: subject.number) },
    .integer("turns") { subject, _ in subject.speaker.turnCount },
    .integer("words") { subject, _ in subject.speaker.wordCount },
    .token("talk_time") { subject, _ in
      subject.speaker.talkMilliseconds.map(TimeText.clock(milliseconds:))
    },
    .token("talk_time_iso") { subject, _ in
      subject.speaker.talkMilliseconds.map(TimeText.isoDuration(milliseconds:))
    },
    .integer("share") { subject, _ in subject.share },
    .integer("bar") { subject, _ in subject.bar },
    .token("timeline") { subject, _ in subject.strip?.path },
    .token("first_time") { subject, _ in
      (subject.strip?.first).map(TimeText.clock(milliseconds:))
    },
    .token("last_time") { subject, _ in
      (subject.strip?.last).map(TimeText.clock(milliseconds:))
    },
  ])
}
