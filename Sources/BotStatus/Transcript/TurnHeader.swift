internal import MeetingModel

/// A line that begins a turn.
struct TurnHeader {
  /// The start of the line, including its timestamp.
  var lineStart: Int
  /// The end of the line, before its line feed.
  var lineEnd: Int
  /// The time in brackets.
  var at: Instant?
  /// The speaker's name, without surrounding white space; empty if the line names none.
  var name: Range<Int>
  var textStart: Int
}
