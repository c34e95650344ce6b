internal import ArgumentParser
internal import TextScanning

/// Rewrites the arguments of the command line before ArgumentParser parses them.
///
/// ArgumentParser 1.8 guesses when an option's value is optional or looks like an option, and a
/// wrong guess goes unnoticed: `--wait=2s -o x.md` waits for the default of two hours,
/// `--wait -qv a.json` takes `a.json` for the time, and `--output= a.json` takes `a.json` for the
/// output. To leave nothing to guess, this attaches every optional value to its option, and makes
/// an empty value an error:
///
/// ```
/// --wait -o x.md    ⟶  --wait=2h -o x.md
/// --wait 40s ID     ⟶  --wait=40s ID
/// --retries -1      ⟶  --retries=-1
/// ```
///
/// Arguments after `--` are left unchanged.
struct CommandLineWords {
  /// An option whose value is optional.
  struct OptionalValue: Sendable {
    /// The option, such as `--wait`.
    let option: String
    /// The value if none is given.
    let defaultValue: String
    /// Whether the argument after the option is its value; an attached one always is.
    let isValue: @Sendable (String) -> Bool
  }

  /// All options whose value is optional.
  static let optionalValues = [
    OptionalValue(
      option: "--wait", defaultValue: WaitingOptions.defaultWait.text,
      isValue: TimeArgument.isMeant(by:))
  ]

  /// The arguments to parse.
  private(set) var words: [String] = []

  /// Rewrites arguments.
  ///
  /// - Parameter words: The arguments of the command line without the program's name.
  /// - Throws: `ValidationError` if a value is empty.
  init(_ words: [String]) throws(ValidationError) {
    // Requests for shell completion contain arguments exactly as the shell has them.
    guard words.first?.utf8.starts(with: "---".utf8) != true else {
      self.words = words
      return
    }
    if words.first == "search" { try Self.checkQuery(words) }
    var rest = words[...]
    var previous: String?
    while let word = rest.popFirst() {
      if word == "--" {
        self.words += [word] + rest
        return
      }
      try Self.checkIsNotEmpty(word, after: previous)
      self.words.append(Self.withValue(word, from: &rest))
      previous = word
    }
  }

  /// Throws if a word of a query would be taken for short options: `-draft` leaves out a word.
  private static func checkQuery(_ words: [String]) throws(ValidationError) {
    for word in words.prefix(while: { $0 != "--" }) {
      let letters = word.utf8.dropFirst()
      guard word.utf8.first == UInt8(ascii: "-"), letters.first?.isLetter ?? false,
        !letters.allSatisfy("hqv".utf8.contains)
      else { continue }
      throw ValidationError(
        "\(word.quoted()) begins with a hyphen: put options first, and -- before the query")
    }
  }

  /// Attaches an option's value if ArgumentParser would not recognise it as one.
  ///
  /// Any other argument is returned unchanged.
  private static func withValue(_ word: String, from rest: inout ArraySlice<String>) -> String {
    if let optional = optionalValues.first(where: { $0.option == word }) {
      guard let next = rest.first, optional.isValue(next) else {
        return "\(word)=\(optional.defaultValue)"
      }
      rest.removeFirst()
      return "\(word)=\(next)"
    }
    let isLongOption =
      word.utf8.starts(with: "--".utf8) && !word.utf8.contains(UInt8(ascii: "="))
    // A negative number, or an offset such as -05:00.
    guard isLongOption, let next = rest.first, next.utf8.first == UInt8(ascii: "-"),
      let digit = next.utf8.dropFirst().first,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit)
    else { return word }
    rest.removeFirst()
    return "\(word)=\(next)"
  }

  /// Throws if an argument is empty.
  ///
  /// The usual reason is an unset shell variable, and no argument of the program may be empty.
  private static func checkIsNotEmpty(
    _ word: String, after previous: String?
  ) throws(ValidationError) {
    if word.isEmpty {
      guard let previous, previous.utf8.first == UInt8(ascii: "-"), previous != "-" else {
        throw ValidationError("an argument is empty")
      }
      throw ValidationError("\(previous) is empty")
    }
    guard word.utf8.first == UInt8(ascii: "-"), word.utf8.last == UInt8(ascii: "="),
      !word.utf8.dropLast().contains(UInt8(ascii: "="))
    else { return }
    throw ValidationError("\(word.dropLast()) is empty")
  }
}
