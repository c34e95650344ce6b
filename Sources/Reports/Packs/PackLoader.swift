/// Finds template packs: in the given folders, in order, and then among the built-in packs.
public struct PackLoader: Sendable {
  /// The pack that all others are based on.
  public static let rootPackName = "notes"

  let sources: [any PackSource]

  /// Makes a loader.
  ///
  /// - Parameter folders: The folders of packs, each pack in a subfolder with its name. A folder
  ///   that does not exist is skipped.
  public init(folders: [String] = []) {
    self.init(sources: folders.map { PackFolder(path: $0) } + [BuiltInPacks()])
  }

  /// Makes a loader from sources in search order.
  package init(sources: [any PackSource]) {
    self.sources = sources
  }

  /// The folder to search for packs: the user's own.
  ///
  /// It never includes the working directory, because a folder made by someone else could contain a
  /// pack that replaces a known one. A pack there is loaded by its path.
  ///
  /// - Parameter environment: The environment variables, of which `DEBRIEF_TEMPLATES` names the
  ///   folder; the default is `debrief/templates` in the configuration folder.
  public static func folders(environment: [String: String]) -> [String] {
    if let own = environment["DEBRIEF_TEMPLATES"], !own.isEmpty { return [own] }
    return configurationFolder(environment: environment).map { ["\($0)/templates"] } ?? []
  }

  /// The user's folder for the program's configuration, by the XDG Base Directory Specification;
  /// nil without a home folder.
  ///
  /// A relative `XDG_CONFIG_HOME` is ignored, as the specification asks: it would be a folder in the
  /// working directory.
  package static func configurationFolder(environment: [String: String]) -> String? {
    let own = environment["XDG_CONFIG_HOME"].flatMap {
      $0.utf8.first == UInt8(ascii: "/") ? $0 : nil
    }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/.config" }
    return (own ?? home).map { "\($0)/debrief" }
  }

  /// The names of all packs that can be loaded by name, in search order, without duplicates.
  public var packNames: [String] {
    var seen: Set<String> = []
    return sources.flatMap { $0.packNames() }.filter { seen.insert($0).inserted }
  }

  /// Loads a pack and the packs it extends.
  ///
  /// - Parameter nameOrPath: A pack's name; or, if it contains a slash or ends in `.mustache`, the
  ///   path of a pack's folder or of a single `NAME.FORMAT.mustache`, which extends `notes`.
  /// - Throws: ``ReportError`` if there is no such pack, or if it or one that it extends is
  ///   invalid.
  public func load(_ nameOrPath: String) throws(ReportError) -> TemplatePack {
    try load(nameOrPath) { problem throws(ReportError) in throw problem }
  }

  /// Called with a problem in spite of which the rest of a pack can be loaded; it throws the problem
  /// unless all are collected.
  typealias ProblemHandler = (ReportError) throws(ReportError) -> Void

  /// Loads a pack and the packs it extends, as far as possible.
  ///
  /// What a `pack.json` does not say is taken to be the usual: the folder's name, and `notes` as the
  /// pack that is extended.
  func load(
    _ nameOrPath: String, onProblem: ProblemHandler
  ) throws(ReportError) -> TemplatePack {
    guard Self.isPath(nameOrPath) else {
      guard let found = try pack(named: nameOrPath, from: 0, onProblem: onProblem) else {
        throw unknownPack(nameOrPath)
      }
      return try completed(found, onProblem: onProblem)
    }
    guard let found = try pack(atPath: nameOrPath, onProblem: onProblem) else {
      throw unknownPack(nameOrPath)
    }
    let siblings = SiblingPacks(ofPackAt: nameOrPath, known: packNames)
    return try PackLoader(sources: sources + [siblings]).completed(found, onProblem: onProblem)
  }

  /// Whether a text is a path rather than a pack's name.
  package static func isPath(_ nameOrPath: String) -> Bool {
    let path = nameOrPath.utf8
    return path.contains(UInt8(ascii: "/")) || [".", ".."].contains(nameOrPath)
      || path.suffix(".mustache".utf8.count).elementsEqual(".mustache".utf8)
  }

  /// A pack whose base packs have not been loaded yet.
  private struct FoundPack {
    var manifest: PackManifest
    /// The path to give in errors about its `pack.json`.
    var manifestPath: String
    var files: [PackFile]
    /// The folder or file of the pack; nil if it is built in.
    var place: String?
    /// Whether it is a single template.
    var isFile = false
    /// The index of the first source where a pack of the same name would be a different pack.
    var nextSource: Int
  }

  /// Follows the chain of `extends` to its end.
  private func completed(
    _ pack: FoundPack, onProblem: ProblemHandler
  ) throws(ReportError) -> TemplatePack {
    var layers: [TemplatePack.Layer] = []
    var current = pack
    var seen: Set<[String]> = []
    while true {
      let name = current.manifest.name
      guard seen.insert([name, String(current.nextSource)]).inserted else {
        let chain = (layers.map(\.name) + [name]).joined(separator: " > ")
        try onProblem(
          ReportError(
            .invalidPack, at: current.manifestPath,
            "packs extend one another in a circle (\(chain))",
            advice: "take \"extends\" out of one of them"))
        guard let root = try builtInRoot(onProblem: onProblem) else { break }
        current = root
        continue
      }
      var layer = TemplatePack.Layer(
        name: name, place: current.place, files: current.files,
        replacesStyle: current.manifest.replacesStyle)
      layer.hasBaseFormats =
        current.manifest.extends != nil || !current.isFile && layer.isForNotes
      layers.append(layer)
      let baseName = current.manifest.extends ?? Self.rootPackName
      // A pack may extend the pack of the same name that it hides, as a modified `notes` does.
      let start = baseName == name ? current.nextSource : 0
      if let base = try self.pack(named: baseName, from: start, onProblem: onProblem) {
        current = base
        continue
      }
      if baseName == Self.rootPackName { break }
      try onProblem(
        baseName != name
          ? unknownPack(baseName, extendedBy: current.manifestPath)
          : ReportError(
            .invalidPack, at: current.manifestPath,
            "the pack extends itself, and no other pack is called \"\(name)\" further on"))
      guard let root = try builtInRoot(onProblem: onProblem) else { break }
      current = root
    }
    return TemplatePack(
      name: pack.manifest.name, description: pack.manifest.description, layers: layers)
  }

  /// The built-in pack that all others are based on, in place of one that is wrong.
  private func builtInRoot(onProblem: ProblemHandler) throws(ReportError) -> FoundPack? {
    guard let files = try BuiltInPacks().files(ofPack: Self.rootPackName) else { return nil }
    return try foundPack(
      files, named: Self.rootPackName, nextSource: sources.count, place: nil, onProblem: onProblem)
  }

  private func pack(
    named name: String, from start: Int, onProblem: ProblemHandler
  ) throws(ReportError) -> FoundPack? {
    for index in sources.indices.dropFirst(start) {
      guard let files = try sources[index].files(ofPack: name) else { continue }
      return try foundPack(
        files, named: name, nextSource: index + 1, place: sources[index].folder(ofPack: name),
        onProblem: onProblem)
    }
    return nil
  }

  private func pack(
    atPath path: String, onProblem: ProblemHandler
  ) throws(ReportError) -> FoundPack? {
    if PackFolder.isFolder(path) {
      return try foundPack(
        PackFolder.files(in: path), named: nil, nextSource: 0, place: path, onProblem: onProblem)
    }
    guard PackFolder.isFile(path) else { return nil }
    let fileName = path.utf8.split(separator: UInt8(ascii: "/")).last.map {
      String(Substring($0))
    }
    guard let fileName, case .template(let name, .some) = PackFileName(fileName) else {
      throw ReportError(
        .invalidPack, at: path,
        "a template's file is called NAME.FORMAT.mustache, and the formats are "
          + OutputFormat.list)
    }
    return FoundPack(
      manifest: PackManifest(name: name, description: "", extends: nil), manifestPath: path,
      files: [try PackFolder.file(named: fileName, at: path)], place: path, isFile: true,
      nextSource: 0)
  }

  private func foundPack(
    _ files: [PackFile], named name: String?, nextSource: Int, place: String?,
    onProblem: ProblemHandler
  ) throws(ReportError) -> FoundPack {
    guard let file = files.first(where: { PackFileName($0.name) == .manifest }) else {
      throw ReportError(
        .invalidPack, at: place ?? name,
        "this folder is not a template pack: it has no \(PackManifest.fileName)")
    }
    for fault in files.compactMap(\.fault) { try onProblem(fault) }
    let manifest = try PackManifest(
      file, otherwiseNamed: name ?? place.flatMap(PackFolder.name) ?? "", onProblem: onProblem)
    if let name, manifest.name != name {
      try onProblem(
        PackManifest.disagreement(of: manifest.name, withFolder: name, at: file.path))
    }
    return FoundPack(
      manifest: manifest, manifestPath: file.path, files: files, place: place,
      nextSource: nextSource)
  }
}
