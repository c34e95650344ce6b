import CommonMark
import Testing

@Suite struct PlainTextTests {
  @Test func `markup characters are escaped`() {
    var output: [UInt8] = []
    PlainText.appendMarkdown("*a*", to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "\\*a\\*")
  }
}
