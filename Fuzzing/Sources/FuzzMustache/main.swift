import FuzzRunner
import Mustache

/// The templates of an input, which a NUL parts.
let names = ["main", "p", "q"]

let functions = [
  Function("f", takes: .any) { _, output in output.append(UInt8(ascii: "f")) }
]

let schema = Schema.object([
  "a": .leaf, "e": .leaf, "p": .leaf, "o": .object(["a": .leaf, "b": .leaf]),
  "l": .list(.object(["a": .leaf, "l": .list(.leaf)])), "x": .anything,
])

/// Lists that are empty further in: a template cannot go through one list over and over.
let value = Value.object(
  Object([
    ("a", .text("{{e}}\n{{>p}}")), ("p", .text("p")),
    ("o", .object(Object([("a", .number("1")), ("b", .boolean(true))]))),
    (
      "l",
      .list(
        ["1", "2"].map { .object(Object([("a", .text($0)), ("l", .list([]))])) })
    ),
    ("x", .list([.text("x"), .nothing])),
  ]))

let format = Format(
  escape: { $1.append(contentsOf: $0.utf8.map { $0 == UInt8(ascii: "{") ? 0x28 : $0 }) },
  raw: { $1.append(contentsOf: $0.utf8) })

/// Any templates are refused at a place within them, or rendered; and what is taken by a set that
/// checks names renders as it does in one that does not.
func property(_ input: [UInt8]) throws {
  let parts = input.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
  let sources = zip(names, parts).map { TemplateSource(name: $0, path: $0, text: Array($1)) }
  let lenient = try rendered(sources) { () throws(TemplateError) in
    try TemplateSet(lenient: sources, functions: functions)
  }
  let strict = try rendered(sources) { () throws(TemplateError) in
    try TemplateSet(sources, functions: functions, roots: ["main": schema])
  }
  if let strict { try check(strict == lenient, "names that are known make a difference") }
}

/// What a set of sources renders; nil if it is refused.
func rendered(
  _ sources: [TemplateSource], with make: () throws(TemplateError) -> TemplateSet
) throws -> [UInt8]? {
  do throws(TemplateError) {
    let set = try make()
    var output: [UInt8] = []
    try set.render("main", with: value, format: format, into: &output)
    return output
  } catch {
    try check(!error.reason.isEmpty, "an error says nothing")
    guard let location = error.place else { return nil }
    let source = sources.first { $0.path == location.path }?.text ?? []
    let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    try check((1...lines.count).contains(location.line), "\(error) is behind the end")
    let columns = String(decoding: lines[location.line - 1], as: UTF8.self).unicodeScalars.count
    try check((1...(columns + 1)).contains(location.column), "\(error) is behind its line")
    return nil
  }
}

FuzzRunner.run(property)
