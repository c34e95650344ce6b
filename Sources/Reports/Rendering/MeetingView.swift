package import MeetingModel

/// A meeting on its way into several formats: what these have in common is made once, for the first
/// of them.
///
/// It belongs to one task.
package final class MeetingView {
  /// The meeting.
  package let meeting: Meeting
  private var made: (context: ValueContext, subject: MeetingValues.Subject)?

  /// Makes a view of a meeting.
  package init(_ meeting: Meeting) {
    self.meeting = meeting
  }

  /// What names are values of: that of the last renderer, if it had the same tables and options.
  func subject(in context: ValueContext) -> MeetingValues.Subject {
    if let made, made.context.tables === context.tables,
      made.context.shows(.transcript) == context.shows(.transcript)
    {
      return made.subject
    }
    let subject = MeetingValues.Subject(meeting, in: context)
    made = (context, subject)
    return subject
  }
}
