internal import MeetingModel

/// A parsed transcript and the oddities found in it.
struct ReadTranscript {
  var transcript: Transcript
  /// The turns whose times run backwards.
  var backwardTimes: BackwardTimes
}
