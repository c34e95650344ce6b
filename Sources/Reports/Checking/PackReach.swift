internal import Mustache
internal import TimeZones

/// What a pack has and never shows: templates that nothing includes, and blocks that are not where
/// they would be rendered.
struct PackReach {
  private let pack: TemplatePack
  private let reaches: [TemplateReach]
  /// Whether the templates of all formats could be read.
  private let isComplete: Bool

  /// Finds what the templates of each format can reach.
  init(_ pack: TemplatePack) {
    self.pack = pack
    var reaches: [TemplateReach] = []
    var isComplete = true
    for (root, format) in pack.formats.flatMap({ pack.rootTemplates(for: $0) }) {
      guard pack.unreadableTemplates(for: format).isEmpty,
        let reach = pack.lenientTemplates(for: format)?.reach(from: root)
      else {
        isComplete = false
        continue
      }
      reaches.append(reach)
    }
    self.reaches = reaches
    self.isComplete = isComplete && reaches.allSatisfy(\.isComplete)
  }

  /// The problems in the files of the pack itself.
  ///
  /// What a pack that it extends does not show here, that one may show.
  var problems: [ReportError] {
    guard let layer = pack.layers.first, let place = layer.place else { return [] }
    let paths = Set(layer.files.map(\.path))
    let blocks = reaches.filter(\.isComplete).flatMap(\.unshownBlocks)
      .filter { paths.contains($0.place.path) }
    return (isComplete && PackFolder.isFile(place) == false ? unusedTemplates(of: layer) : [])
      + blocks.compactMap(Self.problem)
  }

  private func unusedTemplates(of layer: TemplatePack.Layer) -> [ReportError] {
    let used = reaches.reduce(into: Set<String>()) { $0.formUnion($1.paths) }
    return layer.files.compactMap { file in
      guard case .template(let name, let format) = PackFileName(file.name),
        !used.contains(file.path)
      else { return nil }
      let ownName = [layer.name, format?.rawValue, "mustache"].compactMap(\.self)
        .joined(separator: ".")
      return ReportError(
        .invalidTemplate, at: file.path, "nothing includes this template, so that it never shows",
        advice: "include it with {{> \(name)}}"
          + (format == nil || name == layer.name
            ? "" : ", call it \(ownName) if it is the template of the pack")
          + ", or remove it")
    }
  }

  private static func problem(_ block: TemplateReach.UnshownBlock) -> ReportError? {
    let own = "{{> \(block.template).\(block.name)}}"
    if let include = block.include, let owner = block.owner {
      return ReportError(
        .invalidTemplate, at: include.description,
        "this shows the block \"\(block.name)\" as \"\(owner)\" has it, not as"
          + " \"\(block.template)\" gives it",
        advice: "write \(own)")
    }
    // An empty block drops a section, which it also does where a list of sections leaves it out.
    guard !block.isEmpty else { return nil }
    return ReportError(
      .invalidTemplate, at: block.place.description,
      "the block \"\(block.name)\" never shows: another block of this template takes the place of"
        + " what it is in",
      advice: "include it there with \(own), or remove it")
  }
}

extension TemplatePack {
  /// The templates for a format, in which unknown names are allowed; nil if one does not parse.
  func lenientTemplates(for format: OutputFormat) -> TemplateSet? {
    guard let labels = try? Labels(of: self, language: "en", isTolerant: true) else { return nil }
    return try? TemplateSet(
      lenient: sources(for: format),
      functions: DocumentFormat(format).functions(labels: labels, timeZone: .utc))
  }
}
