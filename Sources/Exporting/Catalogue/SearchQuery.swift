internal import TextScanning

/// What somebody searches for: words and phrases, all of which a passage must have.
///
///     budget "next year" -draft plan* person:"Ann Lee"
///
/// Words are found whatever their case and accents; `plan*` finds all that begin so. `person:` names
/// who said it. What follows `-` must not be there. What has neither letters nor digits, such as a
/// dash between spaces, is left out.
package struct SearchQuery: Sendable, Hashable {
  /// What a term is searched for in.
  enum Field: String, Sendable, Hashable {
    /// The text of a passage.
    case text
    /// The name of the person.
    case person
  }

  /// A word or a phrase.
  struct Term: Sendable, Hashable {
    var field = Field.text
    /// The word or the phrase, which has at least one letter or digit.
    var text: String
    /// The names in answers that are shown as the name of the person.
    var otherNames: [String] = []
    /// Whether words that only begin with the last one count, too.
    var isPrefix = false
    /// Whether it must not be there.
    var isExcluded = false
  }

  /// The terms, in order.
  let terms: [Term]

  /// The maximum size of a query in bytes.
  package static let maximumSize = 4_096
  /// The maximum number of terms; FTS5 takes 256 levels of an expression.
  package static let maximumCount = 64

  /// Parses a query.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - speakerNames: The names by which people are known, by those in the answers.
  /// - Throws: An ``ExportError`` of the kind usage if it names nothing to search for, is not closed,
  ///   or is too long.
  package init(_ text: String, speakerNames: [String: String] = [:]) throws(ExportError) {
    guard text.utf8.count <= Self.maximumSize else {
      throw Self.failure(
        "the query has \(text.utf8.count) bytes", advice: "use at most \(Self.maximumSize)")
    }
    var parser = QueryParser(text)
    var terms = try parser.terms()
    for index in terms.indices where terms[index].field == .person {
      let words = NameWords(terms[index].text)
      terms[index].otherNames = speakerNames.filter { NameWords($0.value).contains(words) }
        .keys.sorted()
    }
    self.terms = terms
    guard terms.count <= Self.maximumCount else {
      throw Self.failure(
        "the query has \(terms.count) words and phrases", advice: "use at most \(Self.maximumCount)"
      )
    }
    guard !terms.isEmpty else {
      throw Self.failure(
        "the query has no word to search for", advice: "give at least one letter or digit")
    }
    guard terms.contains(where: { !$0.isExcluded }) else {
      throw Self.failure(
        "the query only says what must not be there",
        advice: "add a word that must be, such as \"budget -draft\"")
    }
  }

  static func failure(_ reason: String, advice: String) -> ExportError {
    ExportError(.usage, reason, advice: .text(advice))
  }

  /// The query as an expression of FTS5, in which everything that was typed is a string
  /// (sqlite.org/fts5.html, section 3.1).
  package var expression: String {
    func joined(_ terms: [Term], _ word: String) -> String {
      "(" + terms.map(\.expression).joined(separator: " \(word) ") + ")"
    }
    let excluded = terms.filter(\.isExcluded)
    let wanted = joined(terms.filter { !$0.isExcluded }, "AND")
    return excluded.isEmpty ? wanted : "\(wanted) NOT \(joined(excluded, "OR"))"
  }
}

extension SearchQuery {
  /// Whether each term is one word for the index, whole and in a script with spaces.
  var isOfWords: Bool {
    terms.allSatisfy { term in
      !term.isPrefix && term.otherNames.isEmpty && ScriptSplitting.split(term.text) == nil
        && term.text.unicodeScalars.allSatisfy { $0.properties.generalCategory.isOfWord }
    }
  }
}

extension SearchQuery.Term {
  fileprivate var expression: String {
    let own = Self.expression(of: text, in: field) + (isPrefix ? " *" : "")
    guard !otherNames.isEmpty else { return own }
    let others = otherNames.map { Self.expression(of: $0, in: field) }
    return "(\(([own] + others).joined(separator: " OR ")))"
  }

  private static func expression(of text: String, in field: SearchQuery.Field) -> String {
    let split = ScriptSplitting.split(text) ?? text
    return "{\(field.rawValue)} : \"\(split.replacing("\"", with: "\"\""))\""
  }
}
