/// A tag of a template, with the white space around it on its line.
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
    /// A comment or a change of delimiters: renders nothing.
    case silent
  }

  let kind: Kind
  /// The range of the tag with its delimiters.
  let range: Range<Int>
  /// The range of the content without the sigil and the white space around it.
  let content: Range<Int>
  /// The start of the line if there is only white space before the tag; otherwise nil.
  let blankFrom: Int?
  /// The start of the next line if there is only white space after the tag; otherwise nil.
  let blankTo: Int?

  /// Whether the white space before the tag belongs to it, as for a standalone tag.
  var trimsBefore = false
  /// Whether the rest of the line, including its end, belongs to the tag.
  var trimsAfter = false
  /// Whether a block is an argument of a parent rather than a block of this template.
  var isArgument = false
  /// The index of the matching closing or opening tag.
  var partner = 0

  /// The end of the text before the tag.
  var textEnd: Int {
    trimsBefore ? blankFrom ?? range.lowerBound : range.lowerBound
  }

  /// The start of the text after the tag.
  var textStart: Int {
    trimsAfter ? blankTo ?? range.upperBound : range.upperBound
  }
}
