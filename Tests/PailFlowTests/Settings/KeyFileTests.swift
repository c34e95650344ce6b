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
