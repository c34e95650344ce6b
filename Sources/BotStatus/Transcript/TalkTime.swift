internal import MeetingModel

/// The estimate of how long someone talked in a turn.
///
/// A transcript says when a turn began, not when it ended:
///
/// - Somebody talks from the start of a turn to the start of the next one, but not slower than 60
///   words a minute: what is longer was silence.
/// - Where the next turn has no time, or an earlier one, 150 words a minute are assumed.
///
/// A text has at least one word for each six scalars, so that scripts without spaces count as well.
enum TalkTime {
  /// The estimate in milliseconds.
  static func milliseconds(_ text: TextMeasure, at: Instant?, until next: Instant?) -> Int64 {
    let words = Int64(max(text.words, text.scalars / 6))
    guard let at, let next, next >= at else { return words * 400 }
    return min(next.milliseconds(since: at), words * 1_000)
  }
}
