internal import Mustache
internal import TextScanning

extension PackLoader {
  /// The error for an unknown pack: it lists the available packs and suggests the nearest name.
  func unknownPack(_ name: String, extendedBy place: String? = nil) -> ReportError {
    if Self.isPath(name) {
      return ReportError(
        .unknownPack, at: name,
        "there is no template here",
        advice: "give a pack's folder, a NAME.FORMAT.mustache or a pack's name")
    }
    let names = packNames
    if let path = Self.pathInWorkingFolder(ofPack: name) {
      return ReportError(
        .packInWorkingFolder(path: path), at: place,
        "no template pack is called \"\(name)\", but there is one in \(path): packs of the working"
          + " folder are used by their paths only")
    }
    let guess = NearestName.suggestion(for: name, among: names)
    return ReportError(
      .unknownPack, at: place,
      "no template pack is called \"\(name)\"\(guess) (there are: \(names.joined(separator: ", ")))"
    )
  }

  /// The path of a pack in the folder `templates` of the working directory; nil if there is none.
  private static func pathInWorkingFolder(ofPack name: String) -> String? {
    guard PackManifest.isName(name) else { return nil }
    let path = "./templates/\(name)"
    return PackFolder.isFile("\(path)/\(PackManifest.fileName)") ? path : nil
  }
}
