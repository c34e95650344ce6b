import ArgumentParser
import Foundation
import Testing

@testable import DebriefCommands

@Suite struct SettingsTests {
  /// An option as `--experimental-dump-help` describes it.
  private struct Help: Decodable {
    struct Name: Decodable { let kind: String, name: String }
    struct Argument: Decodable { let kind: String, names: [Name]? }
    struct Command: Decodable {
      let commandName: String
      let arguments: [Argument]?
      let subcommands: [Command]?
    }
    let command: Command
  }

  /// The long options of each subcommand.
  private func options() throws -> [String: Set<String>] {
    let help = try JSONDecoder().decode(
      Help.self, from: Data(DebriefCommand._dumpHelp().utf8))
    return Dictionary(
      uniqueKeysWithValues: (help.command.subcommands ?? []).map { command in
        let names = (command.arguments ?? []).filter { ["option", "flag"].contains($0.kind) }
          .flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--\($0.name)" }
        return (command.commandName, Set(names))
      })
  }

  @Test func `each setting is for exactly the subcommands that have its option`() throws {
    let options = try options()
    for key in SettingKey.all where key.option == "--\(key.name)" {
      let having = options.filter { $0.value.contains(key.option) }.map(\.key)
      // What demo writes is said where it is run; a site has a folder of its own; forget only removes;
      // the title that render takes is that of one meeting; what others may see is chosen for every
      // day, and what is listed, searched or rendered when it is asked for. A merge has the options of
      // the exports that it merges.
      let others =
        switch key.name {
        case "output": ["demo", "fetch", "forget", "publish"]
        case "title": ["render"]
        case "after", "before", "person", "room", "exclude-person", "exclude-room":
          ["list", "render", "search", "todo"]
        default: [] as [String]
        }
      #expect(
        Set(having).subtracting(others + ["templates", "merge"]) == Set(key.commands), "\(key.name)"
      )
    }
  }

  @Test(arguments: SettingKey.all.flatMap { key in key.commands.map { (key.name, $0) } })
  func `a valid value of a key is taken for every command that has it`(
    name: String, command: String
  ) throws {
    let key = try #require(SettingKey.all.first { $0.name == name })
    let valid = [
      "to": "md", "omit": "transcript", "timezone": "UTC", "locale": "de", "require": "transcript",
      "on-edit": "keep", "jobs": "2", "rate": "5", "retries": "1", "settle": "30s",
      "listen": "127.0.0.1:9000", "max-body": "1M", "base-url": "https://example.org/v1",
      "indexable": "https://example.org/", "redact": "emails", "after": "2026-01-01",
      "before": "2026-01-01", "template": "notes",
    ]
    let value = key.kind == .flag ? "true" : valid[name] ?? "value"
    let setting = Setting(
      key: name, option: key.option, value: value, place: "c.toml:1", commands: [command],
      isFlag: key.kind == .flag)
    try Settings.check(setting, among: [])
  }

  @Test(arguments: [
    (["render", "--config", "a.toml", "x"], "--config", ["a.toml"]),
    (["render", "--config=a.toml", "--config", "b"], "--config", ["a.toml", "b"]),
    (["render", "--config"], "--config", []),
    (["render", "--", "--config", "a.toml"], "--config", []),
    (["render", "--configure=a"], "--config", []),
    (["render", "-qo", "a.md", "-o=b", "-o", "c"], "-o", ["a.md", "b", "c"]),
    (["render", "-out", "-", "--o", "x"], "-o", []),
  ])
  func `an option is found before the command line is parsed`(
    words: [String], name: String, values: [String]
  ) {
    #expect(CommandLineScan(words).values(of: name) == values)
  }

  @Test func `a flag is found among joined ones`() {
    #expect(CommandLineScan(["render", "-qh"]).has("--help", "-h"))
    #expect(!CommandLineScan(["render", "--no-h", "-q"]).has("--help", "-h"))
    #expect(!CommandLineScan(["render", "--", "-h"]).has("-h"))
  }

  @Test(arguments: [
    (["timezone"], 1), (["speakers", "A.B"], 4), (["speakers", "C"], 5), (["set"], 6),
    (["set", "x"], 7), (["profiles", "p", "to"], 9), (["profiles", "p", "none"], 8), (["none"], 0),
    (["profiles"], 8),
  ])
  func `the line of a key is found`(path: [String], line: Int) {
    let lines = SettingsLines(
      """
      timezone = "UTC"
      # speakers = 1
      [speakers]
      "A.B" = "x = y"
       'C'="d"
      [ set ]
      x = 1
      [profiles . p]
      to = ["md"]
      """)
    #expect(lines.line(of: path) ?? 0 == line)
  }
}
