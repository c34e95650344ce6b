internal import MeetingModel

/// When each speaker spoke: a strip a speaker, from the start of the meeting to its end.
struct Timeline: Sendable {
  /// The strip of one speaker.
  struct Strip: Sendable, Hashable {
    /// The times of talk as the data of an SVG path (SVG 2, section 9.3), in a box that is
    /// ``Timeline/width`` units wide and one unit high: `M12 0h3v1h-3z`.
    let path: String
    /// When the speaker's first turn begins, in milliseconds from the start.
    let first: Int64
    /// When the speaker's last turn begins, in milliseconds from the start.
    let last: Int64
  }

  /// How many units wide a strip is, however long the meeting was.
  static let width = 1_000
  /// What is shorter is drawn as wide as this, so that a word in a day of talk can be seen.
  private static let leastWidth = 2

  /// How long the strips are, in milliseconds; never 0.
  let length: Int64
  /// The strips in the order of the transcript's speakers; nil for one without any time.
  let strips: [Strip?]

  /// Draws the strips of a transcript; nil if no turn has a time, or no time passes.
  ///
  /// - Parameter duration: How long the meeting was, in milliseconds; turns beyond it make the
  ///   strips longer.
  init?(_ transcript: Transcript, duration: Int64?) {
    var length = duration ?? 0
    var turns = Array(repeating: [Turn](), count: transcript.speakers.count)
    for turn in transcript.turns {
      guard let offset = turn.offsetMilliseconds else { continue }
      length = max(length, offset + (turn.talkMilliseconds ?? 0))
      if let speaker = turn.speaker, turns.indices.contains(speaker) {
        turns[speaker].append(turn)
      }
    }
    guard length > 0, turns.contains(where: { !$0.isEmpty }) else { return nil }
    self.length = length
    self.strips = turns.map { turns in
      let offsets = turns.compactMap(\.offsetMilliseconds)
      guard let first = offsets.min(), let last = offsets.max() else { return nil }
      return Strip(path: Self.path(of: turns, length: length), first: first, last: last)
    }
  }

  private static func path(of turns: [Turn], length: Int64) -> String {
    func position(_ milliseconds: Int64) -> Double {
      Double(width) * min(Double(milliseconds) / Double(length), 1)
    }
    let spans = turns.map { turn -> Range<Int> in
      let start = turn.offsetMilliseconds ?? 0
      let left = min(Int(position(start)), width - leastWidth)
      let right = Int(position(start + (turn.talkMilliseconds ?? 0)).rounded(.up))
      return left..<max(right, left + leastWidth)
    }
    // Times may run backwards, and what overlaps is drawn once.
    var merged: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    return merged.map { "M\($0.lowerBound) 0h\($0.count)v1h-\($0.count)z" }.joined()
  }
}
