import TestSupport
import Testing
import ThreeWayMerge

/// Texts that are large, or made to take long.
struct LargeTextTests {
  @Test func `a long note is merged`() throws {
    let base = (0..<20_000).map { "**Ann** said \($0)\n\n" }
    var (ours, theirs) = (base, base)
    ours[100] = "**Ben** said 100\n\n"
    ours.append("The end.\n")
    theirs[19_000] = "**Ann** said something\n\n"
    theirs.insert("My thoughts.\n\n", at: 10_000)
    let merge = try #require(
      ThreeWayMerge(
        base: Array(base.joined().utf8), ours: Array(ours.joined().utf8),
        theirs: Array(theirs.joined().utf8)))
    var expected = theirs
    expected[100] = ours[100]
    expected.append("The end.\n")
    #expect(merge.conflicts == 0)
    #expect(merge.text.elementsEqual(expected.joined().utf8))
  }

  /// How lines are repeated, by their number and that of the text.
  @Test(
    arguments: [
      { number, _ in number % 2 }, { number, text in number % (2 + text) },
      { number, text in (number * number + text) % 7 }, { number, text in text },
      { number, text in (number &* 2_654_435_761 >> (8 + text)) & 1 },
    ] as [@Sendable (Int, Int) -> Int])
  func `repeated lines end`(line: @Sendable (Int, Int) -> Int) {
    let count = Effort.isExhaustive ? 100_000 : 4_000
    let texts = (0..<3).map { text in
      Array((0..<count).map { "\(line($0, text))\n" }.joined().utf8)
    }
    // It does not matter whether they are merged.
    if let merge = ThreeWayMerge(base: texts[0], ours: texts[1], theirs: texts[2]) {
      #expect(merge.text.last == 0x0A)
    }
  }

  @Test func `more lines than are compared are not merged`() {
    let text = [UInt8](repeating: 0x0A, count: ThreeWayMerge.maximumLines + 1)
    #expect(ThreeWayMerge(base: text, ours: text, theirs: text) == nil)
  }
}
