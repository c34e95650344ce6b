internal import TextScanning

/// Looks up options in arguments that have not been parsed yet.
///
/// Settings have to be known before the command line is parsed, since they can give what a
/// subcommand insists on.
struct CommandLineScan {
  /// The arguments before `--`.
  private let words: ArraySlice<String>

  /// Looks at arguments.
  ///
  /// - Parameter words: The arguments without the program's name.
  init(_ words: [String]) {
    self.words = words.prefix { $0 != "--" }
  }

  /// Whether an option or a flag with one of these names is there.
  func has(_ names: String...) -> Bool {
    words.contains { word in
      names.contains { name in
        word == name || Self.value(attachedTo: name, in: word) != nil
          || name.utf8.count == 2 && Self.letters(joinedIn: word).contains(name.utf8.last ?? 0)
      }
    }
  }

  /// The values of an option, in order.
  func values(of names: String...) -> [String] {
    var values: [String] = []
    for (index, word) in zip(words.indices, words) {
      for name in names {
        if let value = Self.value(attachedTo: name, in: word) {
          values.append(value)
        } else if Self.ends(word, with: name), words.indices.contains(index + 1) {
          values.append(words[index + 1])
        }
      }
    }
    return values
  }

  /// Whether a word is an option, or short flags of which the last is one: `-qo`.
  private static func ends(_ word: String, with name: String) -> Bool {
    word == name || name.utf8.count == 2 && letters(joinedIn: word).last == name.utf8.last
  }

  /// The letters of short flags in one word, such as `-qv`; none for any other word.
  private static func letters(joinedIn word: String) -> [UInt8] {
    let letters = Array(word.utf8.dropFirst())
    guard word.utf8.first == UInt8(ascii: "-"), letters.allSatisfy(\.isLetter) else { return [] }
    return letters
  }

  /// The value in `--name=value`; nil if a word is not of that form.
  private static func value(attachedTo name: String, in word: String) -> String? {
    let start = Array("\(name)=".utf8)
    guard word.utf8.starts(with: start) else { return nil }
    return String(Substring(word.utf8.dropFirst(start.count)))
  }
}
