import JSONDocument
import Testing

struct ValueTests {
  private static let composed = "\u{E9}"
  private static let decomposed = "e\u{301}"

  @Test func `strings and names are equal by their scalars, not by canonical equivalence`() {
    #expect(Self.composed == Self.decomposed)
    #expect(JSONValue.string(Self.composed) != .string(Self.decomposed))
    #expect([Self.composed: 1] as JSONValue != [Self.decomposed: 1])
    #expect(JSONValue.string(Self.composed) == .string("é"))
    #expect(Set([JSONValue.string(Self.composed), .string(Self.decomposed)]).count == 2)
  }

  @Test func `what there is none of is null, and an object keeps its order`() {
    let number: Int64? = nil
    #expect(JSONValue.text(nil) == .null && JSONValue.text("a") == "a")
    #expect(JSONValue.integer(number) == .null && JSONValue.integer(Int64(7)) == 7)
    #expect((["b": 1, "a": 2, "b": 3] as JSONObject).members.map(\.name) == ["b", "a", "b"])
  }

  @Test func `equality depends on order and spelling`() throws {
    #expect(try JSONParser.parse("8.0") != JSONParser.parse("8"))
    #expect(["a": 1, "b": 2] as JSONValue != ["b": 2, "a": 1])
    #expect([1, nil] as JSONValue != [1])
    #expect(JSONValue.boolean(false) != .null)
  }

  @Test func `a name is looked up by its scalars, and the last one counts`() throws {
    let value: JSONValue = ["a": 1, "\u{E9}": 2, "a": 3, "e\u{301}": 4]
    let object = try #require(value.objectValue)
    #expect(object["a"] == 3)
    #expect(object[Self.composed] == 2)
    #expect(object[Self.decomposed] == 4)
    #expect(object["b"] == nil)
  }

  @Test(
    arguments: [
      (nil, "null"), (true, "a boolean"), (1, "a number"), ("a", "a string"), ([], "an array"),
      ([:], "an object"),
    ] as [(JSONValue, String)])
  func `a value is accessible only as its own kind`(value: JSONValue, kind: String) {
    #expect(value.kindName == kind)
    #expect(value.isNull == (kind == "null"))
    #expect((value.booleanValue == true) == (kind == "a boolean"))
    #expect((value.numberValue?.spelling == "1") == (kind == "a number"))
    #expect((value.stringValue == "a") == (kind == "a string"))
    #expect((value.arrayValue == []) == (kind == "an array"))
    #expect((value.objectValue == JSONObject()) == (kind == "an object"))
  }
}
