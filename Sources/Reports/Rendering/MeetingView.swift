package import MeetingModel

/// A meeting on its way into several formats: what these have in common is made once, for the first
/// of them.
///
/// It belongs to one task.
package final class MeetingView {
  /// The meeting.
  package let meeting: Meeting
  /// Its texts of the insights, as far as they are parsed.
  let texts = ParsedTexts()
  private var made: (showsTranscript: Bool, subject: MeetingValues.Subject)?

  /// Makes a view of a meeting.
  package init(_ meeting: Meeting) {
    self.meeting = meeting
  }

  /// What names are values of: that of the last renderer, if it showed the same parts.
  func subject(in context: ValueContext) -> MeetingValues.Subject {
    let showsTranscript = context.shows(.transcript)
    if let made, made.showsTranscript == showsTranscript { return made.subject }
    let subject = MeetingValues.Subject(meeting, showsTranscript: showsTranscript)
    made = (showsTranscript, subject)
    return subject
  }
}
