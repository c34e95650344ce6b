import Testing
import TestSupport
import TextScanning

/// Parts of texts that share their storage.
@Suite struct TextSliceTests {
  /// A text in pieces of whole scalars, with the offsets of each.
  private func pieces(_ text: String, using generator: inout SplitMix64) -> [Range<Int>] {
    var ends: [Int] = [0]
    var offset = 0
    for scalar in text.unicodeScalars {
      offset += UTF8.width(scalar)
      if Int.random(in: 0..<3, using: &generator) == 0 { ends.append(offset) }
    }
    return zip(ends, ends.dropFirst()).map { $0..<$1 }
  }

  @Test func `a slice has exactly its bytes`() throws {
    var generator = SplitMix64(seed: 5 + Effort.seed)
    for text in HostileText.texts(Effort.texts, seed: 5) {
      let bytes = Array(text.utf8)
      for range in pieces(text, using: &generator) {
        let slice = TextSlice(text, utf8: range)
        let part = Array(bytes[range])
        try #require(Array(slice.utf8) == part && Array(slice.string.utf8) == part)
        let read = slice.withUTF8 { $0.withUnsafeBufferPointer { Array($0) } }
        #expect(read == part && slice.isEmpty == part.isEmpty && slice.count == part.count)
        let copy = TextSlice(String(decoding: part, as: UTF8.self))
        #expect(copy == slice && copy.hashValue == slice.hashValue)
        #expect("\(slice)" == slice.string)
      }
      #expect(TextSlice(text).string == text)
    }
  }

  @Test func `slices are equal if their bytes are`() {
    #expect(TextSlice("abcb", utf8: 1..<2) == TextSlice("abcb", utf8: 3..<4))
    #expect(TextSlice("ab", utf8: 0..<1) != TextSlice("b"))
    #expect(TextSlice("ab", utf8: 0..<1) != TextSlice("ab"))
    // Equal as strings.
    #expect(TextSlice("é") != TextSlice("e\u{301}"))
    #expect(TextSlice("a", utf8: 1..<1) == TextSlice(""))
  }
}
