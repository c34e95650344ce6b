import Foundation
import Testing

/// Python packages that check outputs: real tools, where the machine has them.
enum Python {
  /// Whether a package can be imported.
  static func has(_ package: String) -> Bool {
    (try? run("import \(package)", input: Data()))?.status == 0
  }

  /// Runs a script that reads the input from its standard input.
  static func run(_ script: String, input: Data) throws -> (status: Int32, output: String) {
    let folder = try TemporaryFolder()
    try folder.write("input", input)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.path + "/input"))
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
