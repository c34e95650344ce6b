import BotStatus
import Foundation
import MeetingModel
import Testing

/// The folder of real meetings that may lie beside the project.
enum SharedFolder {
  static let url = ProjectFolder.root.deletingLastPathComponent().appending(path: "shared")

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: url.appending(path: "corpus").path())
  }

  static let comment: Comment = "the folder ../shared is absent"

  /// The meetings of the corpus by their file names, in order.
  static func corpus() throws -> [(name: String, meeting: Meeting)] {
    let folder = url.appending(path: "corpus")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".json") }.sorted().map { name in
        let bytes = try [UInt8](Data(contentsOf: folder.appending(path: name)))
        return (name, try BotStatusReader().meeting(in: bytes))
      }
  }
}
