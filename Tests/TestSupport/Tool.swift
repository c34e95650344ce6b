package import Foundation

/// Runs third-party programs.
package enum Tool {
  /// The failure of a program.
  package struct Failure: Error {
    let command: [String]
    let status: Int32
    let message: String
  }

  /// The Python with the packages that the set-up script installs, or the system's.
  package static let python: String = {
    let path = ProjectFolder.root.appending(path: ".build-tools/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : "python3"
  }()

  /// Whether a program is on the path.
  package static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// The standard output of a program that succeeds.
  package static func run(
    _ command: [String], input: [UInt8] = [], in folder: URL? = nil
  ) throws -> [UInt8] {
    // Files rather than pipes: nothing has to be read while the program runs.
    let work = try TemporaryFolder()
    try work.write(input, to: "in")
    try work.write("", to: "out")
    try work.write("", to: "err")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: work.path + "in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: work.path + "out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: work.path + "err"))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        command: command, status: process.terminationStatus, message: work.text("err") ?? "")
    }
    return try work.bytes("out")
  }

  /// The standard output of a script of Python.
  package static func python(
    _ script: String, arguments: [String] = [], input: [UInt8] = []
  ) throws -> String {
    String(decoding: try run([python, "-c", script] + arguments, input: input), as: UTF8.self)
  }
}
