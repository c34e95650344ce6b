public import MeetingModel
import Testing

@testable import Reports

/// How values of the insights look in each format.
@Suite struct InsightShapeTests {
  private static let labels = Result {
    try Labels(of: PackLoader().load("notes"), language: "en")
  }

  @Test func `an object is a definition list in HTML and bold titles in Markdown`() throws {
    let value = sections([
      ("Plan", "two **phases**"), ("Empty", .nothing),
      ("Risks", .list(["time", "cost & *haste*"])),
      ("Paid", .boolean(true)), ("Amount", .number("12.50")),
    ])
    #expect(
      try markdown(value) == """
        - **Plan:** two **phases**
        - **Risks:**
            - time
            - cost & *haste*
        - **Paid:** Yes
        - **Amount:** 12.50
        """)
    #expect(
      try html(value) == """
        <dl>
        <dt>Plan</dt>
        <dd>two <strong>phases</strong></dd>
        <dt>Risks</dt>
        <dd><ul>
        <li>time</li>
        <li>cost &amp; <em>haste</em></li>
        </ul></dd>
        <dt>Paid</dt>
        <dd>Yes</dd>
        <dt>Amount</dt>
        <dd>12.50</dd>
        </dl>
        """)
  }

  @Test func `a table loses its empty rows and columns`() throws {
    let value = InsightValue.table(
      InsightTable(
        columns: ["Who|what", "Never", "When"],
        rows: [
          ["Ann", .nothing, .number("1")], [.nothing, .nothing, .nothing], ["a | b", "", "x"],
        ]))
    #expect(
      try markdown(value) == """
        | Who\\|what | When |
        | --- | --- |
        | Ann | 1 |
        | a \\| b | x |
        """)
    #expect(
      try html(value) == """
        <table>
        <thead>
        <tr>
        <th scope="col">Who|what</th>
        <th scope="col">When</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>Ann</td>
        <td>1</td>
        </tr>
        <tr>
        <td>a | b</td>
        <td>x</td>
        </tr>
        </tbody>
        </table>
        """)
  }

  @Test(arguments: ["one\n\ntwo", "- one\n- two", "**one**  \ntwo"])
  func `a cell of a table is a line in Markdown`(cell: String) throws {
    let value = InsightValue.table(
      InsightTable(columns: ["A", "B"], rows: [["x", .text(MarkdownText(cell))], ["y", "z"]]))
    let lines = try markdown(value).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[2].contains("one") && lines[2].contains("two"))
    #expect(try html(value).contains("<table>"))
  }

  @Test func `a table stands below the title of its item`() throws {
    let table = InsightValue.table(InsightTable(columns: ["A"], rows: [["x"]]))
    #expect(
      try markdown(.list([sections([("Cost", table), ("Note", "n")])])) == """
        - - **Cost:**

              | A |
              | --- |
              | x |

          - **Note:** n
        """)
  }

  @Test func `a short object in a list is read on a line, a longer one below its first member`()
    throws
  {
    let short = sections([("Who", "Mia"), ("Phone", .number("123"))])
    let long = sections([("Risk", "Storm"), ("Plan", .list(["wait"]))])
    #expect(
      try markdown(.list([short, long])) == """
        - **Who:** Mia · **Phone:** 123
        - **Risk:** Storm
            - **Plan:**
                - wait
        """)
    #expect(
      try html(.list([short])) == """
        <ul>
        <li><strong>Who:</strong> Mia · <strong>Phone:</strong> 123</li>
        </ul>
        """)
  }

  @Test(arguments: ["    code", "# title", "~~~\nx\n~~~", "- x", "> x"])
  func `an object with a block in it is not read on a line`(block: String) throws {
    let value = sections([("A", .text(MarkdownText(block))), ("B", "x"), ("C", "y")])
    #expect(try !markdown(.list([value])).contains(" · "))
    #expect(try !html(.list([value])).contains(" · "))
  }

  @Test func `headings inside a value come below the heading over it`() throws {
    #expect(try markdown("# Plan\n\n## Part") == "### Plan\n\n#### Part")
    #expect(try html("# Plan\n\n## Part") == "<h3>Plan</h3>\n<h4>Part</h4>")
  }

  @Test(arguments: ["- ", "> ", "> - ", ""])
  func `a block stays in the item or quotation that it begins in`(prefix: String) throws {
    let value = InsightValue.list([.list(["x", "y"]), "z"])
    var output = Array(prefix.utf8)
    let labels = try Self.labels.get()
    MarkdownInsightWriter(labels: labels).append(
      value, at: InsightPlace(.block, headingLevel: 3), to: &output)
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    let continuation = prefix.replacing("-", with: " ")
    #expect(lines[0] == "\(prefix)- - x")
    #expect(lines[1] == "\(continuation)  - y")
    #expect(lines[2] == "\(continuation)- z")
  }

  @Test func `a block behind text begins on a line of its own`() throws {
    var output = Array("- Owner: ".utf8)
    MarkdownInsightWriter(labels: try Self.labels.get()).append(
      .list(["a", "b"]), at: InsightPlace(.block, headingLevel: 3), to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "- Owner:\n    - a\n    - b")
  }

  @Test func `what lies too deep is shown as a text`() throws {
    var value: InsightValue = sections([("Deep", .list(["word", .boolean(true)]))])
    for _ in 0..<500 { value = .list([value]) }
    for text in [try markdown(value), try html(value)] {
      #expect(text.contains("Deep"))
      #expect(text.contains("word; true"))
      #expect(text.utf8.count < 1_000)
    }
  }

  @Test func `the text of a value leaves out what is empty`() {
    let value = InsightValue.list([
      .nothing, sections([("A", .nothing), ("B", .list(["x", .nothing, "y"])), ("C", "z")]), "",
      .table(InsightTable(columns: ["D", "E"], rows: [[.nothing, "e"], ["d", .nothing]])),
    ])
    #expect(value.plainSource == "B: x; y, C: z; E: e; D: d")
    #expect(InsightValue.list([.nothing, .sections([])]).plainSource == "")
  }

  private func sections(_ members: [(String, InsightValue)]) -> InsightValue {
    .sections(members.map { InsightSection(key: $0.0, title: $0.0, value: $0.1) })
  }

  private func markdown(_ value: InsightValue) throws -> String {
    try text(value, MarkdownInsightWriter(labels: Self.labels.get()))
      .replacing("&#32;", with: " ").replacing("&#124;", with: "\\|")
  }

  private func html(_ value: InsightValue) throws -> String {
    try text(value, HTMLInsightWriter(labels: Self.labels.get()))
  }

  private func text(_ value: InsightValue, _ writer: some InsightWriter) throws -> String {
    var output: [UInt8] = []
    writer.append(value, at: InsightPlace(.block, headingLevel: 3), to: &output)
    return try #require(String(validating: output, as: UTF8.self))
  }
}

extension InsightValue: ExpressibleByStringLiteral {
  /// Markdown, written as a literal.
  public init(stringLiteral value: String) {
    self = .text(MarkdownText(value))
  }
}
