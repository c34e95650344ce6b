internal import TextScanning

/// Judges whether code can be written as code, where nothing can be escaped.
enum Code {
  /// Whether no reader acts on the content of code: Liquid, Hugo's shortcodes and emoji, and
  /// Templater's commands are recognised even inside code.
  static func isInert(_ code: String) -> Bool {
    let opensTag = zip(code.utf8, code.utf8.dropFirst()).contains { first, second in
      switch first {
      case UInt8(ascii: "{"): second == UInt8(ascii: "{") || second == UInt8(ascii: "%")
      case UInt8(ascii: "<"): second == UInt8(ascii: "%")
      default: false
      }
    }
    return !opensTag && !hasEmoji(code)
  }

  /// Whether a code span stays one in every reader: in Obsidian one that begins with `=` or `$=` is
  /// a Dataview query; in kramdown `]:` ends the label of a definition and `|` a cell even in code.
  static func isInert(span code: String) -> Bool {
    let text = code.utf8.drop(while: \.isWhiteSpace)
    return !text.isEmpty && isInert(code) && text.first != UInt8(ascii: "=")
      && !text.starts(with: "$=".utf8) && !text.contains(UInt8(ascii: "|"))
      && !zip(text, text.dropFirst()).contains {
        $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":")
      }
  }

  /// Whether there may be an emoji such as `:name:`, which Hugo replaces before it parses Markdown.
  ///
  /// A path such as `std::vector::iterator` does not count.
  private static func hasEmoji(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: ":")) {
      index = start + 1
      let name = bytes[index...].prefix { byte in
        byte.isAlphanumeric || "_+-".utf8.contains(byte)
      }
      let end = name.endIndex
      guard !name.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { continue }
      let isPath =
        start > 0 && bytes[start - 1] == UInt8(ascii: ":")
        && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ":")
      let isNumber = name.allSatisfy(\.isDigit)
      if isNumber ? ["100", "1234"].contains(String(decoding: name, as: UTF8.self)) : !isPath {
        return true
      }
    }
    return false
  }

  /// Whether a code block in this language is only highlighted, not drawn or run as `mermaid` is on
  /// GitHub and `dataview` in Obsidian; true for a list of known languages only.
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
