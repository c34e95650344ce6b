internal import ArgumentParser
internal import TextScanning

/// Comma-separated names on the command line, such as `md,html`.
enum NameList {
  /// The values of the names in a list without duplicates, in the order given.
  ///
  /// Case, spaces around a name, and `-` for `_` do not matter.
  ///
  /// - Parameters:
  ///   - text: The list.
  ///   - option: The option it is the value of.
  ///   - what: What the names denote, in the plural.
  ///   - names: The valid names.
  ///   - value: The value of a name; nil if there is none.
  /// - Throws: `ValidationError` for a name that does not exist.
  static func values<Value: Hashable>(
    in text: String, of option: String, what: String, among names: [String],
    value: (String) -> Value?
  ) throws(ValidationError) -> [Value] {
    var values: [Value] = []
    for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let word = trimmed(String(Substring(part)))
      let name = word.lowercased().replacing("-", with: "_")
      guard let value = value(name) else {
        let guess = NearestName.nearest(to: name, among: names).map { " did you mean \"\($0)\"?" }
        let known = "the \(what) are \(names.joined(separator: ", "))"
        throw ValidationError(
          word.isEmpty
            ? "\(option) \(text): a name is missing; \(known)"
            : "\(option) \(word):\(guess ?? "") \(known)")
      }
      if !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// A string without leading and trailing spaces and tabs.
  static func trimmed(_ text: String) -> String {
    String(Substring(text.utf8.trimming(while: \.isSpaceOrTab)))
  }
}
