import Testing

@testable import TextEscaping

struct Base64Tests {
  /// The test vectors of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `the vectors of the specification`(text: String, encoded: String) {
    #expect(Base64.encoded(text.utf8) == encoded)
    #expect(Base64.decoded(Array(encoded.utf8)[...]) == Array(text.utf8))
  }

  @Test func `all bytes come back`() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 37 * $0 + count) }
      var output = Array("before".utf8)
      Base64.append(bytes, to: &output)
      #expect(Base64.decoded(output.dropFirst(6)) == bytes)
    }
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v=", "====", "Zm 9v", "Zm9v\n", "Zm_v",
  ])
  func `what encoding does not give is refused`(text: String) {
    #expect(Base64.decoded(Array(text.utf8)[...]) == nil)
  }
}
