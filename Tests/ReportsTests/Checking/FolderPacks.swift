import Reports

/// Packs that are said to lie in a folder.
struct FolderPacks: PackSource {
  let packs: [String: [String: String]]

  func packNames() -> [String] { packs.keys.sorted() }

  func folder(ofPack name: String) -> String? { name }

  func files(ofPack name: String) throws(ReportError) -> [PackFile]? {
    try MemoryPacks(packs: packs).files(ofPack: name)
  }
}
