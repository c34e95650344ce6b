/// A piece of HTML source as a tokeniser sees it (HTML, section 13.2.5).
struct Token {
  enum Kind {
    case start
    case end
    case comment
    case doctype
    /// Text that is not all white space.
    case text
    /// What browsers turn into a comment or drop: `<?`, `</ `, `<![`, a tag that never ends.
    case malformed
  }

  let kind: Kind
  /// Where it begins.
  let offset: Int
  /// The name of a tag, in lower case.
  var name = ""
  /// Whether a start tag ends with `/>`.
  var isSelfClosing = false
  /// How many attributes a tag has, those that are there twice included.
  var attributeCount = 0
}
