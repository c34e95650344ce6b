import Foundation
import JSONDocument
import Testing

/// The folder of material beside the project: lists of attacks, recorded meetings.
enum SharedFolder {
  static let url = URL(filePath: #filePath).appending(path: "../../../../shared")
    .standardizedFileURL

  static let isPresent = FileManager.default.fileExists(atPath: url.path)

  static let trait: ConditionTrait = .enabled(
    if: isPresent, "the shared folder is not beside the project")

  /// The texts of all attack lists; without the folder, none.
  static let attacks: [String] = files(in: "attacks").flatMap { file -> [String] in
    guard case .array(let values) = json(file) else { return [] }
    return values.compactMap { value in
      if case .string(let text) = value { text } else { nil }
    }
  }

  /// The texts of one attack list.
  static func attacks(_ name: String) -> [String] {
    guard case .array(let values) = json(url.appending(path: "attacks/\(name).json")) else {
      return []
    }
    return values.compactMap { value in
      if case .string(let text) = value { text } else { nil }
    }
  }

  /// The transcripts of the recorded meetings.
  static let transcripts: [String] = files(in: "corpus").compactMap { file in
    guard case .object(let meeting) = json(file), case .string(let text)? = meeting["transcript"]
    else { return nil }
    return text
  }

  private static func files(in folder: String) -> [URL] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map {
      url.appending(path: "\(folder)/\($0)")
    }
  }

  private static func json(_ file: URL) -> JSONValue? {
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONParser.parse(Array(data))
  }
}
