internal import MeetingModel

/// A line that begins a turn.
struct TurnHeader {
  /// Where the line begins, its timestamp included.
  var lineStart: Int
  /// Where the line ends, before its line feed.
  var lineEnd: Int
  /// The time in brackets.
  var at: Instant?
  /// The speaker's name, without the white space around it; empty where the line names none.
  var name: Range<Int>
  /// Where the text of the turn begins.
  var textStart: Int
}
