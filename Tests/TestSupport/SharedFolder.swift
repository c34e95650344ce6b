package import JSONDocument

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The optional folder `shared` beside the project, with public test suites, recorded meetings and
/// lists of hostile strings.
///
/// A test that needs it is skipped as a whole where it is absent. The environment variable
/// `DEBRIEF_SHARED_FOLDER` names another folder; a path at which there is none hides it.
package enum SharedFolder {
  /// The location of the folder, whether it exists or not.
  package static let url: URL = {
    if let path = ProcessInfo.processInfo.environment["DEBRIEF_SHARED_FOLDER"] {
      return URL(filePath: path)
    }
    return ProjectFolder.root.deletingLastPathComponent().appending(path: "shared")
  }()

  /// Whether a file or folder exists at a path below the folder.
  package static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path())
  }

  /// The JSON files of a folder in it, in name order; none where it is absent.
  package static func jsonFiles(in path: String) -> [URL] {
    let folder = url.appending(path: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { folder.appending(path: $0) }
  }

  /// The bytes of a file.
  package static func bytes(of file: URL) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: file))
  }

  /// The JSON document at a path below the folder.
  package static func json(_ path: String) throws -> JSONValue {
    try JSONParser.parse(bytes(of: url.appending(path: path)))
  }

  /// The strings of all lists of attacks, in the order of the lists' names; none where the folder
  /// is absent.
  package static let attacks: [String] = jsonFiles(in: "attacks").flatMap { file in
    attacks(String(file.lastPathComponent.dropLast(".json".count)))
  }

  /// The strings of all lists of attacks that are not blank, each once.
  package static let distinctAttacks: [String] = {
    var seen: Set<[UInt8]> = []
    return attacks.filter { string in
      !string.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        && seen.insert(Array(string.utf8)).inserted
    }
  }()

  /// The strings of one list of attacks, by its name without the extension.
  package static func attacks(_ name: String) -> [String] {
    (try? json("attacks/\(name).json").arrayValue)?.compactMap(\.stringValue) ?? []
  }

  /// The recorded meetings as the service would send them, in name order; none where the folder is
  /// absent.
  package static func meetings() throws -> [(name: String, bytes: [UInt8])] {
    try jsonFiles(in: "corpus").map { (name: $0.lastPathComponent, bytes: try bytes(of: $0)) }
  }
}
