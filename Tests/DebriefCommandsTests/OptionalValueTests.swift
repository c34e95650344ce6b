import ArgumentParser
import Testing

@testable import DebriefCommands

/// Options whose value may be left out, in every position of a command line.
struct OptionalValueTests {
  private static let bot = "258b06fc-6bc9-4261-9f29-bc8a4474af0a"
  /// The rest of the command line, in parts that belong together.
  private static let parts = [["a.json"], [bot], ["-o", "x.md"], ["-q"], ["--locale=de"]]

  /// The parts with some words at each place between them, and backwards with them at both ends.
  private static func positions(of words: [String]) -> [[String]] {
    let backwards = parts.reversed().flatMap { $0 }
    return (0...parts.count).map { index in
      (parts[..<index] + [words] + parts[index...]).flatMap { $0 }
    } + [words + backwards, backwards + words]
  }

  private func parsed(_ words: [String]) throws -> any ParsableCommand {
    try DebriefCommand.parseAsRoot(try CommandLineWords(words).words)
  }

  @Test(arguments: [
    (["--wait"], 7_200), (["--wait=40s"], 40), (["--wait", "40s"], 40), (["--wait=0s"], 0),
    (["--wait=2h"], 7_200),
  ])
  func `a time is read in every position`(wait: [String], seconds: Int) throws {
    for words in Self.positions(of: wait) {
      let command = try #require(try parsed(["render"] + words) as? RenderCommand, "\(words)")
      #expect(command.waiting.wait?.duration == .seconds(seconds), "\(words)")
      #expect(Set(command.sources) == ["a.json", Self.bot], "\(words)")
      #expect(command.output.path == "x.md", "\(words)")
    }
  }

  @Test(arguments: [
    ["--wait=soon"], ["--wait=40"], ["--wait="], ["--wait", "40"], ["--wait", "1.5h"],
    ["--wait", "-5s"], ["--wait=-5s"], ["--wait=\(bot)"], ["--wait=+5s"], ["--wait=5 s"],
    ["--wait", ""], ["--settle", "-5s"], ["--settle=soon", "--wait"],
  ])
  func `a bad time is wrong usage in every position`(wait: [String]) throws {
    for words in Self.positions(of: wait) {
      let error = #expect(throws: (any Error).self, "\(words)") { try parsed(["render"] + words) }
      #expect(error.map(DebriefCommand.exitCode(for:))?.rawValue == 64, "\(words)")
    }
  }

  @Test func `a time is read by every command that waits`() throws {
    let fetch = try parsed(["fetch", "--wait", Self.bot, "-o", "a.json"]) as? FetchCommand
    #expect(fetch?.id == Self.bot)
    #expect(fetch?.waiting.wait?.duration == .seconds(7_200))
    let export = try parsed(["export", "--wait=2s", "-o", "notes/", Self.bot]) as? ExportCommand
    #expect(export?.ids == [Self.bot])
    #expect(export?.waiting.wait?.duration == .seconds(2))
  }

  @Test func `without the option nothing waits`() throws {
    #expect((try parsed(["render", Self.bot]) as? RenderCommand)?.waiting.wait == nil)
    // Behind -- it is the name of a file.
    let file = try parsed(["render", "--", "--wait"]) as? RenderCommand
    #expect(file?.sources == ["--wait"])
    #expect(file?.waiting.wait == nil)
  }

  @Test func `a short group of flags between takes no source for the time`() throws {
    let command = try parsed(["render", "--wait", "-q", "2026-03-02.json"]) as? RenderCommand
    #expect(command?.sources == ["2026-03-02.json"])
    #expect(command?.waiting.wait?.duration == .seconds(7_200))
  }

  @Test func `every option with an optional value has its value attached`() throws {
    let help =
      RenderCommand.helpMessage() + ExportCommand.helpMessage() + FetchCommand.helpMessage()
    let optional = help.split(separator: "\n").filter { $0.contains(" [<") && $0.contains("--") }
      .filter { !$0.hasPrefix("USAGE") }
    for line in optional {
      #expect(CommandLineWords.optionalValues.contains { line.contains($0.option) }, "\(line)")
    }
    #expect(!optional.isEmpty)
  }
}
