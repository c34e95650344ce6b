/// A key of the settings file: the name of a long option without its dashes.
struct SettingKey: Sendable {
  /// What values a key can have.
  enum Kind: Sendable {
    /// A text.
    case text
    /// A number, or a text such as `20/s`.
    case number
    /// A list of names, or one text with commas.
    case names
    /// A text or a list of texts, for an option that can be repeated.
    case repeated
    /// true or false, for a flag.
    case flag
    /// The path of a file, relative to the folder of the settings file.
    case file
    /// The path of a folder, likewise.
    case folder
    /// The name of a template pack, or the path of a template, likewise.
    case template
  }

  let name: String
  let kind: Kind
  /// The subcommands that have the option.
  let commands: [String]
  /// The environment variable that overrides the setting; nil if there is none.
  var variable: String?
  /// The default, as it is written in the file; nil if there is none.
  var defaultValue: String?

  /// The option that takes the setting.
  var option: String {
    switch name {
    case "bot-name", "filename": "--usual-\(name)"
    // The folder of notes is another one.
    case "site": "--output"
    default: "--\(name)"
    }
  }

  private static let folders = ["render", "export"]
  private static let notes = folders + ["serve"]
  private static let appearance = notes + ["publish"]
  private static let requiring = folders + ["publish"]
  private static let serve = ["serve"]
  private static let publish = ["publish"]
  private static let catalogue = ["list", "search", "todo"]
  private static let service = ["render", "export", "fetch", "serve"]

  /// The key of a table of names and values, such as `[speakers]`.
  struct Table: Sendable {
    let name: String
    /// The option that takes one entry, as `NAME=VALUE`.
    let option: String
    /// The subcommands that have the option.
    let commands: [String]
  }

  /// All keys, in the order in which they are listed.
  static let all = [
    SettingKey(name: "output", kind: .folder, commands: folders),
    SettingKey(name: "to", kind: .names, commands: notes, defaultValue: "md"),
    SettingKey(name: "template", kind: .template, commands: appearance, defaultValue: "notes"),
    SettingKey(name: "filename", kind: .text, commands: notes),
    SettingKey(name: "omit", kind: .names, commands: appearance),
    SettingKey(
      name: "timezone", kind: .text, commands: appearance + ["demo"] + catalogue,
      defaultValue: "UTC"),
    SettingKey(
      name: "locale", kind: .text, commands: appearance + ["demo"], defaultValue: "en"),
    SettingKey(name: "bot-name", kind: .repeated, commands: appearance),
    SettingKey(name: "require", kind: .names, commands: requiring),
    SettingKey(name: "on-edit", kind: .text, commands: notes, defaultValue: "merge"),
    SettingKey(name: "jobs", kind: .number, commands: requiring),
    SettingKey(name: "site", kind: .folder, commands: publish),
    SettingKey(name: "title", kind: .text, commands: publish),
    SettingKey(name: "indexable", kind: .text, commands: publish),
    SettingKey(name: "twins", kind: .flag, commands: publish, defaultValue: "false"),
    SettingKey(name: "redact", kind: .names, commands: publish),
    SettingKey(name: "redact-words", kind: .file, commands: publish),
    SettingKey(name: "pseudonymize", kind: .flag, commands: publish, defaultValue: "false"),
    SettingKey(name: "pseudonym-key", kind: .file, commands: publish),
    SettingKey(name: "review", kind: .flag, commands: publish, defaultValue: "false"),
    SettingKey(name: "keep-previous", kind: .flag, commands: publish, defaultValue: "false"),
    SettingKey(name: "after", kind: .text, commands: publish),
    SettingKey(name: "before", kind: .text, commands: publish),
    SettingKey(name: "person", kind: .repeated, commands: publish),
    SettingKey(name: "room", kind: .repeated, commands: publish),
    SettingKey(name: "exclude-person", kind: .repeated, commands: publish),
    SettingKey(name: "exclude-room", kind: .repeated, commands: publish),
    SettingKey(name: "rate", kind: .number, commands: ["export"]),
    SettingKey(name: "retries", kind: .number, commands: ["export"], defaultValue: "5"),
    SettingKey(
      name: "listen", kind: .text, commands: serve, defaultValue: "127.0.0.1:8080"),
    SettingKey(
      name: "secret-file", kind: .file, commands: serve, variable: "DEBRIEF_SERVE_SECRET"),
    SettingKey(name: "max-body", kind: .text, commands: serve, defaultValue: "32M"),
    SettingKey(name: "exec", kind: .file, commands: serve),
    SettingKey(name: "settle", kind: .text, commands: service, defaultValue: "60s"),
    SettingKey(
      name: "base-url", kind: .text, commands: service, variable: "PAILFLOW_BASE_URL"),
    SettingKey(
      name: "api-key-file", kind: .file, commands: service, variable: "PAILFLOW_API_KEY"),
    SettingKey(
      name: "api-key-command", kind: .text, commands: service, variable: "PAILFLOW_API_KEY"),
    SettingKey(name: "ca-file", kind: .file, commands: service),
  ]

  /// All tables of names and values.
  static let tables = [
    Table(name: "speakers", option: "--usual-speaker", commands: appearance + catalogue),
    Table(name: "set", option: "--usual-set", commands: appearance),
  ]

  /// The table of profiles, each with keys and tables of its own.
  static let profiles = "profiles"

  /// Those that decide who receives the key, who may call, or what is run: nobody else may write
  /// them.
  static let guarded = [
    "base-url", "api-key-file", "api-key-command", "ca-file", "secret-file", "exec",
  ]

  /// The two ways to get the key, of which only one can hold.
  static let keySources = ["api-key-file", "api-key-command"]
}

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

  /// Whether the option is a flag, without a value.
  let isFlag: Bool

  /// The argument, with the value attached to the option; nil for a flag that is not set.
  var word: String? { isFlag ? value == "true" ? option : nil : "\(option)=\(value)" }
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
