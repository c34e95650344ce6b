internal import Mustache

extension DocumentFormat {
  /// `slug(x)`: a text for addresses, anchors and file names: letters and digits in lower case,
  /// `-` between words, `untitled` if there is neither.
  ///
  /// `{{slug(title)}}` gives `q3-plan-überblick` for "Q3: Plan & Überblick".
  var slugFunction: Function {
    Function("slug") { value, result in
      result.append(contentsOf: Self.slug(of: value.source).utf8)
    }
  }

  private static func slug(of text: String) -> String {
    var slug = String.UnicodeScalarView()
    var isBetweenWords = false
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      guard properties.isAlphabetic || properties.numericType != nil else {
        // An apostrophe or a combining mark does not end a word.
        if scalar != "'", scalar != "\u{2019}", !properties.isDiacritic { isBetweenWords = true }
        continue
      }
      if isBetweenWords, !slug.isEmpty { slug.append("-") }
      isBetweenWords = false
      slug.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
    }
    return slug.isEmpty ? "untitled" : String(slug)
  }
}
