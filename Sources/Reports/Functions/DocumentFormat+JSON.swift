internal import JSONDocument
internal import Mustache

extension DocumentFormat {
  /// `json(x)`: any value as JSON (RFC 8259).
  ///
  /// `{{json(title)}}` gives `"Q3 <plan>"` in JSON Lines and `"Q3\u0020\u003cplan\u003e"`, which is
  /// the same text, in HTML.
  ///
  /// In Markdown and HTML, every ASCII character that could be markup is escaped, so that the
  /// result is inert anywhere: in a script block, in a quoted or unquoted attribute, in a code
  /// block or in a paragraph.
  var jsonFunction: Function {
    Function("json", takes: .any) { [self] value, result in
      switch output {
      case .markdown, .html, .jsonLines: Self.appendJSON(value, as: output, to: &result)
      case .slack:
        switch value {
        case .text, .verbatim, .token, .fragment:
          result.append(UInt8(ascii: "\""))
          append(value.source, to: &result)
          result.append(UInt8(ascii: "\""))
        case .nothing, .boolean, .number, .list, .object:
          Self.appendJSON(value, as: .jsonLines, to: &result)
        }
      default:
        var json: [UInt8] = []
        Self.appendJSON(value, as: .jsonLines, to: &json)
        append(String(decoding: json, as: UTF8.self), to: &result)
      }
    }
  }

  private static func appendJSON(
    _ value: Value, as format: OutputFormat, to result: inout [UInt8]
  ) {
    switch value {
    case .nothing: result.append(contentsOf: "null".utf8)
    case .boolean, .number: result.append(contentsOf: value.source.utf8)
    case .text, .verbatim: appendJSON(text: value.source, as: format, to: &result)
    case .token(let token): appendJSON(text: token.text, as: format, to: &result)
    case .fragment(let fragment): appendJSON(text: fragment.source, as: format, to: &result)
    case .list(let elements):
      // A space, because `[[` opens a wiki link in Markdown.
      result.append(contentsOf: (format == .markdown ? "[ " : "[").utf8)
      for (index, element) in elements.enumerated() {
        if index > 0 { result.append(UInt8(ascii: ",")) }
        appendJSON(element, as: format, to: &result)
      }
      result.append(UInt8(ascii: "]"))
    case .object(let object):
      result.append(UInt8(ascii: "{"))
      let members = zip(object.shape.names, object.values).filter { $0.0 != "." }
      for (index, member) in members.enumerated() {
        if index > 0 { result.append(UInt8(ascii: ",")) }
        appendJSON(text: member.0, as: format, to: &result)
        result.append(UInt8(ascii: ":"))
        appendJSON(member.1, as: format, to: &result)
      }
      result.append(UInt8(ascii: "}"))
    }
  }

  private static func appendJSON(
    text: String, as format: OutputFormat, to result: inout [UInt8]
  ) {
    guard format != .jsonLines else { return JSONWriter.append(string: text, to: &result) }
    result.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9":
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      case " " where format == .markdown: result.append(UInt8(ascii: " "))
      case "\u{0}"..."\u{FF}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}",
        "\u{FFFE}", "\u{FFFF}":
        appendEscape(scalar, to: &result)
      default: result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    result.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
    result.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] as [UInt32] {
      let digit = UInt8(truncatingIfNeeded: scalar.value >> shift & 0xF)
      result.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
