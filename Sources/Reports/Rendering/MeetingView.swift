public import MeetingModel

/// A meeting on its way into several formats: what these have in common is made once, for the first
/// of them.
///
/// It belongs to one task.
public final class MeetingView {
  /// The meeting.
  public let meeting: Meeting
  private var made: (tables: TalkTables, subject: MeetingValues.Subject)?

  /// Makes a view of a meeting.
  public init(_ meeting: Meeting) {
    self.meeting = meeting
  }

  /// What names are values of: that of the last renderer, if it had the same tables.
  func subject(in context: ValueContext) -> MeetingValues.Subject {
    if let made, made.tables === context.tables { return made.subject }
    let subject = MeetingValues.Subject(meeting, in: context)
    made = (context.tables, subject)
    return subject
  }
}
