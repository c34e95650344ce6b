/// A pack that can be used, as a list of packs shows it.
package struct ListedPack: Sendable {
  /// How the pack is named.
  package enum Use: Sendable, Hashable {
    /// By its name.
    case name
    /// By its path only, since it lies in the working folder.
    case path
  }

  /// The pack's name.
  package let name: String
  /// The folder of the pack; nil if it is built in.
  package let place: String?
  /// How it is named.
  package let use: Use
  /// The pack, or the reason why it cannot be used.
  package let pack: Result<TemplatePack, ReportError>
}

extension PackLoader {
  /// The folder of the working directory whose packs are used by their paths only.
  package static let workingFolder = "./templates"

  /// All packs that can be loaded by name, in search order, and those in `./templates`, unless they
  /// can be loaded by name, too.
  package func listedPacks(workingFolder: String = Self.workingFolder) -> [ListedPack] {
    var listed = packNames.map { name in
      ListedPack(
        name: name, place: sources.lazy.compactMap { folder(of: name, in: $0) }.first ?? nil,
        use: .name, pack: result(name))
    }
    let isSearched = sources.contains { source in
      (source as? PackFolder).map { PackFolder.isSame($0.path, workingFolder) } ?? false
    }
    for name in isSearched ? [] : PackFolder(path: workingFolder).packNames() {
      let path = "\(workingFolder)/\(name)"
      listed.append(ListedPack(name: name, place: path, use: .path, pack: result(path)))
    }
    return listed
  }

  /// The folder of a pack in a source, or nil in it for a built-in pack; nil if it is not there.
  private func folder(of name: String, in source: any PackSource) -> String?? {
    source.packNames().contains(name) ? .some(source.folder(ofPack: name)) : nil
  }

  private func result(_ nameOrPath: String) -> Result<TemplatePack, ReportError> {
    do throws(ReportError) {
      return .success(try load(nameOrPath))
    } catch {
      return .failure(error)
    }
  }
}
