import Testing

@testable import TextScanning

struct LinesTests {
  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]),
    (
      "\na long line of more than sixteen bytes\r\nb\n",
      ["", "a long line of more than sixteen bytes\r", "b"]
    ),
  ])
  func `lines end with a line feed`(text: String, lines: [String]) {
    var found: [String] = []
    // A part of another text, whose indices do not begin with 0.
    (Array("xx".utf8) + Array(text.utf8)).dropFirst(2).forEachLine {
      found.append(String(decoding: $0, as: UTF8.self))
    }
    #expect(found == lines)
  }
}
