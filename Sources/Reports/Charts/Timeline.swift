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
  /// - Parameter duration: The duration of the meeting in milliseconds; later turns extend the
  ///   strips.
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
}
