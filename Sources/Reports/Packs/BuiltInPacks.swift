internal import CTemplates

/// The packs that are compiled into the program.
package struct BuiltInPacks: PackSource {
  /// Makes the source.
  package init() {}

  package func packNames() -> [String] {
    var names: [String] = []
    forEachFile { folder, name, _ in
      if name == PackManifest.fileName { names.append(folder) }
    }
    return names
  }

  package func files(ofPack pack: String) throws(ReportError) -> [PackFile]? {
    var found: [(name: String, bytes: UnsafeBufferPointer<UInt8>)] = []
    forEachFile { folder, name, bytes in
      if folder == pack { found.append((name, bytes)) }
    }
    guard found.contains(where: { $0.name == PackManifest.fileName }) else { return nil }
    var files: [PackFile] = []
    for (name, bytes) in found {
      files.append(try PackFile(name: name, path: "\(pack)/\(name)", bytes: bytes))
    }
    return files
  }

  /// The languages that a pack has labels in, in the order of its files.
  package func languages(ofPack pack: String) -> [String] {
    var languages: [String] = []
    forEachFile { folder, name, _ in
      if folder == pack, case .labels(let language) = PackFileName(name) {
        languages.append(language)
      }
    }
    return languages
  }

  /// Calls the body with the folder, name and bytes of every file in `Templates`.
  ///
  /// The bytes are constants of the program and live as long as it does.
  package func forEachFile(_ body: (String, String, UnsafeBufferPointer<UInt8>) -> Void) {
    for index in 0..<CTemplatesCount() {
      let file = CTemplatesFileAt(index)
      guard let path = file.path else { continue }
      let parts = String(cString: path).utf8.split(
        separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      body(
        String(Substring(parts[0])), String(Substring(parts[1])),
        UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
  }
}
