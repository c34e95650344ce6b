package import MeetingModel
internal import Mustache

/// A meeting to be rendered in several formats; shared values are made once, for the first of them.
///
/// It belongs to a single task.
package final class MeetingView {
  /// The meeting.
  package let meeting: Meeting
  /// The texts of its insights, parsed as needed.
  let texts = ParsedTexts()
  /// The trace of the last template that was rendered; nil unless it is asked for.
  var trace: OutputTrace?
  /// How many steps a rendering may take, and how many bytes it may write, with templates that may
  /// be anybody's; nil for no limit.
  package var limit: (steps: Int, size: Int)?
  /// The value of `page` in the templates of a site; nil outside a site.
  var frame: Value?
  private var made: (showsTranscript: Bool, subject: MeetingValues.Subject)?

  /// Makes a view of a meeting.
  package init(_ meeting: Meeting) {
    self.meeting = meeting
  }

  /// The subject of template values: that of the last renderer, if it showed the same parts.
  func subject(in context: ValueContext) -> MeetingValues.Subject {
    let showsTranscript = context.shows(.transcript)
    if let made, made.showsTranscript == showsTranscript { return made.subject }
    let subject = MeetingValues.Subject(meeting, showsTranscript: showsTranscript)
    made = (showsTranscript, subject)
    return subject
  }
}
