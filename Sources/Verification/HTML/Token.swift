/// A token of HTML source (HTML, section 13.2.5).
struct Token {
  enum Kind {
    case start
    case end
    case comment
    case doctype
    /// Text that is not all white space.
    case text
    /// Markup that browsers turn into a comment or drop: `<?`, `</ `, `<![`, a tag that never ends.
    case malformed
  }

  let kind: Kind
  let offset: Int
  /// The lower-case name of a tag.
  var name = ""
  /// Whether a start tag ends with `/>`.
  var isSelfClosing = false
  /// The number of attributes of a tag, including duplicates.
  var attributeCount = 0
}
