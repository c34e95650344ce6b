import ArgumentParser
import Exporting
import Foundation
import Testing

@testable import DebriefCommands

/// Options that archives record, parse again and print.
struct ExportWordTests {
  private static let words = [
    "-t", "md,html", "--filename", "-{{room}}", "--set", "--filename", "--speaker", "-x=Ann Lee",
    "--jsonl-gzip", "--wait=2h",
  ]

  @Test func `values that begin with a dash are parsed as they were recorded`() throws {
    let words = ExportWord.read(Self.words)
    #expect(
      words.map(\.word) == [
        "--to=md,html", "--filename=-{{room}}", "--set=--filename", "--speaker=-x=Ann Lee",
        "--jsonl-gzip", "--wait=2h",
      ])
    let export = try ExportCommand.parsed(
      words.filter { $0.option != "--set" }.map(\.word), into: "-notes")
    #expect(export.output.path == "-notes")
    #expect(export.fileName.text == "-{{room}}")
    #expect(export.meeting.allSpeakers == ["-x=Ann Lee"])
  }

  @Test(arguments: [
    ("-o", "notes/", "-o notes/"), ("-o", "-notes/", "--output=-notes/"),
    ("-o", "my notes/", "-o 'my notes/'"), ("-o", "-my notes/", "'--output=-my notes/'"),
    ("-t", "md", "-t md"), ("--from", "-f.jsonl", "--from=-f.jsonl"), ("--wait", "2h", "--wait=2h"),
  ])
  func `a value is attached where a shell's command needs that`(
    option: String, value: String, typed: String
  ) {
    #expect(ExportWord(option: option, value: value).typed == typed)
  }

  @Test func `a recorded pattern with sections is refused, whatever else is recorded`() {
    let words = ["--wait=2h", "--filename", "{{#people}}{{name}}{{/people}}"]
    #expect(throws: ExportError.self) { try FileNameOptions.pattern(in: words) }
    #expect(throws: ExportError.self) { try FileNameOptions.pattern(in: ExportWord.read(words)) }
  }

  /// A command with these options alone.
  private struct AppearanceCommand: ParsableCommand {
    @OptionGroup var options: AppearanceOptions
  }

  /// What `--experimental-dump-help` says of the options of a command.
  private struct Help: Decodable {
    struct Name: Decodable { let name: String }
    struct Argument: Decodable {
      let names: [Name]?
      let shouldDisplay: Bool
    }
    struct Command: Decodable { let arguments: [Argument] }
    let command: Command
  }

  @Test func `every option for the looks of notes is recorded, merged and repeated`() throws {
    let help = try JSONDecoder().decode(Help.self, from: Data(AppearanceCommand._dumpHelp().utf8))
    let options = help.command.arguments.filter(\.shouldDisplay).flatMap { $0.names ?? [] }
      .map { "--\($0.name)" }.filter { !["--help", "--h"].contains($0) }
    #expect(options.count >= 3)
    let recorded = AppearanceOptions.recorded.map(\.option)
    for option in options {
      #expect(recorded.contains(option), "add \(option) to AppearanceOptions.recorded")
    }
  }

  @Test func `an option for the looks of notes is named where it is given`() throws {
    func given(_ words: String...) throws -> String? {
      try AppearanceOptions.parse(words).givenOption
    }
    #expect(try given() == nil)
    #expect(try given("--template", "notes", "--usual-set", "a=b") == nil)
    #expect(try given("--template", "brief") == "--template")
    #expect(try given("--omit", "scores") == "--omit")
    #expect(try given("--usual-set", "a=b", "--set", "c=d") == "--set")
  }

  @Test func `a pattern is not taken from the value of another option`() throws {
    #expect(try FileNameOptions.pattern(in: ["--set", "--filename", "--locale", "de"]) == nil)
  }
}
