import Mustache
import TextScanning

extension Format {
  /// The escaping of the Mustache specification: HTML.
  static let html = Format(
    escape: { text, output in
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
        default: output.append(byte)
        }
      }
    },
    raw: { $1.append(contentsOf: $0.utf8) })

  /// Texts are written in brackets, to show what went through the format.
  static let bracketed = Format(
    escape: { $1.append(contentsOf: "[\($0)]".utf8) },
    raw: { $1.append(contentsOf: "<\($0)>".utf8) })
}

extension TemplateSource {
  /// A source whose path in messages is `NAME.mustache`.
  init(_ name: String, _ text: String) {
    self.init(name: name, path: "\(name).mustache", text: text)
  }
}

extension TemplateSet {
  /// The output of a template.
  func render(
    _ name: String = "main", _ value: Value = .nothing, format: Format = .html
  ) throws(TemplateError) -> String {
    var output: [UInt8] = []
    try render(name, with: value, format: format, into: &output)
    return String(decoding: output, as: UTF8.self)
  }
}

/// Renders a template with partials in a lenient set.
func render(
  _ template: String, _ value: Value = .nothing, partials: [String: String] = [:],
  format: Format = .html
) throws -> String {
  let sources =
    [TemplateSource("main", template)] + partials.map { TemplateSource($0.key, $0.value) }
  return try TemplateSet(lenient: sources).render("main", value, format: format)
}

/// The error of a strict set whose only root is `main`; nil if there is none.
func complaint(
  about template: String, schema: Schema, partials: [String: String] = [:],
  functions: [Function] = []
) -> String? {
  let sources =
    [TemplateSource("main", template)] + partials.map { TemplateSource($0.key, $0.value) }
  do {
    _ = try TemplateSet(sources, functions: functions, roots: ["main": schema])
    return nil
  } catch {
    return error.description
  }
}
