internal import Foundation

/// A folder of its own for one test, removed with the value.
package final class TemporaryFolder: Sendable {
  /// The path, without links, and with a slash at its end.
  package let path: String

  /// Makes an empty folder.
  package init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "debrief-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path + "/"
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The names of everything in the folder, in order.
  package var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }

  /// The text of a file; nil if there is none.
  package func text(_ name: String) -> String? {
    try? String(contentsOfFile: path + name, encoding: .utf8)
  }

  /// The bytes of a file.
  package func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path + name)))
  }

  /// Writes a file, making the folders on its path.
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let file = URL(filePath: path + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Writes a file, making the folders on its path.
  package func write(_ text: String, to name: String) throws {
    try write(text.utf8, to: name)
  }
}
