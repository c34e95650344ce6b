internal import JSONDocument
internal import TextScanning

extension LabelCheck {
  /// The labels of a file that leave out a placeholder of the labels that they replace, which may be
  /// meant.
  func warnings(in file: PackFile) throws(ReportError) -> [ReportError] {
    placeholders(of: file, try PackDocument(file)).missing
  }

  /// The errors about placeholders that nothing fills, and those about missing ones.
  func placeholders(
    of file: PackFile, _ document: PackDocument
  ) -> (unknown: [ReportError], missing: [ReportError]) {
    let replaced = labelsReplaced(by: file)
    var unknown: [ReportError] = []
    var missing: [ReportError] = []
    for member in document.object.members {
      guard case .string(let text) = member.value, let standard = replaced[member.name] else {
        continue
      }
      let (names, known) = (Self.placeholders(in: text), Self.placeholders(in: standard))
      let filled = known + Self.alsoFilled(in: member.name)
      let wrong = names.filter { !filled.contains($0) }
      unknown += wrong.map { name in
        document.error(
          at: member.name, Self.complaint(aboutUnknown: name, in: member.name, filled))
      }
      let absent = known.filter { !names.contains($0) }
      guard wrong.isEmpty, !absent.isEmpty else { continue }
      missing.append(
        document.error(
          at: member.name,
          "\"\(member.name)\" leaves out \(Self.list(absent)), which the label that it replaces"
            + " has"))
    }
    return (unknown, missing)
  }

  private static func placeholders(in label: String) -> [String] {
    LabelPattern(label)?.names ?? []
  }

  /// The placeholders that are filled in a label, besides those that it has in English.
  private static func alsoFilled(in name: String) -> [String] {
    switch name {
    case "duration_minutes", "duration_hours": ["hours", "minutes"]
    case _ where name.utf8.starts(with: "notice_".utf8): ["status"]
    default: []
    }
  }

  private static func complaint(
    aboutUnknown name: String, in label: String, _ filled: [String]
  ) -> String {
    guard !filled.isEmpty else {
      return "nothing is filled in here, so that notes would show {\(name.excerpt())} as it is"
    }
    let hint =
      NearestName.nearest(to: name, among: filled).map { "; did you mean {\($0)}?" }
      ?? " (there are: \(list(filled)))"
    return "\"\(label)\" has no placeholder {\(name.excerpt())}\(hint)"
  }

  private static func list(_ names: [String]) -> String {
    names.map { "{\($0)}" }.joined(separator: ", ")
  }

  /// The labels that those of a file replace: in the packs that its pack extends, of its language or
  /// otherwise English; else the English ones beside it.
  private func labelsReplaced(by file: PackFile) -> [String: String] {
    guard case .labels(let language) = PackFileName(file.name),
      let layer = pack.layers.firstIndex(where: { $0.files.contains { $0.path == file.path } })
    else { return [:] }
    func files(_ layers: ArraySlice<TemplatePack.Layer>, _ language: String) -> [PackFile] {
      layers.reversed().flatMap(\.files)
        .filter { PackFileName($0.name) == .labels(language: language) }
    }
    let (own, below) = (pack.layers[layer...layer], pack.layers[(layer + 1)...])
    let others = language == "en" ? [] : files(own, "en") + files(below, "en")
    var labels: [String: String] = [:]
    for document in (others + files(below, language)).compactMap({ try? PackDocument($0) }) {
      for case (let name, .string(let text)) in document.object.members.map({ ($0.name, $0.value) })
      {
        labels[name] = text
      }
    }
    return labels
  }
}

extension LabelCheck {
  /// The labels of a pack's own that its other languages have and a file lacks, so that notes in its
  /// language show them in English.
  func problemsOfLackingLabels(
    in file: PackFile, of layer: TemplatePack.Layer
  ) throws(ReportError) -> [ReportError] {
    guard case .labels(let language) = PackFileName(file.name), language != "en" else { return [] }
    let used = usedNames
    var others: [String] = []
    var known = Set(try PackDocument(file).object.members.map(\.name))
    for other in layer.files {
      guard case .labels(let name) = PackFileName(other.name), name != language,
        let members = (try? PackDocument(other))?.object.members.map(\.name)
      else { continue }
      if language.utf8.starts(with: "\(name)-".utf8) {
        // `de-AT` takes what it lacks from `de`.
        known.formUnion(members)
      } else {
        others += members.filter { isOwn($0) && used.contains($0) && !others.contains($0) }
      }
    }
    let lacking = others.filter { !known.contains($0) }
    guard !lacking.isEmpty else { return [] }
    let names = lacking.map { $0.quoted() }.joined(separator: ", ")
    return [
      ReportError(
        .invalidPack, at: file.path,
        "this language lacks \(names), which another language of the pack has",
        advice: "add \(lacking.count == 1 ? "it" : "them"); English is shown until then")
    ]
  }
}
