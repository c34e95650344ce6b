/// Text for URLs, anchors and file names.
package enum Slug {
  /// The letters and digits of a text in lower case with `-` between words; nil if it has neither.
  package static func text(of text: String) -> String? {
    // Bytes, since appending to a view of scalars copies it each time.
    var slug: [UInt8] = []
    var isBetweenWords = false
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      guard properties.isAlphabetic || properties.numericType != nil else {
        // An apostrophe or a combining mark does not end a word.
        if scalar != "'", scalar != "\u{2019}", !properties.isDiacritic { isBetweenWords = true }
        continue
      }
      if isBetweenWords, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
      isBetweenWords = false
      slug.append(contentsOf: properties.lowercaseMapping.utf8)
    }
    return slug.isEmpty ? nil : String(decoding: slug, as: UTF8.self)
  }
}
