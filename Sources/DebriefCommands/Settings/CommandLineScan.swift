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
      names.contains { word == $0 || Self.value(attachedTo: $0, in: word) != nil }
    }
  }

  /// The values of an option, in order.
  func values(of names: String...) -> [String] {
    var values: [String] = []
    for (index, word) in zip(words.indices, words) {
      for name in names {
        if let value = Self.value(attachedTo: name, in: word) {
          values.append(value)
        } else if word == name, words.indices.contains(index + 1) {
          values.append(words[index + 1])
        }
      }
    }
    return values
  }

  /// The value in `--name=value`; nil if a word is not of that form.
  private static func value(attachedTo name: String, in word: String) -> String? {
    let start = Array("\(name)=".utf8)
    guard word.utf8.starts(with: start) else { return nil }
    return String(Substring(word.utf8.dropFirst(start.count)))
  }
}
