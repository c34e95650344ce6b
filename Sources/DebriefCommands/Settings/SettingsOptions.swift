internal import ArgumentParser

/// The options about the settings file.
///
/// ``Settings`` reads them before the command line is parsed; here they are only declared.
struct SettingsOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: .init(
      "The settings file. (default: debrief/config.toml in the configuration folder)",
      valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var file: String?

  @Flag(name: .customLong("no-config"), help: "Use no settings file.")
  var ignoresFile = false

  @Option(
    name: .customLong("profile"),
    help: .init("Use the settings in [profiles.NAME], too.", valueName: "name"))
  var profile: String?

  /// The options that say which settings file is used, for another command line that is made from this
  /// one.
  var fileWords: [ExportWord] {
    (file.map { [ExportWord(option: "--config", value: $0)] } ?? [])
      + (ignoresFile ? [ExportWord(option: "--no-config", value: nil)] : [])
  }

  func validate() throws {
    if ignoresFile, let option = file.map({ _ in "--config" }) ?? profile.map({ _ in "--profile" })
    {
      throw ValidationError("--no-config and \(option) exclude each other")
    }
  }
}
