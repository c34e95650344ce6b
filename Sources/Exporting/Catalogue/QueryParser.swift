/// Parses the terms of a query, scalar by scalar.
struct QueryParser {
  private let scalars: [Unicode.Scalar]
  private var offset = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The terms, in order; those without letters and digits are left out.
  mutating func terms() throws(ExportError) -> [SearchQuery.Term] {
    var terms: [SearchQuery.Term] = []
    while let first = next {
      if Self.isSpace(first) {
        offset += 1
      } else if let term = try term() {
        terms.append(term)
      }
    }
    return terms
  }

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func term() throws(ExportError) -> SearchQuery.Term? {
    var term = SearchQuery.Term(text: "")
    if next == "-" {
      term.isExcluded = true
      offset += 1
    }
    if startsWithPerson {
      term.field = .person
      offset += Self.person.count
    }
    term.text = try next.map(Self.isQuote) == true ? phrase() : word()
    if term.text.unicodeScalars.last == "*" {
      term.text.unicodeScalars.removeLast()
      term.isPrefix = true
    } else if next == "*" {
      offset += 1
      term.isPrefix = true
    }
    if term.text.unicodeScalars.contains(where: Self.isLetterOrDigit) { return term }
    guard term.field == .text else {
      throw SearchQuery.failure(
        "person: has no name behind it", advice: "use person:Ann or person:\"Ann Lee\"")
    }
    return nil
  }

  private static let person = Array("person:".unicodeScalars)

  private var startsWithPerson: Bool {
    scalars[offset...].prefix(Self.person.count)
      .map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
      .elementsEqual(Self.person)
  }

  /// What is between quotation marks.
  private mutating func phrase() throws(ExportError) -> String {
    offset += 1
    guard let end = scalars[offset...].firstIndex(where: Self.isQuote) else {
      throw SearchQuery.failure(
        "a quotation mark of the query is not closed", advice: "close it, or leave it out")
    }
    defer { offset = end + 1 }
    return Self.text(scalars[offset..<end])
  }

  /// What goes to the next space or quotation mark.
  private mutating func word() -> String {
    let end =
      scalars[offset...].firstIndex { Self.isSpace($0) || Self.isQuote($0) } ?? scalars.count
    defer { offset = end }
    return Self.text(scalars[offset..<end])
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars.map { isSpace($0) ? " " : $0 }))
  }

  /// Whether a scalar ends a word; control characters do, too.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  /// Whether a scalar is a quotation mark, also one that a word processor has made of it.
  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\u{201E}"
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }
}
