internal import Exporting
internal import JSONDocument
package import Redaction

/// What is taken out of the meetings of a site.
package struct SiteRedaction: Sendable {
  /// The kinds of data that are found by their form.
  package var kinds: Set<RedactionKind> = []
  /// The words that are left out; nil for none.
  package var words: WordList?
  /// The path of the file with the pseudonym key; nil where names are kept.
  package var keyPath: String?
  /// Texts that are published on purpose, such as the address of the site: what they contain is no
  /// leak.
  package var allowed: [String] = []

  /// Makes a redaction that takes out nothing.
  package init() {}

  /// Whether anything is taken out.
  package var isEmpty: Bool { kinds.isEmpty && words == nil && keyPath == nil }
}

/// The file with the pseudonym key of a site, readable by its owner alone and outside the site.
struct AliasKeyFile {
  /// The path of the file.
  let path: String

  /// Reads the key; makes a new one if there is no file.
  ///
  /// - Throws: An ``ExportError`` also for a file in the site, which would publish it.
  func read(outside sites: [Folder]) throws(ExportError) -> PseudonymKey {
    try check(outside: sites)
    guard let kind = FileSystem.kind(of: path) else {
      var random = SystemRandomNumberGenerator()
      return PseudonymKey(
        salt: (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }
    guard kind == .file else {
      throw ExportError(.badInput, at: path, "the pseudonym key must be a file")
    }
    do {
      return try PseudonymKey(try JSONParser.parse(try FileSystem.read(path)))
    } catch let failure as PseudonymKey.Failure {
      throw ExportError(
        .badInput, at: path, failure.reason, advice: "\(failure.advice)")
    } catch let error as JSONError {
      throw ExportError(
        .badInput, at: path, "this is not a pseudonym key: \(error)",
        advice: "\(PseudonymKey.Failure.adviceOfAll)")
    } catch let error as ExportError {
      throw error
    } catch {
      throw ExportError(.failed, at: path, "\(error)")
    }
  }

  /// Writes the key, unless the file has it.
  func write(_ key: PseudonymKey) throws(ExportError) {
    let bytes = JSONWriter.bytes(of: key.json, layout: .pretty) + [0x0A]
    if FileSystem.kind(of: path) == .file, try FileSystem.read(path) == bytes { return }
    try PrivateFile.write(bytes, to: path)
  }

  /// Refuses a path that leads into one of the folders of the site.
  private func check(outside sites: [Folder]) throws(ExportError) {
    var (folder, _) = try Folder.holding(path)
    // Upwards, to the root, which is its own parent.
    while true {
      if sites.contains(where: { $0.isSame(as: folder) }) {
        throw ExportError(
          .usage, at: path, "this is in the site, where everyone could read the pseudonym key",
          advice: "keep it elsewhere")
      }
      let parent = try Folder((folder.path.isEmpty ? "./" : folder.path) + "../")
      if parent.isSame(as: folder) { return }
      folder = parent
    }
  }
}
