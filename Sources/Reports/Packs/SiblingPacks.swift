/// The packs in the same folder as one given by its path, except for those with known names.
///
/// Loading a pack by path must not let its folder replace a known pack.
struct SiblingPacks: PackSource {
  private let folder: PackFolder
  private let known: Set<String>

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - path: The path of the given pack.
  ///   - known: The names of other packs.
  init(ofPackAt path: String, known: some Sequence<String>) {
    folder = PackFolder(path: "\(path)/..")
    self.known = Set(known)
  }

  func folder(ofPack name: String) -> String? { folder.folder(ofPack: name) }

  func packNames() -> [String] {
    folder.packNames().filter { !known.contains($0) }
  }

  func files(ofPack name: String) throws(ReportError) -> [PackFile]? {
    known.contains(name) ? nil : try folder.files(ofPack: name)
  }
}
