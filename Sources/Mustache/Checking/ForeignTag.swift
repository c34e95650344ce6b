internal import TextScanning

/// A tag as other template languages have it, and what to write in its place.
enum ForeignTag {
  /// What to write instead of a tag; nil if it looks like none of another language.
  ///
  /// - Parameters:
  ///   - content: What the tag contains without its sigil: `if x`, `x | upper`, `else`.
  ///   - functions: The names of the functions that there are.
  static func advice(for content: String, functions: [String] = []) -> String? {
    let words = content.utf8.split { $0.isCWhiteSpace }.map { String(Substring($0)) }
    guard let first = words.first else { return nil }
    return section(first, Array(words.dropFirst())) ?? piped(content, functions)
      ?? call(words, functions) ?? value(content, first)
  }

  /// What to write instead of a call such as `x | f` of functions that exist; nil for anything else.
  ///
  /// It is also said of values that can have any name.
  static func advice(forCall content: String, functions: [String]) -> String? {
    guard content.utf8.contains(UInt8(ascii: "|")), let advice = piped(content, functions),
      advice.utf8.starts(with: "write ".utf8)
    else { return nil }
    return advice
  }

  /// `if x`, `unless x`, `each xs`, `for x in xs`, `else`, `end`.
  private static func section(_ word: String, _ rest: [String]) -> String? {
    let name = rest.last.map(plain)
    switch (word, name) {
    case ("if", let name?) where rest.first == "not" || rest.first == "!":
      return "write {{^\(name)}}…{{/\(name)}} for what shows if there is none"
    case ("if", let name?) where rest.count == 1:
      return "write {{#\(name)}}…{{/\(name)}} for what shows if there is one"
    case ("if", _?):
      return "a section tests one value, as in {{#name}}…{{/name}}; nothing is compared"
    case ("unless", let name?):
      return "write {{^\(name)}}…{{/\(name)}} for what shows if there is none"
    case ("each", let name?), ("foreach", let name?), ("for", let name?), ("range", let name?):
      return "write {{#\(name)}}…{{/\(name)}} for what shows for each one"
    case ("with", let name?):
      return "write {{#\(name)}}…{{/\(name)}} for what shows with its values"
    case ("include", let name?), ("partial", let name?), ("template", let name?),
      ("import", let name?):
      return "write {{> \(name)}} to include a template"
    case ("else", _), ("elif", _), ("elseif", _), ("elsif", _):
      return "close the section, and write another one for what shows if there is none:"
        + " {{#name}}…{{/name}}{{^name}}…{{/name}}"
    case ("endif", nil), ("endfor", nil), ("endeach", nil):
      return "write {{/name}}, with the name that the section begins with"
    default:
      return nil
    }
  }

  /// `x | f`, `x | f | g`, `x | f: 80`.
  private static func piped(_ content: String, _ functions: [String]) -> String? {
    let parts = content.utf8.split(separator: UInt8(ascii: "|"))
      .map { String(decoding: $0.trimming(while: \.isCWhiteSpace), as: UTF8.self) }
    guard parts.count > 1, parts.count < 10, let value = parts.first, !value.isEmpty else {
      return nil
    }
    var result = plain(value)
    for part in parts.dropFirst() {
      let name = String(
        Substring(part.utf8.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }))
      guard functions.contains(name) else {
        return "a function stands before its value here, as in {{upper(\(plain(value)))}}"
          + (name.isEmpty
            ? "" : "; there is none called \"\(name)\"\(NearestName.hint(for: name, functions))")
      }
      result = "\(name)(\(result))"
    }
    return "write {{\(result)}}"
  }

  /// `f x`, `f x 80`.
  private static func call(_ words: [String], _ functions: [String]) -> String? {
    guard (2...3).contains(words.count), functions.contains(words[0]) else { return nil }
    return "write {{\(words[0])(\(words.dropFirst().map(plain).joined(separator: ", ")))}}"
  }

  /// `this.x`, `../x`, `.x`, `@first`, `"text"`.
  private static func value(_ content: String, _ first: String) -> String? {
    switch first {
    case "this": return "write {{.}} for the value itself"
    case "@first", "@last":
      let name = String(first.dropFirst())
      return "write {{#\(name)}}…{{/\(name)}}"
    case _ where first.utf8.first == UInt8(ascii: "\"") || first.utf8.first == UInt8(ascii: "'"):
      return "text stands outside of tags"
    default:
      let name = bare(content)
      return name.utf8.count == content.utf8.count || name.isEmpty
        ? nil : "use \(String(name).quoted())"
    }
  }

  /// A name without what other languages put before it: `.x`, `../x`, `this.x`, `$x`.
  private static func bare(_ name: String) -> Substring {
    var rest = Substring(name)
    for start in ["this.", "../", "./", "$", "."] {
      while rest.utf8.count > start.utf8.count, rest.utf8.starts(with: start.utf8) {
        rest = Substring(rest.utf8.dropFirst(start.utf8.count))
      }
    }
    return rest
  }

  private static func plain(_ name: String) -> String { String(bare(name)).excerpt() }
}

extension NearestName {
  /// A suggestion for a function, in parentheses.
  fileprivate static func hint(for name: String, _ functions: [String]) -> String {
    nearest(to: name, among: functions).map { " (did you mean \"\($0)\"?)" } ?? ""
  }
}
