internal import Mustache
internal import Spelling

extension PackLoader {
  /// The error for a pack that is not there: it lists those that are, and the nearest one.
  func unknownPack(_ name: String, extendedBy place: String? = nil) -> ReportError {
    if Self.isPath(name) {
      return ReportError(
        .unknownPack, at: name,
        "there is no template here; give a pack's folder, a NAME.FORMAT.mustache or a pack's name")
    }
    let names = packNames
    let guess = NearestName.suggestion(for: name, among: names)
    return ReportError(
      .unknownPack, at: place,
      "no template pack is called \"\(name)\"\(guess) (there are: \(names.joined(separator: ", ")))"
    )
  }
}
