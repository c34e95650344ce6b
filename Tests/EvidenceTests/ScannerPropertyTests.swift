import Testing
import TestSupport

@testable import Evidence

struct ScannerPropertyTests {
  /// What texts are made of: runs of one kind fill and cross the 64 bytes that are looked at together.
  private static let kinds: [[Unicode.Scalar]] = [
    Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars),
    Array("sdgyeilnSDGYEILN'".unicodeScalars),
    Array("'’ ".unicodeScalars),
    (0..<0x80).compactMap(Unicode.Scalar.init),
    Array("éÉßÿİıΣςЖﬁ\u{301}²½٣Ⅷ\u{10400}".unicodeScalars),
    Array("—…“”\u{A0}\u{2028}\u{FFFD}😀".unicodeScalars),
    Array("改札機あア안ก𠀀".unicodeScalars),
    (0x80..<0x3000).compactMap(Unicode.Scalar.init),
  ]

  private func text(_ random: inout SplitMix64) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      // Few letters make words that come again, with and without endings.
      let kind = Self.kinds.randomElement(using: &random) ?? []
      let few = (0..<Int.random(in: 1...6, using: &random)).compactMap { _ in
        kind.randomElement(using: &random)
      }
      let letters = Bool.random(using: &random) ? few : kind
      for _ in 0..<Int.random(in: 0...(Bool.random(using: &random) ? 9 : 70), using: &random) {
        text.unicodeScalars.append(letters.randomElement(using: &random) ?? " ")
      }
      if Bool.random(using: &random) {
        text += [" ", "s ", "ing ", "ly", "ed'", "'"].randomElement(using: &random) ?? ""
      }
    }
    return text
  }

  @Test func `the words are those of the plain scanner, and equal where those are`() {
    var random = SplitMix64(seed: 0x5CA7)
    var scanner = WordScanner()
    var hashes: [[UInt8]: WordHash] = [:]
    var words: [WordHash: [UInt8]] = [:]
    for _ in 0..<4000 {
      let text = text(&random)
      let expected = ReferenceScanner.words(of: text)
      let found = scanner.withWords(of: text.utf8Span.span) { Array($0) }
      guard found.count == expected.count else {
        Issue.record(
          "\(found.count) words instead of \(expected.count) in \(text.debugDescription)")
        continue
      }
      for (hash, word) in zip(found, expected) {
        let key = Array(word.utf8)
        #expect(hashes[key, default: hash] == hash, "\(word.debugDescription) has two hashes")
        #expect(words[hash, default: key] == key, "\(word.debugDescription) has another's hash")
        hashes[key] = hash
        words[hash] = key
      }
    }
    #expect(hashes.count > 10_000)
  }
}
