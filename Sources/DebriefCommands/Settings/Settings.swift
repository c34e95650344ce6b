internal import ArgumentParser
internal import Exporting
internal import Reports
internal import TextScanning

/// The settings that apply to a command line.
///
/// They are options that come before those of the command line, which therefore take precedence: of
/// an option given twice, the last one counts.
struct Settings {
  /// The file; nil if there is none.
  let path: String?
  /// The settings, without those that the environment overrides.
  let settings: [Setting]

  /// The subcommands that use settings.
  static let commands = Set(SettingKey.all.flatMap(\.commands))

  /// Reads the settings of the file that a command line asks for, or of the user's own.
  ///
  /// - Throws: ``ExportError`` of the kind usage if the file is invalid.
  init(for scan: CommandLineScan) throws(ExportError) {
    let profile = scan.values(of: "--profile").last
    guard !scan.has("--no-config"),
      let path = scan.values(of: "--config").last ?? Self.userFile(isNeeded: profile != nil)
    else {
      self.path = nil
      settings = []
      return
    }
    self.path = path
    settings = try SettingsFile(path: path).settings(profile: profile).filter { setting in
      let key = SettingKey.all.first { $0.name == setting.key }
      return key?.variable.map { !Environment.isSet($0) } ?? true
    }
  }

  /// The path of the user's settings file, in the configuration folder of the XDG Base Directory
  /// Specification; nil if it is not there and no profile needs it.
  static func userFile(isNeeded: Bool = false) -> String? {
    guard let path = defaultPath else { return nil }
    return isNeeded || FileSystem.kind(of: path) != nil ? path : nil
  }

  /// The path where the user's settings are looked for; nil without a home folder.
  static var defaultPath: String? {
    PackLoader.configurationFolder(environment: Environment.templates).map { "\($0)/config.toml" }
  }

  /// Parses a command line with the settings in front of its options.
  ///
  /// - Parameter words: The arguments without the program's name.
  /// - Returns: The command, and the settings that hold for it.
  /// - Throws: What ArgumentParser throws; ``ExportError`` with the file and the line if a setting
  ///   is at fault.
  static func command(
    for words: [String]
  ) throws -> (command: any ParsableCommand, settings: [Setting]) {
    let scan = CommandLineScan(words)
    guard let name = words.first, commands.contains(name), !scan.has("--help", "-h") else {
      return (try DebriefCommand.parseAsRoot(words), [])
    }
    let settings = try Settings(for: scan).applicable(to: name, scan)
    guard !settings.isEmpty else { return (try DebriefCommand.parseAsRoot(words), []) }
    do {
      let command = try DebriefCommand.parseAsRoot(
        [name] + settings.compactMap(\.word) + words.dropFirst())
      return (command, settings.filter { !scan.has("--\($0.key)") })
    } catch {
      for setting in settings { try check(setting, among: settings) }
      throw note(settings.filter { !scan.has($0.option) }, on: error)
    }
  }

  /// The settings that apply to a subcommand and are not replaced by its options.
  private func applicable(to command: String, _ scan: CommandLineScan) -> [Setting] {
    settings.filter { setting in
      guard setting.commands.contains(command), !Self.isReplaced(setting, by: scan) else {
        return false
      }
      // What was made before is put in place as it is.
      guard command == "publish" else { return true }
      if scan.has("--approve") { return ["site", "keep-previous"].contains(setting.key) }
      return !scan.has("--undo") || setting.key == "site"
    }
  }

  /// Whether an option of another name takes the place of a setting.
  private static func isReplaced(_ setting: Setting, by scan: CommandLineScan) -> Bool {
    switch setting.key {
    case "api-key-file", "api-key-command":
      return scan.has("--api-key-file", "--api-key-command")
    // Those of a profile that say whose meetings are left out hold in any case.
    case "person", "room": return scan.has(setting.option)
    case "output":
      // The notes of an archive go back to its folder.
      return scan.has("--archive") && !scan.has("--from")
    case "on-edit":
      // The default needs no option, which would be warned of where there is no archive.
      return scan.has("--force") || setting.value == "merge"
    case "to":
      // A file's extension names the format, and so does a template that does not have all others.
      let path = scan.values(of: "-o", "--output").last
      return path.flatMap(OutputFormat.init(fileName:)) != nil
        || scan.values(of: "--template").last.map { !Self.pack($0, has: setting.value) } ?? false
    default: return false
    }
  }

  /// Whether a pack has all formats of a list; a pack that cannot be loaded is an error later.
  private static func pack(_ nameOrPath: String, has formats: String) -> Bool {
    let loader = PackLoader(folders: PackLoader.folders(environment: Environment.templates))
    guard let pack = try? loader.load(nameOrPath),
      let wanted = try? FormatList.formats(formats, path: nil)
    else { return true }
    return wanted.allSatisfy(pack.formats.contains)
  }

  /// Throws an error with the place of a setting if its option is invalid by itself.
  ///
  /// - Parameter settings: All settings, of which the template decides what formats there are.
  static func check(_ setting: Setting, among settings: [Setting]) throws(ExportError) {
    let bot = "00000000-0000-0000-0000-000000000000"
    let needed = [
      "render": ["-"], "export": [bot, "-o", "notes/"], "fetch": [bot],
      "publish": ["answers/", "-o", "site/"], "serve": ["notes/"], "list": ["notes/"],
      "search": ["notes/", "word"], "todo": ["notes/"],
    ]
    guard let command = setting.commands.first else { return }
    do {
      let template = settings.filter { setting.key == "to" && $0.key == "template" }
      _ = try DebriefCommand.parseAsRoot(
        [command] + (needed[command] ?? []) + (template + [setting]).compactMap(\.word))
    } catch {
      throw ExportError(.usage, at: setting.place, DebriefCommand.message(for: error))
    }
  }

  /// The error with the places of the settings whose options it names.
  private static func note(_ settings: [Setting], on error: any Error) -> any Error {
    let words = Set(
      DebriefCommand.message(for: error).utf8.split {
        !$0.isAlphanumeric && $0 != UInt8(ascii: "-")
      }.map { String(Substring($0)) })
    let named = settings.filter { words.contains($0.option) }
    return named.isEmpty ? error : SettingsConflict(underlying: error, settings: named)
  }
}
