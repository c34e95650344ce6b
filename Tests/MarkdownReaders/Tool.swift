package import Foundation

/// Runs third-party programs on our output.
package enum Tool {
  package struct Failure: Error {
    let command: [String]
    let status: Int32
    let message: String
  }

  /// The Python with the packages that the set-up script installs, or the system's.
  package static let python: String = {
    let path = URL(filePath: #filePath).appending(path: "../../../.build-tools/bin/python3")
      .standardizedFileURL.path
    return FileManager.default.isExecutableFile(atPath: path) ? path : "python3"
  }()

  /// The standard output of a program.
  package static func run(_ command: [String], input: [UInt8], in folder: URL? = nil) throws
    -> [UInt8]
  {
    let work = FileManager.default.temporaryDirectory.appending(path: "tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let files = ["in", "out", "err"].map { work.appending(path: $0) }
    try Data(input).write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let message = try String(decoding: Data(contentsOf: files[2]), as: UTF8.self)
      throw Failure(command: command, status: process.terminationStatus, message: message)
    }
    return try Array(Data(contentsOf: files[1]))
  }
}
