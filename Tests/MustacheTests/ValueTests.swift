import Mustache
import Synchronization
import Testing
import TextScanning

/// A token made from a number.
private func minutes(_ number: Int64) -> Value {
  .token(Token(number) { $1.append(contentsOf: "\($0)m".utf8) })
}

/// Values as texts and as sections.
struct ValueTests {
  @Test(
    arguments: [
      (Value.nothing, ""), (true, "true"), (false, "false"), (7, "7"),
      (.number("1.50e3"), "1.50e3"), (minutes(7), "7m"), ([minutes(7), "a"], "7m, [a]"),
      ("a<b", "[a<b]"), (.fragment(Fragment(source: "s") { $0.append(UInt8(ascii: "*")) }), "*"),
      ([], ""), (["a", 1, true], "[a], 1, true"), (["a", .nothing, "b"], "[a], [b]"),
      (["who": "Ann", "when": .nothing, "n": 2], "[who]: [Ann], [n]: 2"),
      ([["a": "b", "c": "d"], ["a": "e"]], "[a]: [b], [c]: [d]; [a]: [e]"),
      ([["a", "b"], ["c"]], "[a], [b]; [c]"),
    ] as [(Value, String)])
  func `a value has a text`(value: Value, text: String) throws {
    #expect(try render("{{x}}", ["x": value], format: .bracketed) == text)
    let raw = text.replacing("[", with: "<").replacing("]", with: ">")
    #expect(try render("{{{x}}}", ["x": value], format: .bracketed) == raw)
    #expect(try render("{{&x}}", ["x": value], format: .bracketed) == raw)
  }

  @Test(
    arguments: [
      (Value.nothing, false), (false, false), (true, true), (0, true), ("", false), (" ", true),
      ([], false), ([.nothing], true), ([:], true), (minutes(0), true),
      (.fragment(Fragment(source: "") { _ in }), false),
      (.fragment(Fragment(source: "x") { _ in }), true),
    ] as [(Value, Bool)])
  func `a value is true or false`(value: Value, isTrue: Bool) throws {
    #expect(
      try render("{{#x}}T{{/x}}{{^x}}F{{/x}}", ["x": value]) == (isTrue ? "T" : "F"))
  }

  @Test func `only the values of a list that the template uses are made`() throws {
    let asked = Mutex<[String]>([])
    let names = ["a", "b", "c"]
    let list = List(Shape(names), count: 3) { row, slot in
      asked.withLock { $0.append("\(names[slot])\(row)") }
      return slot == 1 && row == 1 ? .nothing : .number("\(row)")
    }
    let text = try render("{{#l}}{{a}}{{#b}}{{a}}{{/b}};{{/l}}", ["l": .list(list)])
    #expect(text == "00;1;22;")
    #expect(asked.withLock { $0 } == ["a0", "b0", "a0", "a1", "b1", "a2", "b2", "a2"])
    let part = try render("{{#l}}{{c}}{{/l}}", ["l": .list(list.part(1..<3))])
    #expect(part == "12")
  }

  @Test func `a list of lists is nested at any depth`() throws {
    var value: Value = "x"
    for _ in 0..<10_000 { value = .list([value]) }
    #expect(try render("{{x}}", ["x": value]) == "x")
  }

  @Test func `a fragment sees what was written before it`() throws {
    let fragment = Fragment(source: "f") { output in
      output.append(contentsOf: output.last == UInt8(ascii: "\n") ? "start".utf8 : "middle".utf8)
    }
    #expect(try render("a\n{{x}} {{x}}", ["x": .fragment(fragment)]) == "a\nstart middle")
  }

  @Test func `names are resolved outwards, but the parts of a dotted name only inwards`() throws {
    let value: Value = [
      "a": "outer", "b": ["c": ["a": "inner"]], "d": [["e": 1], ["a": 2, "e": .nothing]], "e": 9,
    ]
    #expect(try render("{{#b.c}}{{a}}{{/b.c}} {{#b}}{{a}}{{/b}}", value) == "inner outer")
    #expect(try render("{{b.a}}|{{b.c.a}}|{{a.b}}|{{b.c.d}}", value) == "|inner||")
    // A name without a value hides those further out.
    #expect(try render("{{#d}}{{a}}{{e}};{{/d}}", value) == "outer1;2;")
  }

  @Test func `objects of many shapes keep their own names`() throws {
    let objects = (0..<1000).map { number in
      Value.object(
        Object([("k\(number % 400)", .number("\(number)")), ("name", .text("n\(number)"))]))
    }
    let rendered = try render(
      "{{#x}}{{name}}{{k7}}{{k399}}{{none}},{{/x}}", ["x": .list(objects), "k7": "!"])
    let expected = (0..<1000).map { number in
      "n\(number)" + (number % 400 == 7 ? "\(number)" : "!")
        + (number % 400 == 399 ? "\(number)" : "") + ","
    }
    #expect(rendered == expected.joined())
  }

  @Test func `each object of a list of one shape has its own values, in every part`() throws {
    let shape = Shape(["n", "inner"])
    let inner = List(Shape(["m"]), count: 4, values: (1...4).map { .number("\($0)") })
    let list = List(
      shape, count: 4,
      values: (0..<3).flatMap { number -> [Value] in
        [.number("\(number)"), .list(inner.part(number..<(number + 2)))]
      })
    #expect(list.count == 4)
    let template = "{{#x}}{{n}}:{{#inner}}{{n}}{{m}},{{/inner}} {{/x}}"
    #expect(try render(template, ["x": .list(list)]) == "0:01,02, 1:12,13, 2:23,24, : ")
    #expect(try render(template, ["x": .list(list.part(1..<3))]) == "1:12,13, 2:23,24, ")
    #expect(try render(template, ["x": .list(list.part(2..<2))]) == "")
    #expect(try render("{{x}}", ["x": .list(inner)]) == "m: 1; m: 2; m: 3; m: 4")
    let nameless = List(Shape([]), count: 2, values: [])
    #expect(try render("{{#x}}{{y}}{{/x}}", ["x": .list(nameless), "y": "!"]) == "!!")
  }

  @Test(arguments: [3, 9])
  func `the last value of a duplicate name counts`(others: Int) throws {
    let members = (0..<others).map { (name: "k\($0)", value: Value.number("\($0)")) }
    let object = Object([("x", "first")] + members + [("x", "last")])
    #expect(try render("{{x}} {{k2}}", .object(object)) == "last 2")
  }

  @Test func `data is never parsed as a template`() throws {
    let value: Value = ["x": "{{y}} {{{y}}} {{>p}} {{=<% %>=}} <%y%>", "y": "secret"]
    let rendered = try render("{{x}}|{{{x}}}", value, partials: ["p": "secret"])
    #expect(!rendered.utf8.elementsEqual("".utf8))
    #expect(!rendered.contains("secret"))
    #expect(rendered.hasSuffix("|{{y}} {{{y}}} {{>p}} {{=<% %>=}} <%y%>"))
  }

  @Test func `an object with a member called dot is also a text`() throws {
    let item: Value = [".": "a<b", "text": "never", "turns": [["n": 1], ["n": 2]]]
    #expect(
      try render("{{#x}}{{.}}:{{#turns}}{{n}}{{/turns}};{{/x}}", ["x": [item, "c"]])
        == "a&lt;b:12;c:;")
    #expect(try render("{{x}}", ["x": [item, item]], format: .bracketed) == "[a<b]; [a<b]")
    #expect(try render("{{x}}", ["x": item], format: .bracketed) == "[a<b]")
    let schema = Schema.object(["x": .list(.object([".": .leaf, "text": .leaf]))])
    let upper = Function("upper") { value, output in
      guard case .text(let text) = value else { return }
      output.append(contentsOf: text.string.uppercased().utf8)
    }
    let set = try TemplateSet(
      [TemplateSource("main", "{{#x}}{{.}} {{upper(.)}}{{/x}}")], functions: [upper],
      roots: ["main": schema])
    #expect(try set.render("main", ["x": [item]]) == "a&lt;b A<B")
    #expect(
      complaint(about: "{{#x}}{{a}}{{/x}}", schema: schema)
        == "main.mustache:1:7: no value is called \"a\" here")
  }

  @Test func `a verbatim word is written unchanged`() throws {
    #expect(try render("{{x}}{{{x}}}", ["x": .verbatim("0:05")], format: .bracketed) == "0:050:05")
    #expect(try render("{{#x}}T{{/x}}{{^x}}F{{/x}}", ["x": .verbatim("")]) == "F")
  }
}
