import InterchangeFormats
import JSONDocument
import Testing
import TextEscaping

struct SlackTests {
  private func messages(_ blocks: String) throws -> [JSONObject] {
    let output = try InterchangeFormat.slack.completed(Array(blocks.utf8))
    try InterchangeFormat.slack.check(output)
    return try output.split(separator: 0x0A).map {
      try #require(JSONParser.parse(Array($0)).objectValue)
    }
  }

  private func texts(_ value: JSONValue) -> String {
    switch value {
    case .object(let object):
      (object["text"]?.stringValue ?? "") + object.members.map { texts($0.value) }.joined()
    case .array(let values): values.map(texts).joined()
    default: ""
    }
  }

  private func section(_ text: String) -> String {
    var escaped: [UInt8] = []
    InterchangeFormat.slack.append(text, to: &escaped)
    let words = String(decoding: escaped, as: UTF8.self)
    return
      "{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"\(words)\"}]}]}\n"
  }

  @Test func `any text comes back from a block`() throws {
    for text in HostileTexts.all {
      let shown = try messages("{\"type\": \"divider\"}\n" + section(text)).map {
        texts($0["blocks"] ?? .null)
      }.joined()
      #expect(shown.unicodeScalars.elementsEqual(PlainText.normalised(text).unicodeScalars))
    }
  }

  @Test func `a long text becomes blocks of at most 3,000 characters, and many blocks messages`()
    throws
  {
    let text = String(repeating: "word and ", count: 30_000)
    let found = try messages(section(text))
    #expect(found.count == 2)
    for message in found {
      let blocks = message["blocks"]?.arrayValue ?? []
      #expect((1...50).contains(blocks.count))
      #expect(blocks.allSatisfy { texts($0).unicodeScalars.count <= 3_000 })
    }
    #expect(found.map { texts($0["blocks"] ?? .null) }.joined() == text)
  }

  @Test func `a long list is parted between its items, and empty items go`() throws {
    let item =
      "{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"\(String(repeating: "x", count: 900))\"}]}"
    let list =
      "{\"type\":\"rich_text_list\",\"style\":\"bullet\",\"elements\":[\(item),\(item),{},\(item),\(item)]}"
    let blocks = try #require(
      try messages("{\"type\":\"rich_text\",\"elements\":[\(list)]}")[0]["blocks"]?.arrayValue)
    let counts = blocks.map { block in
      block.objectValue?["elements"]?.arrayValue?.first?.objectValue?["elements"]?.arrayValue?.count
    }
    #expect(counts == [3, 1])
  }

  @Test func `the header is the text of notifications`() throws {
    let header =
      "{\"type\": \"header\", \"text\": {\"type\": \"plain_text\", \"text\": \"Weekly sync\"}}"
    #expect(try messages(header)[0]["text"] == "Weekly sync")
  }

  @Test(arguments: [
    ("", 1, "without blocks"), ("{\"type\": \"divider\"}\n{", 2, "not JSON"),
    ("{\"type\": \"devider\"}", 1, "divider"), ("[]", 1, "\"type\""),
    (
      "{\"type\": \"header\", \"text\": {\"type\": \"plain_text\", \"text\": \"\"}}", 1,
      "1 to 150 characters"
    ),
    ("{\"type\": \"context\", \"elements\": []}", 1, "1 to 10 elements"),
    ("{\"type\": \"header\", \"text\": \"x\"}", 1, "plain_text"),
  ])
  func `a fault is told with its line`(blocks: String, line: Int, reason: String) {
    let fault = #expect(throws: FormatFault.self) {
      try InterchangeFormat.slack.completed(Array(blocks.utf8))
    }
    #expect(fault?.line == line)
    #expect(fault?.reason.contains(reason) ?? false, "\(fault?.reason ?? "")")
  }

  @Test func `nothing of a text for mrkdwn mentions, links or formats`() {
    let text = SlackMessage.literal("<!channel> *bold* <@U1> <http://x|y> `c` & :wave:")
    #expect(!text.contains("<") && text.contains("&lt;!channel&gt;"))
    #expect(!text.contains("*b") && !text.contains(":w"))
  }
}
