import Foundation
import TestSupport

/// A folder of its own in which commands run as a user would type them, with the `debrief` under test
/// in front of the path.
final class Shell: Sendable {
  let folder: URL
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = URL(filePath: temporary.path)
  }

  /// What `scripts/sanitize` tells the sanitisers, which are in the commands as well.
  private static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "TSAN_OPTIONS", "SWIFT_BACKTRACE"].contains($0.key)
  }

  /// The folder of the program under test: `DEBRIEF_PRODUCTS`, or else where the test bundle lies.
  static let products =
    ProcessInfo.processInfo.environment["DEBRIEF_PRODUCTS"].map { URL(fileURLWithPath: $0) }
    ?? URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent()

  /// What `env` is told so that no signal is ignored, even where the tests run in the background of
  /// a script.
  #if os(Linux)
    private static let defaultSignals = ["--default-signal=HUP,INT,TERM"]
  #else
    private static let defaultSignals: [String] = []
  #endif

  /// Runs a command line with bash.
  ///
  /// - Parameters:
  ///   - command: The command line.
  ///   - variables: Environment variables beside those that every command has.
  ///   - whileRunning: Called with the process once it runs.
  func run(
    _ command: String, variables: [String: String] = [:],
    whileRunning: @Sendable (Process) async throws -> Void = { _ in }
  ) async throws -> Transcript.Step {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = Self.defaultSignals + ["bash", "-c", command]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": Self.products.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
      "HOME": folder.path,
      "LC_ALL": "C.UTF-8",
      "SAMPLES": ProjectFolder.root.appending(path: "Sources/CSamples/Meetings").path,
    ].merging(Self.sanitizerOptions) { $1 }.merging(variables) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes: nothing has to be read while the command runs.
    let outputFile = URL(fileURLWithPath: folder.path + "-\(UUID().uuidString).stdout")
    let errorFile = URL(fileURLWithPath: folder.path + "-\(UUID().uuidString).stderr")
    defer {
      try? FileManager.default.removeItem(at: outputFile)
      try? FileManager.default.removeItem(at: errorFile)
    }
    try Data().write(to: outputFile)
    try Data().write(to: errorFile)
    let (output, errors) = (
      try FileHandle(forWritingTo: outputFile), try FileHandle(forWritingTo: errorFile)
    )
    // A process that has ended keeps its handles open, of which it lists all at the next start.
    defer {
      try? output.close()
      try? errors.close()
    }
    process.standardOutput = output
    process.standardError = errors
    let (ends, ended) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in ended.finish() }
    try process.run()
    try await whileRunning(process)
    for await _ in ends {}
    return Transcript.Step(
      command: command,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
        .replacingOccurrences(of: folder.path, with: "$PWD"),
      status: process.terminationStatus)
  }
}

extension Requirement {
  /// The right to mount a file system.
  static let mounting = Requirement("the right to mount a file system") {
    guard let folder = try? TemporaryFolder() else { return false }
    let script = "mount -t tmpfs none '\(folder.path)' && umount '\(folder.path)'"
    return (try? Tool.run(["sh", "-c", script])) != nil
  }
}
