/// Code that readers of Markdown run or draw instead of showing it.
enum LiveCode {
  /// Languages of blocks that GitHub draws, or that Obsidian and its plugins run.
  private static let languages: Set<String> = [
    "mermaid", "math", "geojson", "topojson", "stl", "plantuml", "graphviz", "dot", "vega",
    "vega-lite", "query", "dataview", "dataviewjs", "tasks", "base", "button", "ad-note", "embed",
    "meta-bind", "meta-bind-button", "meta-bind-embed", "js-engine", "templater", "tracker",
    "timeline", "kanban", "excalidraw", "chart", "desmos-graph", "tikz", "leaflet", "lookup",
    "abc", "markmap", "mindmap", "expander", "buttons", "widgets", "dice", "statblock",
  ]

  /// Whether a reader runs or draws a code block of a language.
  static func isLive(language: String) -> Bool {
    let name = language.lowercased()
    return languages.contains(name) || name.utf8.starts(with: "{".utf8)
      || name.utf8.starts(with: "run-".utf8)
  }

  /// Whether Dataview takes a code span for a query: `= this.file.name`, `$= dv.pages()`.
  static func isQuery(_ code: String) -> Bool {
    let content = code.utf8.drop { $0 <= 0x20 }
    return content.starts(with: "=".utf8) || content.starts(with: "$=".utf8)
  }
}
