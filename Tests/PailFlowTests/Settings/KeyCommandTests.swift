import Foundation
import Testing

@testable import PailFlow

@Suite struct KeyCommandTests {
  @Test(arguments: [
    "printf secret-key", "echo secret-key; echo other", "printf ' secret-key\\r\\n'",
  ])
  func `the key is the first line of what a command prints`(command: String) throws {
    #expect(try KeyCommand(command).key.authorization == "Bearer secret-key")
  }

  @Test(arguments: [
    ("exit 3", "failed with exit code 3"), ("kill -9 $$", "was ended by signal 9"),
    ("true", "printed no key on its first line"),
    ("echo; echo key", "printed no key on its first line"), ("yes", "printed too much for a key"),
    ("no-such-command-here", "failed with exit code 127"),
  ])
  func `a command without a key is told with what it did`(command: String, what: String) {
    let error = #expect(throws: PailFlowError.self) { try KeyCommand("\(command) 2>/dev/null") }
    #expect(error?.kind == .missingKey)
    #expect(error?.reason == "the command for the API key \(what)")
    #expect(error?.advice == .checkKeyCommand)
  }

  @Test func `a process that the command leaves behind is not waited for`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    // Whoever runs the tests waits for the end of their standard error, which is not left to it.
    let command = "(sleep 300 2>/dev/null & echo $! > '\(file.path)'); echo key"
    #expect(try KeyCommand(command).key.authorization == "Bearer key")
    let number = try String(contentsOf: file, encoding: .utf8).filter(\.isNumber)
    let process = try #require(pid_t(number))
    // It is still running.
    #expect(kill(process, SIGKILL) == 0)
  }

  @Test func `a command that does not end is ended when the task is cancelled`() async throws {
    let task = Task { #expect(throws: PailFlowError.self) { try KeyCommand("exec sleep 300") } }
    task.cancel()
    #expect(await task.value?.reason == "the command for the API key was ended by signal 15")
  }

  @Test func `signals that the program ignores act on the command`() throws {
    let command = "kill -PIPE $$; printf not-ended"
    let error = #expect(throws: PailFlowError.self) { try KeyCommand(command) }
    #expect(error?.reason == "the command for the API key was ended by signal 13")
  }

  @Test func `a key file comes before a command, and a command before the environment`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data("of-file".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    defer { try? FileManager.default.removeItem(at: file) }
    func key(file: String?, command: String?) throws -> String {
      try PailFlowConfiguration(
        settings: PailFlowSettings(keyFile: file, keyCommand: command),
        environment: ["PAILFLOW_API_KEY": "of-environment"], userAgent: "debrief/0"
      ).key.authorization
    }
    #expect(try key(file: file.path, command: "echo of-command") == "Bearer of-file")
    #expect(try key(file: nil, command: "echo of-command") == "Bearer of-command")
    #expect(try key(file: nil, command: nil) == "Bearer of-environment")
  }
}
