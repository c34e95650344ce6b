internal import JSONDocument
internal import TextScanning

/// Checks that the label files of a pack have only labels that something uses.
struct LabelCheck {
  /// Labels that only some languages have: names of zones, and of days of the month.
  private static let optionalPrefixes = ["zone_", "day_"]

  let pack: TemplatePack
  /// The labels of the pack at the end of the chain, which has every label of the program.
  private let rootNames: [String]

  /// Prepares the check.
  init(_ pack: TemplatePack) throws(ReportError) {
    self.pack = pack
    let root = pack.layers.last?.files.first { PackFileName($0.name) == .labels(language: "en") }
    rootNames =
      try root.map { file throws(ReportError) in try PackDocument(file) }?.object.members
      .map(\.name) ?? []
  }

  /// The errors of a label file.
  ///
  /// - Throws: ``ReportError`` if the file is not a JSON object.
  func problems(in file: PackFile) throws(ReportError) -> [ReportError] {
    let document = try PackDocument(file)
    var problems: [ReportError] = []
    for member in document.object.members {
      if case .string = member.value { continue }
      problems.append(document.error(at: member.name, "a label has to be text in quotes"))
    }
    problems += placeholders(of: file, document).unknown
    let unknown = document.object.members.map(\.name).filter(isOwn)
    guard !unknown.isEmpty else { return problems }
    let used = usedNames
    return problems
      + unknown.filter { !used.contains($0) }.map { name in
        document.error(
          at: name,
          "no label is called \(name.quoted())"
            + NearestName.suggestion(for: name, among: rootNames + used)
            + " (one of your own has to be used in a template, {{labels.\(name.excerpt())}}; otherwise delete the line)"
        )
      }
  }

  /// Whether a label is none of the program's.
  func isOwn(_ name: String) -> Bool {
    !rootNames.contains(name)
      && !Self.optionalPrefixes.contains { name.utf8.starts(with: $0.utf8) }
  }

  /// The labels that only languages other than English have; most such are names of zones and days.
  var namesInOtherLanguages: [String] {
    let english = englishNames
    return pack.layers.flatMap(\.files).flatMap { file -> [String] in
      guard case .labels = PackFileName(file.name) else { return [] }
      return ((try? PackDocument(file))?.object.members.map(\.name) ?? [])
        .filter { !english.contains($0) }
    }
  }

  /// The labels of a file that templates use and that English lacks, from which other languages take
  /// what they lack.
  func problemsInOtherLanguages(in file: PackFile) throws(ReportError) -> [ReportError] {
    guard case .labels(let language) = PackFileName(file.name), language != "en" else { return [] }
    let document = try PackDocument(file)
    let english = englishNames
    let used = usedNames
    return document.object.members.map(\.name)
      .filter { used.contains($0) && !english.contains($0) }.map { name in
        document.error(
          at: name,
          "a template uses the label \(name.quoted()), which English lacks; add it to"
            + " labels.en.json, from which other languages take what they lack")
      }
  }

  /// The labels in English.
  private var englishNames: Set<String> {
    var names: Set<String> = []
    for file in pack.labels(language: "en") {
      names.formUnion((try? PackDocument(file))?.object.members.map(\.name) ?? [])
    }
    return names
  }

  /// The labels that the pack's templates mention, in whatever tag.
  var usedNames: Set<String> {
    var names: Set<String> = []
    let mark = Array("labels.".utf8)
    for file in pack.layers.flatMap(\.files) {
      guard case .template = PackFileName(file.name) else { continue }
      let bytes = Array(file.text.utf8)
      var start = 0
      while start < bytes.count {
        guard bytes[start] == mark[0], bytes[start...].starts(with: mark) else {
          start += 1
          continue
        }
        let name = bytes[(start + mark.count)...].prefix { !" \t\r\n})".utf8.contains($0) }
        names.insert(String(decoding: name, as: UTF8.self))
        start = name.endIndex
      }
    }
    return names
  }
}
