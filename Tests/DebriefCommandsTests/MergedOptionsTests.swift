import Testing

@testable import DebriefCommands
@testable import Exporting

/// The options of merged archives: which count as different, and which are taken over.
struct MergedOptionsTests {
  private static let none: [ExportWord] = []

  private static func words(
    of commands: [[String]], given: [ExportWord] = none, overwritesEdits: Bool = false
  ) throws(ExportError) -> [String] {
    let options = MergedOptions(given: given, overwritesEdits: overwritesEdits)
    return try options.words(
      of: commands.enumerated().map {
        MergedArchive(name: "\($0.offset)/", command: $0.element, formats: ["md"])
      })
  }

  @Test func `to overwrite is for one run, whatever the archives have recorded`() throws {
    let keeping = ["-t", "md", "--on-edit", "keep"]
    #expect(try Self.words(of: [keeping, keeping]) == ["--to=md", "--on-edit=keep"])
    #expect(
      try Self.words(of: [keeping, keeping], overwritesEdits: true) == [
        "--to=md", "--on-edit=keep",
      ])
    let merging = ["-t", "md", "--on-edit", "merge"]
    for commands in [[keeping, merging], [merging, keeping], [["-t", "md"], keeping]] {
      #expect(throws: ExportError.self) { try Self.words(of: commands) }
      #expect(try Self.words(of: commands, overwritesEdits: true) == ["--to=md"])
    }
    let other = [ExportWord(option: "--on-edit", value: "merge")]
    #expect(
      try Self.words(of: [keeping, merging], given: other) == ["--to=md", "--on-edit=merge"])
  }

  @Test(arguments: [
    ("--template", "notes", "brief"), ("--timezone", "UTC", "Asia/Tokyo"),
    ("--locale", "en", "de"), ("--on-edit", "merge", "keep"),
  ])
  func `a default that is recorded is no other value than none`(
    option: String, standard: String, other: String
  ) throws {
    let plain = ["-t", "md"]
    #expect(try Self.words(of: [plain, plain + [option, standard]]) == ["--to=md"])
    #expect(
      try Self.words(of: [plain + [option, standard], plain])
        == ["--to=md", "\(option)=\(standard)"])
    for recorded in [plain, plain + [option, standard]] {
      let error = #expect(throws: ExportError.self) {
        try Self.words(of: [recorded, plain + [option, other]])
      }
      #expect(error?.description.contains("\(option) \(other)") == true)
    }
  }

  @Test func `a pattern of names matters only where there are notes`() throws {
    let sections = "{{#people}}{{name}}{{/people}}"
    let command = ["-t", "md,jsonl", "--filename", sections]
    #expect(throws: ExportError.self) { try Self.words(of: [command]) }
    let lines = [ExportWord(option: "-t", value: "jsonl")]
    #expect(try Self.words(of: [command], given: lines) == ["--to=jsonl"])
    let other = ["-t", "md,jsonl", "--filename", "{{room}}"]
    #expect(throws: ExportError.self) { try Self.words(of: [other, ["-t", "md,jsonl"]]) }
    #expect(try Self.words(of: [other, command], given: lines) == ["--to=jsonl"])
    #expect(
      try Self.words(of: [other], given: [ExportWord(option: "-t", value: "html")])
        == ["--filename={{room}}", "--to=html"])
  }

  @Test func `the standard values are those of an export without options`() throws {
    let export = try ExportCommand.parsed(["--to=md"], into: "notes")
    #expect(ExportCommand.standardValues["--template"] == export.output.notes.appearance.template)
    #expect(ExportCommand.standardValues["--locale"] == export.locale.language)
    #expect(
      ExportCommand.standardValues["--on-edit"]
        == export.output.notes.editPolicy.rawValue)
    let zone = try ExportCommand.parsed(
      ["--timezone=\(ExportCommand.standardValues["--timezone"] ?? "")"], into: "notes")
    #expect(try zone.locale.timeZone() == export.locale.timeZone())
  }
}
