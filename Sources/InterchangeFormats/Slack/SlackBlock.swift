internal import JSONDocument
internal import TextScanning

/// A block of a message to Slack, and the limits that Slack has for it (Block Kit, "Blocks" and
/// "Composition objects").
struct SlackBlock {
  /// The block as JSON.
  let value: JSONValue
  private let object: JSONObject
  private let kind: String

  /// The maximum number of characters in most texts.
  private static let textLimit = 3_000

  private static let kinds = [
    "actions", "alert", "context", "divider", "file", "header", "image", "input", "markdown",
    "rich_text", "section", "table", "video",
  ]

  init(_ value: JSONValue, line: Int) throws(FormatFault) {
    guard let object = value.objectValue, let kind = object["type"]?.stringValue else {
      throw FormatFault(
        line: line, "a block is an object with a \"type\", such as {\"type\": \"divider\"}")
    }
    guard Self.kinds.contains(kind) else {
      throw FormatFault(
        line: line,
        "Slack has no block of the type \(kind.quoted())"
          + NearestName.suggestion(for: kind, among: Self.kinds))
    }
    self.value = value
    self.object = object
    self.kind = kind
  }

  /// The text of a header, which notifications show.
  var title: JSONValue? { kind == "header" ? object["text"]?.objectValue?["text"] : nil }

  /// The blocks in which the text of a long one is shown; none for one without text.
  func parts() -> [SlackBlock] {
    switch kind {
    case "rich_text":
      return RichText.parts(of: object["elements"]?.arrayValue ?? []).map {
        with("elements", .array($0))
      }
    case "section":
      guard let text = object["text"]?.objectValue, let words = text["text"]?.stringValue,
        words.unicodeScalars.dropFirst(Self.textLimit).first != nil
      else { return [self] }
      return RichText.pieces(of: words).map { piece in
        with("text", .object(text.replacing("text", with: .string(piece))))
      }
    default: return [self]
    }
  }

  private init(_ kind: String, _ object: JSONObject) {
    self.kind = kind
    self.object = object
    value = .object(object)
  }

  private func with(_ name: String, _ value: JSONValue) -> SlackBlock {
    SlackBlock(kind, object.replacing(name, with: value))
  }

  /// Checks what Slack would refuse.
  func check(line: Int) throws(FormatFault) {
    switch kind {
    case "header": try checkText(object["text"], upTo: 150, line: line)
    case "section":
      if object["text"] == nil, object["fields"] == nil {
        throw FormatFault(line: line, "a section has a \"text\" or \"fields\"")
      }
      if let text = object["text"] { try checkText(text, upTo: Self.textLimit, line: line) }
      for field in object["fields"]?.arrayValue ?? [] {
        try checkText(field, upTo: 2_000, line: line)
      }
    case "context":
      let elements = object["elements"]?.arrayValue ?? []
      guard (1...10).contains(elements.count) else {
        throw FormatFault(line: line, "a context has 1 to 10 elements, not \(elements.count)")
      }
      for element in elements where element.objectValue?["type"]?.stringValue != "image" {
        try checkText(element, upTo: Self.textLimit, line: line)
      }
    case "rich_text":
      guard !(object["elements"]?.arrayValue ?? []).isEmpty else {
        throw FormatFault(line: line, "a rich_text has \"elements\"")
      }
    default: break
    }
  }

  private func checkText(_ text: JSONValue?, upTo limit: Int, line: Int) throws(FormatFault) {
    guard let text = text?.objectValue, let words = text["text"]?.stringValue,
      ["plain_text", "mrkdwn"].contains(text["type"]?.stringValue)
    else {
      throw FormatFault(
        line: line,
        "the text of a \(kind) is {\"type\": \"plain_text\", \"text\": …} or mrkdwn")
    }
    let count = words.unicodeScalars.count
    guard (1...limit).contains(count) else {
      throw FormatFault(
        line: line, "the text of a \(kind) has 1 to \(limit) characters, not \(count)",
        advice: count == 0
          ? "leave the block out, as by {{#has.x}}" : "cut it: {{truncate(x, \(limit))}}")
    }
  }
}

extension JSONObject {
  /// The object with another value for a member.
  func replacing(_ name: String, with value: JSONValue) -> JSONObject {
    JSONObject(
      members: members.map { $0.name == name ? Member(name: name, value: value) : $0 })
  }
}
