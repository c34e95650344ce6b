import Reports

/// Packs that lie in no folder.
struct MemoryPacks: PackSource {
  /// The files of each pack by name.
  var packs: [String: [String: String]]

  func packNames() -> [String] {
    packs.keys.sorted()
  }

  func files(ofPack name: String) throws(ReportError) -> [PackFile]? {
    packs[name].map { files in
      files.sorted { $0.key < $1.key }.map {
        PackFile(name: $0.key, path: "\(name)/\($0.key)", text: $0.value)
      }
    }
  }
}
