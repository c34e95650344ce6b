internal import MeetingModel

/// A chart of who spoke when: one strip per speaker, from the start of the meeting to its end.
struct Timeline: Sendable {
  struct Strip: Sendable, Hashable {
    /// The speaking times as the data of an SVG path (SVG 2, section 9.3).
    ///
    /// Its coordinate system is ``Timeline/width`` units wide and one unit high: `M12 0h3v1h-3z`.
    let path: String
    /// When the speaker's first turn begins, in milliseconds from the start.
    let first: Int64
    /// When the speaker's last turn begins, in milliseconds from the start.
    let last: Int64
  }

  /// The width of a strip in units, whatever the length of the meeting.
  static let width = 1_000
  /// The minimum width of a drawn span, so that a word in a day of talk is still visible.
  private static let leastWidth = 2

  /// The duration of the strips in milliseconds; never 0.
  let length: Int64
  /// The strips in the order of the transcript's speakers; nil for one without any times.
  let strips: [Strip?]

  /// Makes the strips of a transcript; nil if no turn has a time, or the duration is zero.
  ///
  /// - Parameter duration: The meeting's duration in milliseconds; later turns extend the strips.
  init?(_ transcript: Transcript, duration: Int64?) {
    var length = duration ?? 0
    var talks = Array(repeating: [Talk](), count: transcript.speakers.count)
    for turn in transcript.turns {
      guard let offset = turn.offsetMilliseconds else { continue }
      let talk = Talk(start: offset, end: offset + (turn.talkMilliseconds ?? 0))
      length = max(length, talk.end)
      if let speaker = turn.speaker, talks.indices.contains(speaker) {
        talks[speaker].append(talk)
      }
    }
    guard length > 0, talks.contains(where: { !$0.isEmpty }) else { return nil }
    self.length = length
    self.strips = talks.map { talks in
      guard var first = talks.first?.start, var last = talks.first?.start else { return nil }
      for talk in talks {
        first = min(first, talk.start)
        last = max(last, talk.start)
      }
      return Strip(path: Self.path(of: talks, length: length), first: first, last: last)
    }
  }

  /// The start and end of a turn, in milliseconds from the start of the meeting.
  private struct Talk {
    let start: Int64
    let end: Int64
  }

  private static func path(of talks: [Talk], length: Int64) -> String {
    func position(_ milliseconds: Int64) -> Double {
      Double(width) * min(max(Double(milliseconds) / Double(length), 0), 1)
    }
    let spans = talks.map { talk -> Range<Int> in
      let left = min(Int(position(talk.start)), width - leastWidth)
      let right = Int(position(talk.end).rounded(.up))
      return left..<max(right, left + leastWidth)
    }
    // Times may run backwards, and overlapping spans are drawn once.
    var merged: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    var path: [UInt8] = []
    for span in merged {
      DigitWriter.append(to: &path) { digits in
        digits.append("M")
        digits.append(span.lowerBound.magnitude)
        digits.append(" 0h")
        digits.append(span.count.magnitude)
        digits.append("v1h-")
        digits.append(span.count.magnitude)
        digits.append("z")
      }
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// A labelled tick on the axis below the strips.
  struct Tick: Sendable, Hashable {
    /// An end of the axis, where the label must stay inside the picture.
    enum Edge: String, Sendable {
      /// At the start: the label begins at the tick.
      case first
      /// Near the end: the label ends at the tick.
      case last
    }

    /// The time, in milliseconds from the start.
    let offset: Int64
    /// The position from the left, in percent with two decimals: `33.33`.
    let percent: String
    /// The edge that the label must respect; nil if it is centred below the tick.
    let edge: Edge?
  }

  /// The round intervals to choose from, in seconds; beyond them, intervals are whole days.
  private static let steps: [Int64] = [
    5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400,
  ]
  /// The maximum number of intervals on an axis: the labels of more would touch on a phone.
  private static let maximumParts: Int64 = 5

  /// The ticks at regular intervals, the first one at the start.
  var ticks: [Tick] {
    let day: Int64 = 86_400
    let step =
      1_000
      * (Self.steps.first { $0 * 1_000 * Self.maximumParts >= length }
        ?? day * (length / (day * 1_000 * Self.maximumParts) + 1))
    return stride(from: 0, through: length, by: Int64.Stride(step)).map { offset in
      let hundredths = Int((10_000 * Double(offset) / Double(length)).rounded())
      let decimals = hundredths % 100
      return Tick(
        offset: offset,
        percent: "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)",
        edge: offset == 0 ? .first : hundredths > 9_500 ? .last : nil)
    }
  }
}

/// The timeline of a meeting, created when a template first uses it.
final class TimelineOnDemand: Sendable {
  private let meeting: Meeting
  private let timeline = OnDemand<Timeline?>()

  init(_ meeting: Meeting) {
    self.meeting = meeting
  }

  /// The timeline; nil without times.
  var value: Timeline? {
    timeline.value {
      meeting.transcript.flatMap { Timeline($0, duration: meeting.durationMilliseconds) }
    }
  }
}
