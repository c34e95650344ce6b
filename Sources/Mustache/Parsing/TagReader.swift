internal import TextScanning

/// Finds the tags of a template.
struct TagReader {
  private let source: TemplateText
  private var bytes: [UInt8] { source.bytes }
  private var open: [UInt8] = Array("{{".utf8)
  private var close: [UInt8] = Array("}}".utf8)
  private var position = 0

  private init(_ source: TemplateText) {
    self.source = source
  }

  /// The tags of a template in order, each read with the delimiters in force there.
  static func tags(of source: TemplateText) throws(TemplateError) -> [Tag] {
    var reader = TagReader(source)
    var tags: [Tag] = []
    while let start = reader.find(reader.open) {
      tags.append(try reader.tag(at: start))
    }
    return tags
  }

  /// Reads the tag that begins at an offset.
  private mutating func tag(at start: Int) throws(TemplateError) -> Tag {
    position = start + open.count
    while position < bytes.count, source.isSpace(bytes[position]) { position += 1 }
    let sigil = position < bytes.count ? bytes[position] : 0
    let kind = kind(of: sigil)
    switch sigil {
    case UInt8(ascii: "{"), UInt8(ascii: "="):
      let ending = sigil == UInt8(ascii: "=") ? sigil : UInt8(ascii: "}")
      position += 1
      let content = try content(of: start, endingWith: [ending] + close)
      if sigil == UInt8(ascii: "=") {
        try changeDelimiters(to: content, of: start)
      } else {
        try requireEnd([ending] + close, after: content, of: start)
      }
      return tag(kind, from: start, content: content)
    default:
      // A tag without a sigil is a variable; its name begins in place of the sigil.
      if kind != .variable { position += 1 }
      let content = try content(of: start, endingWith: close)
      if kind != .silent { try requireEnd(close, after: content, of: start) }
      return tag(kind, from: start, content: content)
    }
  }

  /// Throws if another tag begins inside a tag, which then lacks a brace: `{{x} and {{y}}`.
  private func requireEnd(
    _ ending: [UInt8], after content: Range<Int>, of start: Int
  ) throws(TemplateError) {
    guard let first = open.first, open != close,
      content.contains(where: { bytes[$0] == first && bytes[$0...].starts(with: open) })
    else { return }
    let end = String(decoding: ending, as: UTF8.self)
    throw error(
      "another tag begins before this one ends: it has to end with \"\(end)\"", at: start)
  }

  private func kind(of sigil: UInt8) -> Tag.Kind {
    switch sigil {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): .raw
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .inverted
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "<"): .parent
    case UInt8(ascii: "$"): .block
    case UInt8(ascii: "/"): .close
    case UInt8(ascii: "!"), UInt8(ascii: "="): .silent
    default: .variable
    }
  }

  private func tag(_ kind: Tag.Kind, from start: Int, content: Range<Int>) -> Tag {
    Tag(
      kind: kind, range: start..<position, content: source.trimmed(content),
      blankFrom: source.blankStart(before: start), blankTo: source.blankEnd(after: position))
  }

  /// Reads the content of a tag and its closing delimiter.
  private mutating func content(
    of start: Int, endingWith ending: [UInt8]
  ) throws(TemplateError) -> Range<Int> {
    guard let end = find(ending) else {
      let written = String(decoding: ending, as: UTF8.self)
      throw error("this tag is never closed: \"\(written)\" is missing", at: start)
    }
    let content = position..<end
    position = end + ending.count
    return content
  }

  /// Sets the delimiters from the content of `{{=<% %>=}}`.
  private mutating func changeDelimiters(
    to content: Range<Int>, of start: Int
  ) throws(TemplateError) {
    let parts = bytes[content].split(whereSeparator: \.isCWhiteSpace)
    guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
      throw error(
        "give two delimiters separated by a space, without \"=\", as in {{=<% %>=}}",
        at: start)
    }
    // The search takes time proportional to their length.
    guard parts.allSatisfy({ $0.count <= 16 }) else {
      throw error("a delimiter has at most 16 bytes", at: start)
    }
    open = Array(parts[0])
    close = Array(parts[1])
  }

  /// The offset of the next occurrence of a pattern.
  private func find(_ pattern: [UInt8]) -> Int? {
    let last = bytes.count - pattern.count
    guard position <= last else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      (position...last).first { start in
        bytes[start] == pattern[0]
          && pattern.indices.dropFirst().allSatisfy { bytes[start + $0] == pattern[$0] }
      }
    }
  }

  private func error(_ reason: String, at offset: Int) -> TemplateError {
    TemplateError(reason, at: source.location(of: offset))
  }
}
