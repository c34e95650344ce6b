internal import MeetingModel
internal import Mustache

/// The template values for a speaker.
enum SpeakerValues {
  /// A speaker and its number among all speakers.
  struct Subject: Sendable {
    /// The number in the order of first turns, from 1.
    let number: Int
    let speaker: Speaker
    /// The total amount of talk of all speakers.
    let total: Double
    /// The largest amount of talk of any speaker.
    let most: Double
    /// The timeline of all speakers.
    let timeline: TimelineOnDemand

    /// The speaker's strip in the timeline; nil without times.
    var strip: Timeline.Strip? { timeline.value?.strips[number - 1] }

    /// The amount of talk: by time, or by words if there are no times.
    var amount: Double { SpeakerValues.amount(speaker) }

    /// The speaker's percentage of the talk; nil if it is less than half a percent.
    var share: Int? { percentage(of: total).flatMap { $0 > 0 ? $0 : nil } }

    /// The length of the speaker's bar in percent of the longest; nil if nothing was said.
    var bar: Int? { percentage(of: most) }

    private func percentage(of whole: Double) -> Int? {
      guard whole > 0 else { return nil }
      return Int(min(max(100 * amount / whole, 0), 100).rounded())
    }
  }

  /// The speakers of a transcript, each with the totals that percentages are based on.
  static func subjects(_ transcript: Transcript, timeline: TimelineOnDemand) -> [Subject] {
    // Mixing speakers with and without times would make the shares incomparable.
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
