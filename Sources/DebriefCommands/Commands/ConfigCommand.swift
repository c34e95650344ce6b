internal import ArgumentParser
internal import Exporting
internal import JSONDocument
internal import PailFlow
internal import TextEscaping
internal import TextScanning

/// `debrief config`: the settings that hold, and where each comes from.
struct ConfigCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print the settings in effect, and where each comes from.",
    discussion: """
      The settings file is TOML, debrief/config.toml in the configuration folder ($XDG_CONFIG_HOME, \
      otherwise ~/.config). Its keys are long options without the dashes, the tables [speakers] and \
      [set] hold names and values, and [profiles.NAME] holds other settings for --profile NAME. \
      Options override the environment, which overrides the file.

      What is printed can be a settings file itself: what is not set in the file is a comment.
      """)

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let scan = CommandLineScan(
      [settings.file.map { "--config=\($0)" }, settings.profile.map { "--profile=\($0)" }]
        .compactMap(\.self) + (settings.ignoresFile ? ["--no-config"] : []))
    let held = try Settings(for: scan)
    try SettingsCheck(settings: held.settings).run()
    for setting in held.settings where setting.key == "base-url" { try Self.check(setting) }
    let text = Self.lines(held).map { PlainText.terminalSafe($0) + "\n" }.joined()
    try StandardOutput.write(Array(text.utf8))
    if held.path == nil, !settings.ignoresFile, let path = Settings.defaultPath {
      console.say(.info, "there is no settings file; yours would be \(path)")
    }
    return .done
  }

  /// Throws an error with the place of a base URL that no command would accept.
  private static func check(_ setting: Setting) throws(ExportError) {
    do {
      _ = try ServiceAddress(setting.value)
    } catch {
      throw ExportError(.usage, at: setting.place, "\(error)", underlying: error)
    }
  }

  private static func lines(_ held: Settings) -> [String] {
    var lines: [String] = []
    for key in SettingKey.all {
      let settings = held.settings.filter { $0.key == key.name }
      if let first = settings.first {
        let values = settings.map { setting in
          key.kind == .flag || key.kind == .number && setting.value.utf8.allSatisfy(\.isDigit)
            ? setting.value : quoted(setting.value)
        }
        let value = values.count > 1 ? "[\(values.joined(separator: ", "))]" : values[0]
        lines.append("\(key.name) = \(value)  # \(first.place)")
      } else {
        lines.append("# \(key.name) \(unset(key))")
      }
    }
    for table in SettingKey.tables {
      let entries = held.settings.filter { $0.option == table.option }
      lines += ["", "\(entries.isEmpty ? "# " : "")[\(table.name)]"]
      for entry in entries {
        guard let pair = Assignment(entry.value) else { continue }
        lines.append("\(quoted(pair.name)) = \(quoted(pair.value))  # \(entry.place)")
      }
    }
    return lines
  }

  /// What holds in place of a key that is not in the file.
  private static func unset(_ key: SettingKey) -> String {
    if let variable = key.variable, Environment.isSet(variable) {
      return SettingKey.keySources.contains(key.name)
        ? "is not used: the key is in the environment variable \(variable)"
        : "= \(quoted(address(in: variable)))  # environment variable \(variable)"
    }
    let standard = key.name == "base-url" ? "\(ServiceAddress.production)" : key.defaultValue
    let shown = standard.map { key.kind == .flag ? $0 : quoted($0) }
    return shown.map { "= \($0)  # default" } ?? "is not set"
  }

  /// The base URL in an environment variable; one that is not valid, which may hold a password, is
  /// not shown.
  private static func address(in variable: String) -> String {
    let text = Environment.value(of: variable) ?? ""
    return (try? ServiceAddress(text)).map { "\($0)" } ?? "(not a valid address)"
  }

  /// A text as a basic string of TOML, whose escapes are those of JSON.
  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONWriter.append(.string(text), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
