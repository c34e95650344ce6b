import Foundation
import JSONDocument

/// The folder beside the project that holds public test suites; it is not part of the project.
enum SharedFolder {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  /// Whether a file is there.
  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// A JSON document of the folder.
  static func json(_ path: String) throws -> JSONValue {
    try JSONParser.parse(Array(try Data(contentsOf: root.appending(path: path))))
  }
}
