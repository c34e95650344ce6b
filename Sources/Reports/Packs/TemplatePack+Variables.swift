internal import Mustache

/// A value that a template takes from the caller, as `vars.NAME`.
package struct AskedVariable: Sendable, Hashable {
  /// The name.
  package let name: String
  /// The first tag that writes it: file, line and column.
  package let place: String
}

extension TemplatePack {
  /// The values of the caller that the templates for formats write without testing that they are
  /// there, each once.
  ///
  /// Optional ones are tested by a section, `{{#vars.NAME}}` or `{{^vars.NAME}}`. Those of the
  /// built-in packs are all optional.
  package func askedVariables(for formats: [OutputFormat]) -> [AskedVariable] {
    let name = "vars"
    guard
      layers.contains(where: { layer in
        layer.place != nil && layer.files.contains { $0.text.utf8.mentions("\(name).") }
      })
    else { return [] }
    var found: [AskedVariable] = []
    for format in formats {
      for (format, root) in templates(renderedFor: format) {
        let asked =
          lenientTemplates(for: format)?.reach(from: root)?.untestedValues(in: name) ?? []
        for (name, place) in asked where !found.contains(where: { $0.name == name }) {
          found.append(AskedVariable(name: name, place: place.description))
        }
      }
    }
    return found
  }

  /// The names of the values of the caller that the templates read in any format; nil if that depends
  /// on data.
  package var readVariables: Set<String>? {
    var names: Set<String> = []
    for format in formats {
      for (format, root) in templates(renderedFor: format) {
        guard let templates = lenientTemplates(for: format),
          let read = templates.reach(from: root)?.names(in: "vars")
        else { return nil }
        names.formUnion(read)
      }
    }
    return names
  }

  /// The templates that are rendered for a format, each with its own: a page may be made from
  /// Markdown.
  private func templates(
    renderedFor format: OutputFormat
  ) -> [(format: OutputFormat, root: String)] {
    var templates: [(format: OutputFormat, root: String)] = []
    if format == .html, case .markdown(let name)? = pageSource {
      templates.append((.markdown, name))
    }
    return templates + rootTemplates(for: format).map { ($0.format, $0.name) }
  }
}

extension String.UTF8View {
  /// Whether a word is in the text.
  fileprivate func mentions(_ word: String) -> Bool {
    let word = Array(word.utf8)
    var rest = self[...]
    while let start = rest.firstIndex(of: word[0]) {
      rest = rest[start...]
      if rest.starts(with: word) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
