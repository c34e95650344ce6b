/// The packs beside one that was named by its path, without those that have another's name: naming
/// a pack does not let the folder that it lies in replace a known one.
struct SiblingPacks: PackSource {
  private let folder: PackFolder
  private let known: Set<String>

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - path: The path of the pack that was named.
  ///   - known: The names that other packs have.
  init(ofPackAt path: String, known: some Sequence<String>) {
    folder = PackFolder(path: "\(path)/..")
    self.known = Set(known)
  }

  func packNames() -> [String] {
    folder.packNames().filter { !known.contains($0) }
  }

  func files(ofPack name: String) throws(ReportError) -> [PackFile]? {
    known.contains(name) ? nil : try folder.files(ofPack: name)
  }
}
