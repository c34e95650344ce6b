import Foundation
import JSONDocument
import Testing

/// The folder with lists of hostile strings that lies beside the project in some set-ups.
enum SharedFolder {
  static let url = Sample.root.deletingLastPathComponent().appending(path: "shared")
  static let isThere = FileManager.default.fileExists(atPath: url.appending(path: "attacks").path())
  static let comment: Comment = "../shared/attacks is not here, so its lists are not tried"

  /// All strings of the lists that are not blank, each once.
  static let attacks: [String] = {
    let folder = url.appending(path: "attacks")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    var seen: Set<[UInt8]> = []
    return files.filter { $0.hasSuffix(".json") }.sorted().flatMap { file -> [String] in
      let bytes = (try? Data(contentsOf: folder.appending(path: file))).map { [UInt8]($0) } ?? []
      return (try? JSONParser.parse(bytes).arrayValue)?.compactMap(\.stringValue) ?? []
    }.filter { string in
      !string.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        && seen.insert(Array(string.utf8)).inserted
    }
  }()
}
