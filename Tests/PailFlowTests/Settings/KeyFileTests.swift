import Foundation
import Logging
import PailFlow
import Testing
import TestSupport

@Suite struct KeyFileTests {
  /// A file that is there while some work is done.
  private func withFile<Result>(
    _ text: String, mode: Int, _ work: (String) throws -> Result
  ) throws -> Result {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "key")
    let path = folder.path + "key"
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return try work(path)
  }

  private func configuration(
    keyFile: String?, environment: [String: String] = [:]
  ) throws -> PailFlowConfiguration {
    try PailFlowConfiguration(
      settings: PailFlowSettings(keyFile: keyFile), environment: environment,
      userAgent: "debrief/test", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test(arguments: [(0o600, 0), (0o400, 0), (0o700, 0), (0o644, 1), (0o440, 1), (0o604, 1)])
  func `a file that others can read is taken with a warning`(mode: Int, warnings: Int) throws {
    try withFile("\(key)\n", mode: mode) { path in
      let configuration = try configuration(keyFile: path, environment: ["PAILFLOW_API_KEY": "x"])
      #expect(try configuration.key == APIKey(key))
      #expect(configuration.warnings.count == warnings)
    }
  }

  @Test(arguments: [0o620, 0o602, 0o666, 0o777])
  func `a file that others can write is refused`(mode: Int) throws {
    try withFile(key, mode: mode) { path in
      let error = #expect(throws: PailFlowError.self) { try configuration(keyFile: path) }
      #expect(error?.kind == .unsafeKeyFile)
      #expect(error?.description.contains(path) == true)
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a pipe is read when something arrives, and is no reason to wait on when stopped`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "pipe"
    #expect(mkfifo(path, 0o600) == 0)
    // Nobody writes.
    let reading = Task.detached { try SecretFile(path: path, name: "the file") }
    try await Task.sleep(for: .milliseconds(200))
    reading.cancel()
    await #expect(throws: SecretFile.Failure.self) { try await reading.value }
    // Somebody does, in two parts, a little later.
    let late = Task.detached { try SecretFile(path: path, name: "the file").text }
    try await Task.sleep(for: .milliseconds(200))
    let writer = try FileHandle(forWritingTo: URL(filePath: path))
    try writer.write(contentsOf: Data("one ".utf8))
    try await Task.sleep(for: .milliseconds(200))
    try writer.write(contentsOf: Data("two".utf8))
    try writer.close()
    #expect(try await late.value == "one two")
  }

  @Test func `a file that cannot be read, and one without a key, are named`() throws {
    for path in ["/nowhere/key", "/", ""] {
      let error = #expect(throws: PailFlowError.self) { try configuration(keyFile: path) }
      #expect(error?.kind == .missingKey || error?.kind == .unsafeKeyFile)
      #expect(error?.description.contains("“\(path)”") == true)
    }
    try withFile("\n", mode: 0o600) { path in
      let error = #expect(throws: PailFlowError.self) { try configuration(keyFile: path) }
      #expect(error?.kind == .missingKey)
    }
    try withFile(String(repeating: "k", count: 100_000), mode: 0o600) { path in
      let error = #expect(throws: PailFlowError.self) { try configuration(keyFile: path) }
      #expect(error?.kind == .malformedKey)
    }
  }
}
