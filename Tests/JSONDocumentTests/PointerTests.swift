import JSONDocument
import Testing

struct PointerTests {
  @Test(arguments: [
    ("a", "/a"), ("", "/"), ("a/b", "/a~1b"), ("m~n", "/m~0n"), ("~1", "/~01"),
    ("~\u{301}/\u{301}", "/~0\u{301}~1\u{301}"), ("\" \\", "/\" \\"),
  ])
  func `names are escaped scalar by scalar`(name: String, expected: String) {
    #expect(Array(JSONPointer().appending(name: name).text.utf8) == Array(expected.utf8))
  }

  @Test func `a path is built from names and indexes`() {
    let pointer = JSONPointer().appending(name: "a").appending(index: 10).appending(name: "b")
    #expect(JSONPointer().text == "")
    #expect("\(pointer)" == "/a/10/b")
    #expect(
      JSONPointer().appending(name: "\u{E9}") != JSONPointer().appending(name: "e\u{301}"))
  }
}
