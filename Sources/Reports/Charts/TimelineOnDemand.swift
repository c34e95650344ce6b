internal import MeetingModel

/// The timeline of a meeting, drawn when a template asks for it.
final class TimelineOnDemand: Sendable {
  private let meeting: Meeting
  private let timeline = OnDemand<Timeline?>()

  init(_ meeting: Meeting) {
    self.meeting = meeting
  }

  /// When the speakers spoke; nil without times.
  var value: Timeline? {
    timeline.value {
      meeting.transcript.flatMap { Timeline($0, duration: meeting.durationMilliseconds) }
    }
  }
}
