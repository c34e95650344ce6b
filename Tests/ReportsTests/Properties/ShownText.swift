import CLibcmark
import Foundation
import JSONDocument
import Testing

/// What a reader sees of an output.
enum ShownText {
  /// The text of a page.
  static func html(_ page: String) -> String {
    var text: [UInt8] = []
    var rest = Array(page.utf8)[...]
    if let style = page.range(of: "</style>") {
      rest = Array(page[style.upperBound...].utf8)[...]
    }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "<"):
        rest = rest[(rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? rest.endIndex)...]
      case UInt8(ascii: "&"):
        let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.startIndex
        text += character(String(decoding: rest[..<end], as: UTF8.self)).utf8
        rest = rest[(end + 1)...]
      default: text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text that libcmark shows of Markdown, without its front matter.
  static func markdown(_ markdown: String) throws -> String {
    try html(page(ofMarkdown: markdown))
  }

  /// What libcmark makes of Markdown without its front matter, raw HTML and all.
  static func page(ofMarkdown markdown: String) throws -> String {
    let end = try #require(markdown.dropFirst(4).range(of: "\n---\n"))
    let page = try #require(
      String(markdown[end.upperBound...]).utf8CString.withUnsafeBufferPointer {
        cmark_markdown_to_html($0.baseAddress, $0.count - 1, CMARK_OPT_UNSAFE)
      })
    defer { free(page) }
    return String(cString: page)
  }

  /// The turns' texts of a record.
  static func record(_ line: String) throws -> String {
    let turns = try JSONParser.parse(line).objectValue?["turns"]?.arrayValue ?? []
    return turns.compactMap { $0.objectValue?["text"]?.stringValue }.joined(separator: "\n")
  }

  private static func character(_ reference: String) -> String {
    switch reference {
    case "lt": "<"
    case "gt": ">"
    case "amp": "&"
    case "quot": "\""
    default: UInt32(reference.dropFirst()).flatMap(Unicode.Scalar.init).map(String.init) ?? "?"
    }
  }
}
