internal import MeetingModel

/// Estimates the talk time of a turn.
///
/// A transcript says when a turn began, not when it ended:
///
/// - A speaker talks from the start of a turn to the start of the next one, but no slower than 60
///   words a minute: any longer time was silence.
/// - If the next turn has no time, or an earlier one, 150 words a minute are assumed.
///
/// A text counts as at least one word per six scalars, to cover scripts without spaces.
enum TalkTime {
  static func milliseconds(_ text: TextMeasure, at: Instant?, until next: Instant?) -> Int64 {
    let words = Int64(max(text.words, text.scalars / 6))
    guard let at, let next, next >= at else { return words * 400 }
    return min(next.milliseconds(since: at), words * 1_000)
  }
}
