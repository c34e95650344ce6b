internal import MeetingModel

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
