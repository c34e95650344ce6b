extension TemplatePack {
  /// The languages of the pack's labels that match a language range, the best match first.
  ///
  /// For `de-AT`, they are `de-AT` and `de`, if available. This is the lookup of RFC 4647 (section
  /// 3.4): case does not matter, and the range is shortened from its end until it matches, so that
  /// `de-AT` and `DE` find `de`. A locale name such as `de_AT.UTF-8` is read as `de-AT`.
  package func languages(for range: String) -> [String] {
    let end = range.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@") }
    var subtags = range.utf8[..<(end ?? range.utf8.endIndex)]
      .split(omittingEmptySubsequences: false) {
        $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }.map { Self.lowercased($0) }
    // Anything longer is not a language, and shortening it would take quadratic time.
    guard subtags.count <= 16 else { return [] }
    let languages = languages
    var found: [String] = []
    while !subtags.isEmpty {
      let wanted = subtags.joined(separator: [UInt8(ascii: "-")])
      if let language = languages.first(where: { Self.lowercased($0.utf8).elementsEqual(wanted) }) {
        found.append(language)
      }
      subtags.removeLast()
      // A single-letter subtag only introduces an extension.
      if subtags.last?.count == 1 { subtags.removeLast() }
    }
    return found
  }

  private static func lowercased(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
