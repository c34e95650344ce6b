import ArgumentParser
import Exporting
import TestSupport
import Testing

@testable import DebriefCommands

/// The options that say what becomes of edited notes.
struct NoteOptionsTests {
  @Test(arguments: ["merge", "keep"])
  func `overwriting and another policy exclude each other`(policy: String) {
    let words = ["render", "a.json", "--force", "--on-edit", policy]
    let error = #expect(throws: (any Error).self) { try DebriefCommand.parseAsRoot(words) }
    #expect(error.map(DebriefCommand.exitCode(for:))?.rawValue == 64)
  }

  @Test func `overwriting may be asked for in two ways`() throws {
    let words = ["render", "a.json", "--force", "--on-edit", "overwrite"]
    let command = try #require(try DebriefCommand.parseAsRoot(words) as? RenderCommand)
    #expect(command.output.notes.editPolicy == .overwrite)
  }

  /// The options of a command line with a policy in the settings.
  private static func options(
    _ words: String..., setting policy: String
  ) throws -> NoteOptions {
    let folder = try TemporaryFolder()
    try folder.write("on-edit = \"\(policy)\"\n", to: "config.toml")
    let all = ["render", "a.json", "--config", folder.path + "config.toml"] + words
    return try #require(try Settings.command(for: all).command as? RenderCommand).output.notes
  }

  @Test func `a flag takes the place of a setting`() throws {
    for policy in ["merge", "keep"] {
      #expect(try Self.options("--force", setting: policy).editPolicy == .overwrite)
    }
    #expect(try Self.options(setting: "keep").editPolicy == .keep)
  }

  @Test func `only a policy of the command line is warned of where nothing is merged`() throws {
    // The warning is about an option that is there.
    #expect(try Self.options(setting: "merge").onEdit == nil)
    #expect(try Self.options("--on-edit", "merge", setting: "keep").onEdit == .merge)
    #expect(try Self.options(setting: "overwrite").editPolicy == .overwrite)
  }
}
