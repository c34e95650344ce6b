/// One tag of a template, with what its line looks like around it.
struct Tag {
  enum Kind {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` or `{{&name}}`
    case raw
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{>name}}`
    case partial
    /// `{{<name}}`
    case parent
    /// `{{$name}}`
    case block
    /// `{{/name}}`
    case close
    /// A comment or new delimiters: nothing that is written.
    case silent
  }

  let kind: Kind
  /// The tag in the source, delimiters included.
  let range: Range<Int>
  /// What is inside, without the sigil and the white space around it.
  let content: Range<Int>
  /// Where the tag's line begins, if there is only white space before the tag.
  let blankFrom: Int?
  /// Where the next line begins, if there is only white space after the tag.
  let blankTo: Int?

  /// Whether the white space before the tag belongs to it, as that of a tag on a line of its own.
  var trimsBefore = false
  /// Whether the rest of the line, with its end, belongs to the tag.
  var trimsAfter = false
  /// Of a block: whether it is an argument of a parent, not a place in this template.
  var isArgument = false
  /// Of a tag that opens something, the index of the one that closes it, and the other way round.
  var partner = 0

  /// Where the text before the tag ends.
  var textEnd: Int {
    trimsBefore ? blankFrom ?? range.lowerBound : range.lowerBound
  }

  /// Where the text after the tag begins.
  var textStart: Int {
    trimsAfter ? blankTo ?? range.upperBound : range.upperBound
  }
}
