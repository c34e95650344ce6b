import Mustache
import Testing
import TextScanning

/// `{{name(value)}}`.
struct FunctionTests {
  private struct Unreadable: Error, CustomStringConvertible {
    var description: String { "this is no date" }
  }

  private let functions = [
    Function("loud") { argument, output in
      guard case .text(let text) = argument else { return output.append(UInt8(ascii: "-")) }
      output.append(contentsOf: "<\(text.string.uppercased())!>".utf8)
    },
    Function("count", takes: .list) { argument, output in
      if case .nothing = argument { return output.append(UInt8(ascii: "0")) }
      guard case .list(let elements) = argument else { return output.append(UInt8(ascii: "-")) }
      output.append(contentsOf: "\(elements.count)".utf8)
    },
    Function("is_there", takes: .any) { argument, output in
      if case .nothing = argument { return output.append(contentsOf: "no".utf8) }
      output.append(contentsOf: "yes".utf8)
    },
    Function("date") { _, _ in throw Unreadable() },
    Function(
      "cut", takesNumber: true,
      value: { argument, number in
        guard case .text(let text) = argument else { return .nothing }
        return .text(String(text.string.prefix(number ?? 1)))
      }),
    Function(
      "day", value: { _, _ in .text("&") },
      writer: { _, output in output.append(UInt8(ascii: "*")) }),
  ]
  private let schema = Schema.object([
    "title": .leaf, "list": .list(.leaf), "room": .object(["name": .leaf]), "free": .anything,
  ])

  private func set(_ template: String) throws -> TemplateSet {
    try TemplateSet(
      [TemplateSource("main", template)], functions: functions, roots: ["main": schema])
  }

  @Test(arguments: [
    ("{{loud(title)}}", "<A&B!>"),
    ("{{{loud(title)}}}{{&loud(title)}}", "<A&B!><A&B!>"),
    ("{{ loud ( title ) }}", "<A&B!>"),
    ("{{loud(room.name)}}", "<X!>"),
    ("{{#list}}{{loud(.)}}{{/list}}", "<A!><B!>"),
    ("{{count(list)}}{{is_there(list)}}{{is_there(room)}}{{is_there(free.x)}}", "2yesyesno"),
    ("{{loud(free.list)}}{{count(free.text)}}", "<A, B!>-"),
    ("{{#room}}{{loud(name)}}{{/room}}", "<X!>"),
    ("{{cut(title)}} {{cut(title, 2)}} {{{cut( title , 2 )}}}", "a a&amp; a&amp;"),
    ("{{loud(cut(title, 2))}} {{ loud ( cut ( cut(title, 2), 9 ) ) }}", "<A&!> <A&!>"),
    ("{{cut(free.x)}}{{cut(free.list, 4)}}", "a, b"),
    ("{{day(title)}} {{cut(day(title))}}", "* &amp;"),
  ])
  func `a function's result is written unchanged`(template: String, result: String) throws {
    let value: Value = [
      "title": "a&b", "list": ["a", "b"], "room": ["name": "x"],
      "free": ["list": ["a", "b"], "text": "x"],
    ]
    #expect(try set(template).render("main", value) == result)
  }

  @Test func `a name of free-form data may have parentheses`() throws {
    let value: Value = ["free": ["Budget (EUR)": 12]]
    #expect(
      try set("{{free.Budget (EUR)}}{{loud(free.Budget (EUR))}}").render("main", value) == "12-")
  }

  @Test func `a missing value is passed as nothing`() throws {
    #expect(
      try set("{{is_there(title)}}{{loud(title)}}{{count(list)}}").render("main", [:]) == "no-0")
  }

  @Test(arguments: [
    ("{{laud(title)}}", "1:1: there is no function \"laud\"; did you mean \"loud\"?"),
    ("{{xyz(title)}}", "1:1: there is no function \"xyz\""),
    ("{{(title)}}", "1:1: there is no function \"\""),
    ("\n {{loud(titel)}}", "2:2: no value is called \"titel\" here; did you mean \"title\"?"),
    ("{{loud()}}", "1:1: a function has one argument: {{loud(name)}}"),
    ("{{loud( )}}", "1:1: a function has one argument: {{loud(name)}}"),
    ("{{loud(title}}", "1:1: a function has one argument: {{loud(name)}}"),
    ("{{loud(}}", "1:1: a function has one argument: {{loud(name)}}"),
    ("{{loud(title, list)}}", "1:1: a function has one argument: {{loud(name)}}"),
    ("{{loud(list)}}", "1:1: loud takes a text, but \"list\" is a list"),
    ("{{loud(room)}}", "1:1: loud takes a text, but \"room\" is an object"),
    ("{{count(title)}}", "1:1: count takes a list, but \"title\" is a text"),
    ("{{loud(title.)}}", "1:1: a name between dots is missing in \"title.\""),
    (
      "{{cut(loud(title))}}",
      "1:1: loud writes its result, so that cut cannot take it: call loud last"
    ),
    ("{{cut(laud(title))}}", "1:1: there is no function \"laud\"; did you mean \"loud\"?"),
    ("{{cut(title, x)}}", "1:1: cut takes a whole number after the comma: {{cut(name, 80)}}"),
    ("{{cut(title, -1)}}", "1:1: cut takes a whole number after the comma: {{cut(name, 80)}}"),
    ("{{cut(title, 1234567)}}", "1:1: cut takes a whole number after the comma: {{cut(name, 80)}}"),
    ("{{cut(title,)}}", "1:1: cut takes a whole number after the comma: {{cut(name, 80)}}"),
    ("{{cut(, 3)}}", "1:1: a function has one argument: {{cut(name)}}"),
    ("{{cut(list, 3)}}", "1:1: cut takes a text, but \"list\" is a list"),
    ("{{loud(cut(titel))}}", "1:1: no value is called \"titel\" here; did you mean \"title\"?"),
    (
      "{{cut(cut(cut(cut(cut(cut(cut(cut(cut(title)))))))))}}",
      "1:1: there are at most 8 functions around a value"
    ),
  ])
  func `the wrong use of a function is refused`(template: String, complaint expected: String) {
    #expect(
      complaint(about: template, schema: schema, functions: functions)
        == "main.mustache:\(expected)")
  }

  @Test func `an error from a function has the location of the call`() throws {
    let set = try set("\n{{#list}} {{date(.)}}{{/list}}")
    #expect(
      throws: TemplateError(
        "date(.): this is no date", at: .init(path: "main.mustache", line: 2, column: 11))
    ) { try set.render("main", ["list": ["x"]]) }
  }
}
