import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

@Suite struct InsightShapeTests {
  private func shape(_ source: String) throws -> InsightValue {
    InsightValueReader().shape(of: try JSONParser.parse(source))
  }

  private func text(_ source: String) -> InsightValue {
    .text(MarkdownText(source))
  }

  @Test func `each kind of value has its shape`() throws {
    #expect(try shape("null") == .nothing)
    #expect(try shape("\" \"") == .nothing)
    #expect(try shape("[]") == .nothing)
    #expect(try shape("{}") == .nothing)
    #expect(try shape("\"[]\"") == .nothing)
    #expect(try shape("false") == .boolean(false))
    #expect(try shape("-1.50e3") == .number("-1.50e3"))
    #expect(try shape("\" a \"") == text(" a "))
    #expect(try shape("[1,null]") == .list([.number("1"), .nothing]))
    #expect(
      try shape(#"{"a_b":[{}]}"#)
        == .sections([InsightSection(key: "a_b", title: "A b", value: .list([.nothing]))]))
  }

  @Test(arguments: [
    #"[{"a":1}]"#, #"[{"a":1},2]"#, #"[{"a":1},{"a":{"b":1}}]"#, #"[{"a":"x\ny"},{"a":"z"}]"#,
    #"[{"a":1,"a":2},{"a":3}]"#, #"[{"a":1},{"b":2}]"#, #"[{"a":[[1]]},{"a":1}]"#,
    #"[{},{}]"#, #"[{"a":"{\"b\":1}"},{"a":1}]"#, #"[{"a":[1,2,3,4,5,6]},{"a":1}]"#,
    #"[{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1},{"a":1}]"#,
  ])
  func `objects that do not fit a table are a list`(source: String) throws {
    guard case .list = try shape(source) else {
      Issue.record("\(source) is not a list")
      return
    }
  }

  @Test func `long texts do not fit a table`() throws {
    let long = String(repeating: "x", count: 241)
    guard case .list = try shape(#"[{"a":"\#(long)"},{"a":"b"}]"#) else {
      Issue.record("it is not a list")
      return
    }
  }

  @Test func `rows may lack keys, and columns are in the order in which keys first appear`() throws
  {
    #expect(
      try shape(#"[{"b":1,"a":["x",2]},{"c_d":null,"a":true,"b":"t"}]"#)
        == .table(
          InsightTable(
            columns: ["B", "A", "C d"],
            rows: [
              [.number("1"), .list([text("x"), .number("2")]), .nothing],
              [text("t"), .boolean(true), .nothing],
            ])))
  }

  @Test func `documents in documents are read three deep`() throws {
    var source = "[1]"
    for _ in 0..<5 {
      source = String(
        decoding: JSONWriter.bytes(of: .array([.string(source)])), as: UTF8.self)
    }
    var shape = try shape(source)
    var depth = 0
    while case .list(let elements) = shape, let first = elements.first {
      shape = first
      depth += 1
    }
    // The array itself, then a document in each of three.
    #expect(depth == 4)
    #expect(shape == text(#"["[\"[1]\"]"]"#) || shape == text(#"["[1]"]"#))
  }

  @Test func `the deepest document that can be parsed is given a shape`() throws {
    let arrays = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    var shape = try shape(arrays)
    var depth = 0
    while case .list(let elements) = shape, let first = elements.first {
      shape = first
      depth += 1
    }
    #expect(depth == 511)
    let objects =
      String(repeating: "{\"a\":", count: 511) + "\"[[1]]\"" + String(repeating: "}", count: 511)
    #expect(try self.shape(objects) != .nothing)
  }

  @Test func `keys of prose are shown without a value`() throws {
    let people = try shape(#"{"Ann Lee":{},"Bo Ray":null,"Cy":"","age":null,"Ed":"x"}"#)
    #expect(
      people
        == .list([
          text("Ann Lee"), text("Bo Ray"), text("Cy"),
          .sections([InsightSection(key: "Ed", title: "Ed", value: text("x"))]),
        ]))
    #expect(try shape(#"{"Ship *now*":null}"#) == .list([text("Ship \\*now\\*")]))
    #expect(
      try shape(#"[{"Ann Lee":null},{"Bo Ray":""}]"#)
        == .list([.list([text("Ann Lee")]), .list([text("Bo Ray")])]))
  }

  @Test(arguments: [
    #"{"due_date":null,"Owner":"","x":"a"}"#, #"[{"Due date":null,"x":"a"},3]"#,
    #"[{"Due date":null,"x":"a"},{"Due date":"","x":"b"}]"#,
  ])
  func `names of fields without a value are not`(source: String) throws {
    let shape = try shape(source)
    #expect(!"\(shape)".contains("(source: \"Due date"))
    #expect(!"\(shape)".contains("(source: \"Owner"))
  }
}
