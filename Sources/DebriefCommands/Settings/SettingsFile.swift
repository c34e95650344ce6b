internal import Exporting
internal import LibC
internal import Reports
internal import TOMLKit
internal import TextScanning

/// Reads the settings of a TOML file.
///
/// ```toml
/// output = "~/notes"
/// timezone = "Europe/Berlin"
///
/// [speakers]
/// User = "Ann Lee"
///
/// [profiles.customer]
/// template = "acme"
/// ```
struct SettingsFile {
  /// The path, as it is shown in messages.
  let path: String
  private let table: TOMLTable
  private let lines: SettingsLines

  private static let maximumSize = 32 << 10

  /// Reads a file.
  ///
  /// - Throws: ``ExportError`` of the kind usage, with the line, if it cannot be read or is not
  ///   TOML.
  init(path: String) throws(ExportError) {
    self.path = path
    let kind = FileSystem.kind(of: path)
    guard kind == .file else {
      throw ExportError(
        .usage, at: path,
        kind == nil ? "there is no settings file here" : "this is not a regular file",
        advice: "name another with --config, or use none with --no-config")
    }
    let bytes = try FileSystem.read(path)
    guard bytes.count <= Self.maximumSize else {
      throw ExportError(.usage, at: path, "this file is too long for settings")
    }
    let nulls = ["\0", "\\u0000", "\\U00000000"].map { Array($0.utf8) }
    guard let text = String(validating: bytes, as: UTF8.self),
      !nulls.contains(where: { bytes.firstRange(of: $0) != nil })
    else {
      throw ExportError(
        .usage, at: path, "the file is not UTF-8 text without NUL",
        advice: "save it in that encoding")
    }
    lines = SettingsLines(text)
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ExportError(
        .usage, at: "\(path):\(error.source.begin.line):\(error.source.begin.column)",
        error.description.printable(upTo: 300))
    } catch {
      throw ExportError(.usage, at: path, "the file is not TOML: \(error)")
    }
  }

  /// The settings, in the order of their keys; those of a profile replace others.
  ///
  /// - Parameter profile: The name of a profile; nil for none.
  /// - Throws: ``ExportError`` for a key that does not exist, or a value of the wrong type; also in
  ///   profiles that are not asked for, since nobody would look there when one fails.
  func settings(profile: String?) throws(ExportError) -> [Setting] {
    let base = try settings(in: table, path: [])
    var profiles: [String: [Setting]] = [:]
    var keys: [String: Set<String>] = [:]
    if let value = table[SettingKey.profiles] {
      let all = try self.table(value, at: [SettingKey.profiles])
      for name in all.keys {
        guard let value = all[name] else { continue }
        let path = [SettingKey.profiles, name]
        let table = try self.table(value, at: path)
        profiles[name] = try settings(in: table, path: path)
        keys[name] = Set(table.keys)
      }
    }
    try checkNobodyElseWrites(base + profiles.values.joined())
    guard let profile else { return base }
    guard let chosen = profiles[profile] else {
      let guess = NearestName.suggestion(for: profile, among: profiles.keys)
      let known =
        profiles.isEmpty
        ? "; begin one with [profiles.\(profile.printable())]"
        : " (there are: \(profiles.keys.sorted().joined(separator: ", ").printable()))"
      throw ExportError(
        .usage, at: path, "there is no profile \"\(profile.printable())\"\(guess)\(known)")
    }
    return Self.merged(base, chosen, replacing: keys[profile] ?? [])
  }

  /// The settings of a file with those of a profile in place of the ones that they replace.
  ///
  /// - Parameter names: The keys of the profile, also those whose empty lists clear a setting.
  private static func merged(
    _ base: [Setting], _ profile: [Setting], replacing names: Set<String>
  ) -> [Setting] {
    let keys = names.union(profile.map(\.key))
    let hasKeySource = !keys.isDisjoint(with: SettingKey.keySources)
    return base.filter { setting in
      !keys.contains(setting.key)
        && !(hasKeySource && SettingKey.keySources.contains(setting.key))
    } + profile
  }

  private func settings(
    in table: TOMLTable, path: [String]
  ) throws(ExportError) -> [Setting] {
    var settings: [Setting] = []
    for name in table.keys {
      guard let value = table[name] else { continue }
      let place = place(of: path + [name])
      if let key = SettingKey.all.first(where: { $0.name == name }) {
        for text in try texts(value, of: key, at: place) {
          settings.append(
            Setting(
              key: name, option: key.option, value: text, place: place, commands: key.commands,
              isFlag: key.kind == .flag))
        }
      } else if let entries = SettingKey.tables.first(where: { $0.name == name }) {
        settings += try self.entries(value, of: entries, path: path + [name])
      } else if name == SettingKey.profiles {
        guard path.isEmpty else {
          throw ExportError(.usage, at: place, "a profile has no profiles of its own")
        }
      } else {
        let names = SettingKey.all.map(\.name) + SettingKey.tables.map(\.name)
        let guess =
          (path.isEmpty ? Self.profilesHint(for: name, value) : nil)
          ?? NearestName.suggestion(for: name, among: names)
        throw ExportError(
          .usage, at: place, "there is no setting \"\(name.printable())\"\(guess)",
          advice: guess.isEmpty ? "debrief config --no-config lists all settings" : nil)
      }
    }
    let sources = settings.filter { SettingKey.keySources.contains($0.key) }
    if sources.count > 1, let last = sources.last {
      throw ExportError(
        .usage, at: last.place, "api-key-file and api-key-command exclude each other",
        advice: "keep one of them")
    }
    // In the order in which they are listed; TOML's tables have none.
    let order = SettingKey.all.map(\.name)
    return settings.sorted {
      let (left, right) = (order.firstIndex(of: $0.key), order.firstIndex(of: $1.key))
      return (left ?? order.count, $0.key) < (right ?? order.count, $1.key)
    }
  }

  /// `; did you mean [profiles.customer]?` for a table like `[profile.customer]`; nil for any other.
  private static func profilesHint(for name: String, _ value: any TOMLValueConvertible) -> String? {
    guard NearestName.nearest(to: name, among: [SettingKey.profiles]) != nil,
      let profiles = value.table
    else { return nil }
    let profile = profiles.keys.first { profiles[$0]?.table != nil } ?? "NAME"
    return "; did you mean [\(SettingKey.profiles).\(profile.printable())]?"
  }

  /// The entries of a table of names and values.
  private func entries(
    _ value: any TOMLValueConvertible, of table: SettingKey.Table, path: [String]
  ) throws(ExportError) -> [Setting] {
    let entries = try self.table(value, at: path)
    var settings: [Setting] = []
    for name in entries.keys {
      guard let value = entries[name] else { continue }
      let place = place(of: path + [name])
      guard let text = Self.scalar(value), !name.isEmpty, !name.utf8.contains(UInt8(ascii: "="))
      else {
        throw ExportError(
          .usage, at: place,
          "[\(table.name)] holds texts under names without \"=\", such as User = \"Ann Lee\"")
      }
      settings.append(
        Setting(
          key: "\(table.name).\(name)", option: table.option, value: "\(name)=\(text)",
          place: place, commands: table.commands, isFlag: false))
    }
    return settings
  }

  private func table(
    _ value: any TOMLValueConvertible, at path: [String]
  ) throws(ExportError) -> TOMLTable {
    guard let table = value.table else {
      throw ExportError(
        .usage, at: place(of: path),
        "\(path.joined(separator: ".").printable()) has to be a table",
        advice: "begin it with [\(path.joined(separator: ".").printable())]")
    }
    return table
  }

  /// The values of a setting as arguments.
  private func texts(
    _ value: any TOMLValueConvertible, of key: SettingKey, at place: String
  ) throws(ExportError) -> [String] {
    func wrong(_ what: String) -> ExportError {
      ExportError(.usage, at: place, "\(key.name) has to be \(what)")
    }
    let texts: [String]
    switch key.kind {
    case .number:
      guard value.string != nil || value.int != nil, let text = Self.scalar(value) else {
        throw wrong("a number")
      }
      texts = [text]
    case .flag:
      guard let isSet = value.bool else { throw wrong("true or false") }
      texts = [String(isSet)]
    case .names, .repeated:
      let all = value.array.map { $0.map(\.string) } ?? [value.string]
      let known = all.compactMap { $0 }
      guard known.count == all.count else {
        throw wrong("a text in quotes or a list of texts")
      }
      texts = key.kind == .repeated || known.isEmpty ? known : [known.joined(separator: ",")]
    case .text, .file, .folder, .template:
      guard let text = value.string else { throw wrong("a text in quotes") }
      texts = [text]
    }
    if texts.contains(where: \.isEmpty) {
      throw ExportError(.usage, at: place, "\(key.name) is empty")
    }
    return texts.map { resolved($0, as: key.kind) }
  }

  /// A text, a number or a boolean as text; nil for anything else.
  private static func scalar(_ value: any TOMLValueConvertible) -> String? {
    value.string ?? value.int.map(String.init) ?? value.bool.map(String.init)
      ?? value.double.map { "\($0)" }
  }

  /// A path relative to the folder of the file, with the home folder for `~`; other values as
  /// they are.
  private func resolved(_ text: String, as kind: SettingKey.Kind) -> String {
    switch kind {
    case .text, .number, .names, .repeated, .flag: return text
    case .template where !PackLoader.isPath(text):
      return text
    case .file, .folder, .template: break
    }
    if text == "~" || text.utf8.starts(with: "~/".utf8), let home = Environment.value(of: "HOME") {
      return Self.asFolder(home + String(Substring(text.utf8.dropFirst())), kind)
    }
    guard text.utf8.first != UInt8(ascii: "/"),
      let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    else { return Self.asFolder(text, kind) }
    return Self.asFolder(String(Substring(path.utf8[...end])) + text, kind)
  }

  /// A path; that of a folder ends in a slash.
  private static func asFolder(_ path: String, _ kind: SettingKey.Kind) -> String {
    kind == .folder ? path.asFolder : path
  }

  /// The file and the line of a key.
  private func place(of key: [String]) -> String {
    lines.line(of: key).map { "\(path):\($0)" } ?? path
  }

  /// Throws if others than the owner can write a file that decides who receives the key, or what
  /// is run.
  private func checkNobodyElseWrites(_ settings: [Setting]) throws(ExportError) {
    guard let setting = settings.first(where: { SettingKey.guarded.contains($0.key) }) else {
      return
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    let isOwn = status.st_uid == geteuid() || status.st_uid == 0
    guard !isOwn || status.st_mode & (S_IWGRP | S_IWOTH) != 0 else { return }
    throw ExportError(
      .usage, at: setting.place,
      "others can write this file, and \(setting.key) decides who receives the key",
      advice: isOwn
        ? "run `chmod go-w` on it, and check what is in it" : "use a file of your own")
  }
}
