internal import TextScanning

/// A text that consists of one fenced code block (CommonMark 4.5).
struct CodeFence {
  /// The lower-case language; empty if there is none.
  let language: String
  let content: String

  /// Parses a text; returns nil if it is anything but a single block.
  ///
  /// An unclosed block extends to the end of the text, and a block may be on one line. Nested
  /// blocks that name their language may use fences of the same length: models do not count them.
  init?(_ text: String) {
    guard let first = text.utf8.first(where: { !$0.isCWhiteSpace }),
      first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
    else { return nil }
    let trimmed = Array(text.trimmed.utf8)
    let length = trimmed.prefix { $0 == first }.count
    guard length >= 3 else { return nil }
    guard let lineEnd = trimmed.firstIndex(of: UInt8(ascii: "\n")) else {
      guard let line = Self.line(trimmed, mark: first, length: length) else { return nil }
      self = line
      return
    }
    let info = trimmed[length..<lineEnd]
    guard first == UInt8(ascii: "~") || !info.contains(first),
      let content = Self.content(trimmed[(lineEnd + 1)...], mark: first, length: length)
    else { return nil }
    self.init(info: info, content: content)
  }

  private init(info: ArraySlice<UInt8>, content: ArraySlice<UInt8>) {
    let words = info.split(whereSeparator: \.isCWhiteSpace)
    language = words.first.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
    self.content = String(decoding: content, as: UTF8.self)
  }

  /// The content of a text that is a Markdown block; nil for any other text.
  static func markdown(in text: String) -> String? {
    guard let fence = CodeFence(text), ["markdown", "md", "mdown", "gfm"].contains(fence.language)
    else { return nil }
    return fence.content
  }

  /// Parses a block on one line, whose language, if any, is followed by a space or a bracket.
  private static func line(_ text: [UInt8], mark: UInt8, length: Int) -> CodeFence? {
    let inner = text.dropFirst(length)
    guard inner.count > length, inner.suffix(length).allSatisfy({ $0 == mark }) else { return nil }
    let body = inner.dropLast(length)
    guard !body.isEmpty, !body.contains(mark) else { return nil }
    let word = body.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    guard let next = body[word.endIndex...].first,
      next.isCWhiteSpace || next == UInt8(ascii: "{") || next == UInt8(ascii: "[")
    else { return nil }
    return CodeFence(info: word, content: body[word.endIndex...])
  }

  /// The text before the closing fence; nil if anything follows that fence.
  private static func content(
    _ text: ArraySlice<UInt8>, mark: UInt8, length: Int
  ) -> ArraySlice<UInt8>? {
    var start = text.startIndex
    var isInner = false
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let line = text[start..<end].drop(while: \.isCWhiteSpace)
      let run = line.prefix { $0 == mark }.count
      if run >= length {
        let rest = line.dropFirst(run)
        if !rest.allSatisfy(\.isCWhiteSpace) {
          isInner = !rest.contains(mark)
        } else if isInner {
          isInner = false
        } else {
          guard text[end...].allSatisfy(\.isCWhiteSpace) else { return nil }
          return text[..<start].dropLast()
        }
      }
      start = end + 1
    }
    // The closing fence may be at the end of the last line.
    let run = text.reversed().prefix { $0 == mark }.count
    return run >= length ? text.dropLast(run) : text
  }
}
