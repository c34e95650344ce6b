internal import MeetingModel

/// A subtitle: some words of a turn, and when they are shown.
struct Cue: Sendable {
  /// The number, from 1.
  var number: Int
  /// The index of the turn in the transcript.
  let turn: Int
  /// Whether the turn begins with it.
  let isFirst: Bool
  /// The words, on one line.
  let text: String
  /// The columns that the words take.
  let width: Int
  /// When it is shown, in milliseconds from the start of the meeting.
  var start: Int64 = 0
  /// When it is no longer shown; always after the start, and never after the next one's.
  var end: Int64 = 0

  /// The time that a column of text takes to say, in milliseconds: 60 make 150 words a minute.
  private static let columnTime: Int64 = 60

  /// The latest start, in milliseconds: a thousand hours.
  ///
  /// A later one cannot be right, and no player's clock goes on for so long.
  private static let latestStart: Int64 = 3_600_000_000

  /// The cues of a talk, in order.
  ///
  /// A transcript says when turns began. A cue's end is estimated: what was said until the next
  /// time that the transcript gives shares the time until then, or less if that is longer than it
  /// takes to say.
  static func cues(of talk: Talk) -> [Cue] {
    var cues: [Cue] = []
    var start: Int64 = 0
    var first = 0
    for place in talk.turns.indices where !talk.isBlank(turnAt: place) {
      // Turns without a time, and those whose times run back, follow the turn before them.
      if let offset = talk.turns[place].offsetMilliseconds, offset > start,
        offset <= latestStart
      {
        start = share(&cues, from: first, start: start, until: offset)
        first = cues.count
      }
      var isFirst = true
      CueText.forEachPart(of: talk.turns[place].text) { text, width in
        cues.append(
          Cue(number: cues.count + 1, turn: place, isFirst: isFirst, text: text, width: width))
        isFirst = false
      }
    }
    _ = share(&cues, from: first, start: start, until: nil)
    return cues
  }

  /// Gives the cues from an index on their times.
  ///
  /// - Returns: The limit, or later if the cues need more than a millisecond each until then.
  private static func share(
    _ cues: inout [Cue], from first: Int, start: Int64, until limit: Int64?
  ) -> Int64 {
    let count = Int64(cues.count - first)
    guard count > 0 else { return max(start, limit ?? start) }
    let widths = cues[first...].reduce(Int64(0)) { $0 + Int64(max(1, $1.width)) }
    let wanted = max(count, widths * columnTime)
    let length = max(count, min(wanted, limit.map { $0 - start } ?? wanted))
    // A millisecond each, and the rest by width.
    let rest = Double(length - count)
    var width: Int64 = 0
    var time = start
    for index in cues.indices.dropFirst(first) {
      width += Int64(max(1, cues[index].width))
      cues[index].start = time
      let share = Int64(rest * Double(width) / Double(widths))
      time = start + Int64(index - first + 1) + min(share, length - count)
      cues[index].end = time
    }
    return max(start + length, limit ?? 0)
  }
}
