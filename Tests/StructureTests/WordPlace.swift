/// The elements around a word in HTML.
struct WordPlace: Hashable, CustomStringConvertible {
  var lists = 0
  var quotes = 0
  var heading = 0
  var isCode = false
  var isBlock = false
  var isCell = false
  var isStrong = false
  var isEmphasis = false
  var isLink = false
  private(set) var isAttribute = false

  static let attribute = {
    var place = WordPlace(in: [])
    place.isAttribute = true
    return place
  }()

  /// Reads the names of the open elements.
  init(in elements: [String]) {
    for element in elements {
      switch element {
      case "ul", "ol": lists += 1
      case "blockquote": quotes += 1
      case "h1", "h2", "h3", "h4", "h5", "h6": heading = Int(element.dropFirst()) ?? 0
      case "code": isCode = true
      case "pre": isBlock = true
      case "th", "td": isCell = true
      case "strong": isStrong = true
      case "em": isEmphasis = true
      case "a": isLink = true
      default: break
      }
    }
  }

  var description: String {
    guard !isAttribute else { return "attribute" }
    let flags = [
      (lists > 0, "lists \(lists)"), (quotes > 0, "quotes \(quotes)"), (heading > 0, "h\(heading)"),
      (isBlock, "pre"), (isCode, "code"), (isCell, "cell"), (isStrong, "strong"),
      (isEmphasis, "em"), (isLink, "a"),
    ].filter(\.0).map(\.1)
    return flags.isEmpty ? "text" : flags.joined(separator: " ")
  }
}
