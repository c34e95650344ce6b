internal import Reports
internal import TextScanning

extension AppearanceOptions {
  /// Warns of values that are asked for and not set.
  func warnOfUnset(_ asked: [AskedVariable], on console: Console) {
    let names = Set(allVariables.compactMap { Assignment($0)?.name })
    for variable in asked where !names.contains(variable.name) {
      console.say(
        .warning,
        "\(variable.place): vars.\(variable.name) is not set, and nothing is written in its place;"
          + " set it with --set \(variable.name)=VALUE",
        fields: [("variable", variable.name)])
    }
  }

  /// Warns of values of `--set` that neither a template of the pack nor the pattern for the names of
  /// notes reads.
  ///
  /// Those of the settings file are for many packs, of which each reads some.
  func warnOfUnread(besides pattern: FileNamePattern?, on console: Console) throws(ReportError) {
    guard !variables.isEmpty else { return }
    let pack = try pack()
    guard var read = pack.readVariables else { return }
    if let pattern {
      guard let more = pattern.readVariables else { return }
      read.formUnion(more)
    }
    for pair in variables {
      guard let name = Assignment(pair)?.name, !read.contains(name) else { continue }
      let nearest = NearestName.suggestion(for: name, among: read)
      let known = read.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
      console.say(
        .warning,
        "--set \(name): no template of \"\(pack.name)\" reads vars.\(name.printable())"
          + (!nearest.isEmpty ? nearest : read.isEmpty ? "" : " (they read: \(known))"),
        fields: [("variable", name)])
    }
  }
}
