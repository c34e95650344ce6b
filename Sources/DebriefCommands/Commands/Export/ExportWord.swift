internal import ArgumentParser
internal import Exporting

/// An option of an export with its value, as archives record them (``ExportCommand/words()``).
struct ExportWord: Sendable, Hashable {
  /// The option, such as `--template`.
  let option: String
  /// Its value; nil for a flag that is set.
  let value: String?

  /// The names that values are attached to of options that are mostly written with one letter.
  private static let longNames = ["-t": "--to", "-o": "--output"]

  /// The word of a command line, to which the value is attached, since it may begin with a dash.
  var word: String {
    guard let value else { return option }
    return "\(Self.longNames[option] ?? option)=\(value)"
  }

  /// The option with its value as it is typed into a shell.
  ///
  /// The value is attached only if it would be taken for an option otherwise, or if it is optional.
  var typed: String {
    let isAttached =
      value?.utf8.first == UInt8(ascii: "-")
      || CommandLineWords.optionalValues.contains { $0.option == option }
    guard let value, !isAttached else { return ShellWord.quoted(word) }
    return "\(option) \(ShellWord.quoted(value))"
  }

  /// Reads the options that an archive records.
  ///
  /// - Parameter words: Words of which ``ExportCommand/areRepeatable(_:)`` is true.
  static func read(_ words: [String]) -> [ExportWord] {
    var read: [ExportWord] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if ExportCommand.repeatedOptions.contains(word) {
        read.append(ExportWord(option: word, value: rest.popFirst()))
      } else if let end = word.utf8.firstIndex(of: UInt8(ascii: "=")) {
        read.append(
          ExportWord(
            option: String(word[..<end]), value: String(word[word.utf8.index(after: end)...])))
      } else {
        read.append(ExportWord(option: word, value: nil))
      }
    }
    return read
  }

  /// The options that were given of those that decide what notes look like and are called.
  static func given(
    formats: String?, notes: NoteOptions, fileName: String?, locale: LocaleOptions,
    reading: ReadingOptions
  ) -> [ExportWord] {
    let appearance = AppearanceOptions.recorded.map { ($0.option, $0.values(notes.appearance)) }
    let options: [(String, [String?])] =
      [("-t", [formats])] + appearance + [
        ("--filename", [fileName]), ("--timezone", [locale.zoneName]),
        ("--locale", [locale.givenLanguage]), ("--speaker", reading.speaker.all),
        ("--bot-name", reading.allBotNames),
        // To overwrite is for one run.
        ("--on-edit", notes.editPolicy == .overwrite ? [] : [notes.onEdit?.rawValue]),
      ]
    return options.flatMap { option, values in
      values.compactMap { $0 }.map { ExportWord(option: option, value: $0) }
    }
  }
}

extension ExportCommand {
  /// The export with some options into a folder, for commands that write what an export would.
  static func parsed(_ words: [String], into folder: String) throws(ExportError) -> ExportCommand {
    do {
      return try ExportCommand.parse(
        words + ["--from=-", ExportWord(option: "-o", value: folder).word])
    } catch {
      throw ExportError(.usage, ExportCommand.message(for: error))
    }
  }
}
