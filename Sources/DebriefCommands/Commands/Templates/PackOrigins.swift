internal import Reports

/// Which file of which pack gives each part of a pack.
struct PackOrigins {
  /// The parts, a row for each: format, kind, name, file.
  let table: TextTable

  /// Finds the parts.
  init(_ pack: TemplatePack, formats: [OutputFormat]) {
    var table = TextTable()
    let builtIn = Set(pack.layers.filter { $0.place == nil }.flatMap(\.files).map(\.path))
    func place(_ path: String) -> String {
      builtIn.contains(path) ? "\(path) (built in)" : path
    }
    for format in formats {
      let root = pack.rootTemplate(for: format)
      let files = pack.templateFiles(for: format)
      for file in files.sorted(by: {
        ($0.name != root ? 1 : 0, $0.name) < ($1.name != root ? 1 : 0, $1.name)
      }) {
        let kind = file.name == root ? "template" : "partial"
        table.add(format.rawValue, kind, file.name, place(file.file.path))
      }
      for block in pack.blocks(for: format) {
        table.add(
          format.rawValue, "block", block.name,
          "\(place(block.path)), line \(block.line)")
      }
    }
    for language in pack.languages {
      for file in pack.labels(language: language) {
        table.add("", "labels", language, place(file.path))
      }
    }
    for style in pack.styles { table.add("", "style", "", place(style.path)) }
    self.table = table
  }
}
