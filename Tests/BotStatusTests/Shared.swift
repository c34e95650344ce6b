import JSONDocument
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder of real meetings and hostile strings beside the project; tests that read it are
/// skipped where it is absent.
enum Shared {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.path())
  }

  static let comment: Comment = "the folder ../shared is absent"

  /// The names of the JSON files in a folder, in order.
  static func files(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path())
      .filter { $0.hasSuffix(".json") }.sorted()
  }

  static func bytes(of path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: folder.appending(path: path)))
  }
}

extension Shared {
  /// All strings of the lists of attacks.
  static func attacks() throws -> [String] {
    try files(in: "attacks").flatMap { file in
      try JSONParser.parse(bytes(of: "attacks/" + file)).arrayValue?.compactMap(\.stringValue) ?? []
    }
  }
}
