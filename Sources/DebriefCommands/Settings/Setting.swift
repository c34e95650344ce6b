/// One setting of a file: an option with its value.
struct Setting: Sendable, Hashable {
  /// The key in the file, such as `timezone`, `speakers.User` or `bot-name`.
  let key: String
  /// The option, such as `--timezone`.
  let option: String
  /// The value as an argument, such as `User=Ann Lee`.
  let value: String
  /// The file and the line.
  let place: String
  /// The subcommands that have the option.
  let commands: [String]

  /// The argument, with the value attached to the option.
  var word: String { "\(option)=\(value)" }
}

/// An error of the command line that names options which settings gave.
struct SettingsConflict: Error {
  /// The error of the command line.
  let underlying: any Error
  /// The settings whose options it names.
  let settings: [Setting]

  /// Where the settings are, in a sentence for each.
  var notes: [String] { settings.map { "\($0.option) is set in \($0.place)" } }
}
