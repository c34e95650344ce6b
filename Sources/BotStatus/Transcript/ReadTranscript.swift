internal import MeetingModel

/// A transcript as it was read, and what was odd in it.
struct ReadTranscript {
  /// The transcript.
  var transcript: Transcript
  /// The turns whose times run back.
  var backwardTimes: BackwardTimes
}
