import Foundation
import LoopbackService
import ServiceTestSupport
import Testing
import TestSupport

/// What the README says is what happens.
@Suite(.serialized) struct ReadmeTests {
  static let text =
    (try? ProjectFolder.text(of: "README.md")) ?? ""

  /// The commands of all `sh` blocks, in order.
  static let commands: [String] = {
    var commands: [String] = []
    var isInside = false
    var isContinued = false
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        isInside = line == "```sh"
      } else if isInside, isContinued {
        commands[commands.count - 1] += "\n" + line
        isContinued = line.hasSuffix("\\")
      } else if isInside, !line.isEmpty {
        commands.append(line)
        isContinued = line.hasSuffix("\\")
      }
    }
    return commands
  }()

  @Test func `every command of the README runs`() async throws {
    let shell = try Shell()
    let setup = try await shell.run(
      """
      set -e
      cp "$SAMPLES/weekly-project-call.json" meeting.json
      sed 's/c2b7e9a4-13d6-4f58-8e0b-7a95d3f16c42/258b06fc-6bc9-4261-9f29-bc8a4474af0a/' \
        "$SAMPLES/interview.json" > a.json
      tr -d '\\n' < "$SAMPLES/sales-call.json" > b.jsonl
      echo 258b06fc-6bc9-4261-9f29-bc8a4474af0a > ids.txt
      mkdir answers && cp a.json b.jsonl answers/
      """)
    try #require(setup.status == 0, "\(setup.errors)")
    #expect(Self.commands.count > 10)
    let answer = try Data(contentsOf: shell.folder.appendingPathComponent("a.json"))
    let bot = ScriptedBot(id: "258b06fc-6bc9-4261-9f29-bc8a4474af0a", finished: Array(answer))
    try await LoopbackService(bots: [bot]).withRunning { service in
      try await runCommands(
        in: shell,
        variables: [
          "PAILFLOW_BASE_URL": service.baseURL, "PAILFLOW_API_KEY": LoopbackService.defaultKey,
        ])
    }
  }

  private func runCommands(in shell: Shell, variables: [String: String]) async throws {
    for command in Self.commands {
      let program = command.prefix { $0 != " " }
      if program.hasPrefix("scripts/") {
        // The scripts run this test: that they are there has to do.
        let path = ProjectFolder.root.appending(path: program).path
        #expect(FileManager.default.isExecutableFile(atPath: path), "\(command)")
      } else if program == "git" || program == "cd" || program == "swift" || program == "sudo"
        || program == "export"
      {
        continue
      } else if command.hasPrefix("debrief serve "), !command.contains("--new-secret") {
        // It serves until it is told to stop, here at a port that is free.
        let result = try await shell.run(
          "\(command) --listen 127.0.0.1:0 & sleep 2; kill -TERM $!; wait $!", variables: variables)
        #expect(result.status == 0, "\(command)\n\(result.errors)")
        #expect(result.errors.contains("listening at"), "\(result.errors)")
      } else if command.contains("| jq"), try await shell.run("command -v jq").status != 0 {
        print("skipped, since jq is not installed: \(command)")
      } else {
        let result = try await shell.run(
          "set -o pipefail\n" + command, variables: variables)
        #expect(result.status == 0, "\(command)\n\(result.errors)")
      }
    }
  }

  @Test func `every subcommand and every option is in the README`() async throws {
    let shell = try Shell()
    let help = try await shell.run("debrief --help")
    let subcommands = help.output.components(separatedBy: "\n")
      .drop { !$0.hasPrefix("SUBCOMMANDS") }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(subcommands.count >= 3)
    for subcommand in subcommands {
      #expect(Self.text.contains("debrief \(subcommand)"), "\(subcommand) is not in the README")
      let options = try await shell.run("debrief \(subcommand) --help").output
        .components(separatedBy: CharacterSet(charactersIn: " \n,/=:;.()[]"))
        .filter { $0.hasPrefix("--") }
      for option in Set(options) {
        #expect(Self.text.contains("`\(option)"), "\(subcommand) \(option) is not in the README")
      }
    }
  }
}
