/// What code may hold and do in Markdown, where nothing in it can be escaped.
enum Code {
  /// Whether code stays code everywhere: Liquid, and Hugo's shortcodes, act in it as anywhere.
  static func isInert(_ code: String) -> Bool {
    !zip(code.utf8, code.utf8.dropFirst()).contains { first, second in
      first == UInt8(ascii: "{") && (second == UInt8(ascii: "{") || second == UInt8(ascii: "%"))
    }
  }

  /// Whether a code span stays one: in Obsidian one that begins with `=` or `$=` is a query of
  /// Dataview.
  static func isInert(span code: String) -> Bool {
    let text = code.utf8.drop(while: \.isWhiteSpace)
    return isInert(code) && text.first != UInt8(ascii: "=") && !text.starts(with: "$=".utf8)
  }

  /// Whether a code block of a language is only coloured, and not drawn or run (`mermaid` on
  /// GitHub, `dataview` in Obsidian): the languages that are known to be.
  static func isKnown(language: String) -> Bool {
    languages.contains(language.lowercased())
  }

  /// The length of the longest run of a byte.
  static func longestRun(of byte: UInt8, in code: String) -> Int {
    var longest = 0
    var current = 0
    for element in code.utf8 {
      current = element == byte ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  private static let languages: Set<String> = [
    "bash", "c", "c#", "c++", "clojure", "cpp", "cs", "csharp", "css", "csv", "dart", "diff",
    "dockerfile", "elixir", "erlang", "fortran", "go", "graphql", "groovy", "haskell", "hcl",
    "html", "http", "ini", "java", "javascript", "js", "json", "json5", "jsonc", "jsonl", "jsx",
    "julia", "kotlin", "less", "lua", "makefile", "markdown", "matlab", "md", "nginx",
    "objective-c", "perl", "php", "plaintext", "powershell", "proto", "protobuf", "ps1", "py",
    "python", "r", "rb", "ruby", "rs", "rust", "sass", "scala", "scss", "sh", "shell", "sql",
    "swift", "terraform", "text", "toml", "ts", "tsx", "txt", "typescript", "vb", "xml", "yaml",
    "yml", "zig", "zsh",
  ]
}
