internal import TextScanning

/// Recognises code that readers of Markdown run or draw instead of showing it.
enum LiveCode {
  /// Languages of blocks that GitHub draws, or that Obsidian and its plugins run or draw.
  private static let languages: Set<String> = [
    "mermaid", "math", "geojson", "topojson", "stl", "plantuml", "graphviz", "dot", "vega",
    "vega-lite", "query", "dataview", "dataviewjs", "tasks", "base", "button", "ad-note", "embed",
    "meta-bind", "meta-bind-button", "meta-bind-embed", "js-engine", "templater", "tracker",
    "timeline", "kanban", "excalidraw", "chart", "desmos-graph", "tikz", "leaflet", "lookup",
    "abc", "markmap", "mindmap", "expander", "buttons", "widgets", "dice", "statblock",
  ]

  /// Whether a reader runs or draws code blocks in a language.
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

/// Finds markup inside code that would act if a reader took the code for text: the start of a tag
/// or an autolink, the middle of a link or an image, kramdown attributes.
enum LiveMark {
  /// The offset of the first mark in a range; nil if there is none.
  static func first(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      if begins(bytes[index], bytes[index + 1]) { return index }
      index += 1
    }
    return nil
  }

  private static func begins(_ byte: UInt8, _ next: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "<": next.isLetter || "/!?_:".utf8.contains(next) || next >= 0x80
    case "]": next == UInt8(ascii: "(")
    case "{": next == UInt8(ascii: ":")
    default: false
    }
  }
}
