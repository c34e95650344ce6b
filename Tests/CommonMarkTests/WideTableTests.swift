import CommonMark
import Testing

@Suite struct WideTableTests {
  @Test(arguments: [(1, "<table>"), (3, "<table>"), (4, "<table tabindex=\"0\">")])
  func `a wide table can be focused, so that the keyboard can scroll it`(columns: Int, tag: String)
  {
    func row(_ cell: String) -> String {
      "|" + String(repeating: "\(cell)|", count: columns) + "\n"
    }
    var html: [UInt8] = []
    MarkdownDocument(row("a") + row("-") + row("b")).appendHTML(to: &html)
    #expect(String(decoding: html, as: UTF8.self).hasPrefix("\(tag)\n<thead>\n"))
  }
}
