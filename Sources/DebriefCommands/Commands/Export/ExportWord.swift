internal import ArgumentParser
internal import Exporting

/// An option of an export with its value, as archives record them (``ExportCommand/words()``).
struct ExportWord: Sendable, Hashable {
  /// The option, such as `--template`.
  let option: String
  /// Its value; nil for a flag that is set.
  let value: String?

  /// The word, or the two of them, of a command line.
  var words: [String] {
    guard let value else { return [option] }
    // Attached: the value may begin with a dash.
    return option == "-t" ? [option, value] : ["\(option)=\(value)"]
  }

  /// The options that were given of those that decide what notes look like and are called.
  static func given(
    formats: String?, notes: NoteOptions, fileName: String?, locale: LocaleOptions,
    reading: ReadingOptions
  ) -> [ExportWord] {
    let options: [(String, [String?])] = [
      ("-t", [formats]), ("--template", [notes.appearance.givenTemplate]),
      ("--filename", [fileName]), ("--omit", [notes.appearance.omitted]),
      ("--set", notes.appearance.allVariables), ("--timezone", [locale.zoneName]),
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
      return try ExportCommand.parse(words + ["--from", "-", "-o", folder])
    } catch {
      throw ExportError(.usage, ExportCommand.message(for: error))
    }
  }
}
