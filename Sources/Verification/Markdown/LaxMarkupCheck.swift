internal import TextScanning

/// Finds markup that only laxer readers than libcmark recognise: tags that are not valid in
/// CommonMark, links whose destination has spaces, link definitions in the middle of a paragraph.
struct LaxMarkupCheck {
  private let source: OutputText
  /// Lines with findings for tags and links that libcmark itself recognised.
  private let reported: Set<Int>

  init(_ source: OutputText, reported: Set<Int>) {
    self.source = source
    self.reported = reported
  }

  /// Checks a part of a paragraph and adds its findings.
  func run(_ range: Range<Int>, _ findings: inout FindingList) {
    let bytes = source.bytes
    guard !findings.isFull,
      bytes[range].contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") })
    else { return }
    var spans = CodeSpans(bytes, range).spans(for: .commonMark)[...]
    let lastClose =
      range.last { bytes[$0] == UInt8(ascii: ">") && $0 > 0 && bytes[$0 - 1] != UInt8(ascii: "\\") }
      ?? range.lowerBound
    var openBrackets = 0
    var index = range.lowerBound
    while index < range.upperBound, !findings.isFull {
      if let span = spans.first, span.lowerBound <= index {
        index = max(index, span.upperBound)
        spans.removeFirst()
        continue
      }
      switch Unicode.Scalar(bytes[index]) {
      case "\\":
        // In Python-Markdown a backslash does not escape `<`.
        index += peek(index + 1, range) == UInt8(ascii: "<") ? 1 : 2
        continue
      case "<" where index < lastClose && beginsTag(at: index, range):
        add(
          at: index, "\"\(source.excerpt(index..<range.upperBound))\"",
          "which some readers, such as Python-Markdown (MkDocs), take for a tag",
          "write &lt; for <", &findings)
      case "[":
        openBrackets += 1
        if isLineStart(index, range), let start = definition(at: index, range) {
          checkDestination(at: start, range, &findings)
        }
      case "]" where openBrackets > 0:
        openBrackets -= 1
        if peek(index + 1, range) == UInt8(ascii: "(") {
          checkDestination(at: index + 2, range, &findings)
        }
      default: break
      }
      index += 1
    }
  }

  private func peek(_ index: Int, _ range: Range<Int>) -> UInt8? {
    range.contains(index) ? source.bytes[index] : nil
  }

  /// Whether some reader sees a tag here: not a link destination or an allowed autolink.
  private func beginsTag(at index: Int, _ range: Range<Int>) -> Bool {
    guard let next = peek(index + 1, range), next.isLetter || "/!?".utf8.contains(next)
    else { return false }
    if index - 2 >= range.lowerBound, source.bytes[(index - 2)..<index].elementsEqual("](".utf8) {
      return false
    }
    let address = source.bytes[(index + 1)..<range.upperBound].prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<")
    }
    guard peek(address.endIndex, range) == UInt8(ascii: ">") else { return true }
    let isMail = address.contains(UInt8(ascii: "@")) && !address.contains(UInt8(ascii: "/"))
    return !isMail
      && Address.fault(of: String(decoding: address, as: UTF8.self), allowsFragment: false) != nil
  }

  private func isLineStart(_ index: Int, _ range: Range<Int>) -> Bool {
    var start = index
    while start > range.lowerBound, " >\\".utf8.contains(source.bytes[start - 1]) { start -= 1 }
    return start == range.lowerBound || source.bytes[start - 1] == UInt8(ascii: "\n")
  }

  /// The offset of the destination in a definition, `[label]: destination`; nil without one.
  private func definition(at index: Int, _ range: Range<Int>) -> Int? {
    let label = source.bytes[(index + 1)..<range.upperBound].prefix {
      $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "\n")
    }
    guard peek(label.endIndex, range) == UInt8(ascii: "]"),
      peek(label.endIndex + 1, range) == UInt8(ascii: ":")
    else { return nil }
    return label.endIndex + 2
  }

  /// Checks that a link has an allowed destination.
  private func checkDestination(at start: Int, _ range: Range<Int>, _ findings: inout FindingList) {
    var start = start
    while let byte = peek(start, range), byte == 0x20 || byte == UInt8(ascii: "<") { start += 1 }
    let address = source.bytes[start..<max(start, range.upperBound)].prefix {
      $0 > 0x20 && !"()>".utf8.contains($0)
    }
    guard !address.isEmpty,
      let fault = Address.fault(of: String(decoding: address, as: UTF8.self), allowsFragment: true)
    else { return }
    add(
      at: start, "a link to \(fault) for some readers",
      "which is neither http, https or mailto nor a place in the text", "write it as text",
      &findings)
  }

  private func add(
    at offset: Int, _ what: String, _ why: String, _ advice: String,
    _ findings: inout FindingList
  ) {
    guard !findings.isFull, !reported.contains(source.lineNumber(of: offset)) else { return }
    findings.add(at: offset, what, why, advice)
  }
}
