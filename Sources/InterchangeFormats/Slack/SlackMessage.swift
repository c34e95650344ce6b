internal import JSONDocument
internal import TextEscaping

/// A message to Slack, of blocks (Block Kit).
///
/// A template writes a block a line. They become `{"text": …, "blocks": […]}` on one line, or on
/// several where there are too many for one message.
package enum SlackMessage {
  /// The maximum number of blocks in a message.
  static let maximumBlocks = 50

  /// Appends text inside the quotes of a JSON string.
  ///
  /// It is literal in a `plain_text` object and in a text of a `rich_text` block. In an `mrkdwn`
  /// object, text is written as `{{mrkdwn(x)}}`.
  package static func append(_ text: String, to output: inout [UInt8]) {
    JSONWriter.appendEscaped(PlainText.normalised(text), to: &output)
  }

  /// The text for an `mrkdwn` object, in which nothing links, mentions or formats.
  ///
  /// `&`, `<` and `>` become entities, as Slack asks. For the other marks there is no escape: a
  /// U+2060 WORD JOINER, which does not show, goes before and after them.
  package static func literal(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "*", "_", "~", "`", ":", "@", "#":
        result += "\u{2060}"
        result.unicodeScalars.append(scalar)
        result += "\u{2060}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The messages of a template's blocks, each on a line.
  static func messages(ofBlocks output: [UInt8]) throws(FormatFault) -> [UInt8] {
    var blocks: [JSONValue] = []
    var title: JSONValue?
    var number = 0
    for line in TextLines(output) {
      number += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      let block = try SlackBlock(try value(of: line, number: number), line: number)
      title = title ?? block.title
      for part in block.parts() {
        try part.check(line: number)
        blocks.append(part.value)
      }
    }
    guard !blocks.isEmpty else {
      throw FormatFault(
        line: 1, "a message without blocks, which Slack refuses",
        advice: "write one block a line, such as {\"type\": \"divider\"}")
    }
    var result: [UInt8] = []
    for start in stride(from: 0, to: blocks.count, by: maximumBlocks) {
      let part = blocks[start..<min(start + maximumBlocks, blocks.count)]
      var members: [JSONObject.Member] = []
      if start == 0, let title { members.append(.init(name: "text", value: title)) }
      members.append(.init(name: "blocks", value: .array(Array(part))))
      result += JSONWriter.bytes(of: .object(JSONObject(members: members)))
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }

  /// Checks messages, one a line.
  static func check(_ file: [UInt8]) throws(FormatFault) {
    var number = 0
    for line in TextLines(file) {
      number += 1
      guard let blocks = try value(of: line, number: number).objectValue?["blocks"]?.arrayValue
      else { throw FormatFault(line: number, "a message is an object with \"blocks\"") }
      guard (1...maximumBlocks).contains(blocks.count) else {
        throw FormatFault(
          line: number, "a message has 1 to \(maximumBlocks) blocks, not \(blocks.count)")
      }
      for block in blocks { try SlackBlock(block, line: number).check(line: number) }
    }
    guard number > 0 else { throw FormatFault(line: 1, "an empty file is not a message") }
  }

  private static func value(
    of line: ArraySlice<UInt8>, number: Int
  ) throws(FormatFault) -> JSONValue {
    do throws(JSONError) {
      return try JSONParser.parse(Array(line))
    } catch {
      throw FormatFault(
        line: number, "this is not JSON: column \(error.column): \(error.reason)",
        advice: "write texts as \"{{x}}\" or {{json(x)}}, and a block a line")
    }
  }
}
