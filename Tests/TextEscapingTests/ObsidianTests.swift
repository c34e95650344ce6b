import Testing
import TestSupport
import TextEscaping

/// Obsidian and its plugins cannot be run in tests: the syntax that they look for must not
/// be in the Markdown.
@Suite struct ObsidianTests {
  @Test(arguments: TextTemplate.all)
  func `text has no syntax of Obsidian`(_ template: TextTemplate) {
    let texts = SharedFolder.attacks + HostileText.texts(Effort.texts, seed: 5)
    let words = Fidelity.words(template)
    let own = Self.findings(in: template.markdown(words, knowsNext: false))
    let offset = template.source.utf8.reduce(0) { $0 &+ Int($1) }
    var generator = SplitMix64(seed: 6)
    for first in Effort.share(texts, of: 40, from: offset) {
      var values = [first]
      while values.count < template.places {
        values.append(texts.randomElement(using: &generator) ?? "")
      }
      guard !values.contains(where: { isBlank($0) }) else { continue }
      for knowsNext in [false, true] {
        let markdown = template.markdown(values, knowsNext: knowsNext)
        let findings = Self.findings(in: markdown)
        if findings.count > own.count {
          Issue.record("\(findings) in \(literal(markdown)) of \(values) in \(template.source)")
          return
        }
      }
    }
  }

  /// The syntax that Obsidian would act on.
  private static func findings(in markdown: [UInt8]) -> [String] {
    // Plugins and Obsidian's own index find these even if they are escaped.
    let pairs = found(indexed, in: markdown)
    var plain = withoutEscapes(markdown)
    // The colon of an XMPP address is written as code.
    while let code = plain.firstRange(of: Array("`:`".utf8)) { plain.removeSubrange(code) }
    return pairs + found(written, in: plain)
      + plain.filter { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "$") }.map { "\($0)" }
      + tags(in: plain) + blockIdentifiers(in: plain)
  }

  private static let indexed = Set(["[[", "%%", "==", "::", "{{", "<%"].map { Array($0.utf8) })
  private static let written = Set(["~~", "[^", "^["].map { Array($0.utf8) })

  private static func found(_ pairs: Set<[UInt8]>, in text: [UInt8]) -> [String] {
    let starts = Set(pairs.map { $0[0] })
    var result: [String] = []
    var index = 0
    while index + 1 < text.count {
      if starts.contains(text[index]), pairs.contains([text[index], text[index + 1]]) {
        result.append(literal([text[index], text[index + 1]]))
      }
      index += 1
    }
    return result
  }

  /// The text with a control character in place of every escaped character.
  private static func withoutEscapes(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      let isEscape =
        text[index] == UInt8(ascii: "\\") && index + 1 < text.count && text[index + 1] < 0x80
        && !isWord(text[index + 1])
      result.append(isEscape ? 1 : text[index])
      index += isEscape ? 2 : 1
    }
    return result
  }

  /// Hash signs without a word before them and with a name, with a letter, after them.
  private static func tags(in text: [UInt8]) -> [String] {
    text.indices.filter { text[$0] == UInt8(ascii: "#") }.filter { index in
      if index > 0, isWord(text[index - 1]) || "&;".utf8.contains(text[index - 1]) { return false }
      let name = text[(index + 1)...].prefix { isWord($0) || "-/".utf8.contains($0) }
      return !name.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }.map { "tag at \($0)" }
  }

  /// A word after `^` at the end of a line.
  private static func blockIdentifiers(in text: [UInt8]) -> [String] {
    text.split(separator: UInt8(ascii: "\n")).filter { line in
      var line = line
      while line.last == UInt8(ascii: " ") { line.removeLast() }
      while let last = line.last, isWord(last) || last == UInt8(ascii: "-") { line.removeLast() }
      guard line.last == UInt8(ascii: "^") else { return false }
      line.removeLast()
      return line.last.map { $0 == UInt8(ascii: " ") } ?? true
    }.map { "block identifier in \(literal(Array($0)))" }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "0"..."9", "A"..."Z", "a"..."z", "_", "\u{80}"...: true
    default: false
    }
  }
}
