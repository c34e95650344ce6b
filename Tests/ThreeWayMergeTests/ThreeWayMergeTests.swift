import TestSupport
import Testing
import ThreeWayMerge

/// Merges of two texts that were made from a third.
struct ThreeWayMergeTests {
  /// The text and the number of conflicts of a merge.
  private static func merge(
    _ base: String, _ ours: String, _ theirs: String
  ) throws -> (text: String, conflicts: Int) {
    let merge = try #require(
      ThreeWayMerge(base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8)))
    return (String(decoding: merge.text, as: UTF8.self), merge.conflicts)
  }

  private static func expect(
    _ base: String, _ ours: String, _ theirs: String, gives text: String, conflicts: Int = 0,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let merge = try merge(base, ours, theirs)
    #expect(
      merge.text.utf8.elementsEqual(text.utf8), "\(merge.text.debugDescription)",
      sourceLocation: place)
    #expect(merge.conflicts == conflicts, sourceLocation: place)
  }

  @Test func `what only one side has changed is taken`() throws {
    try Self.expect("a\nb\nc\nd\n", "a\nB\nc\nd\n", "a\nb\nc\nD\n", gives: "a\nB\nc\nD\n")
    try Self.expect("a\nb\n", "a\nb\n", "", gives: "")
    try Self.expect("", "new\n", "", gives: "new\n")
    try Self.expect("a\n", "a\n", "a\n", gives: "a\n")
  }

  @Test func `the same change on both sides is no conflict`() throws {
    try Self.expect("a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", gives: "a\nB\nc\n")
  }

  @Test func `changes that overlap or touch are a conflict, in which theirs stays`() throws {
    try Self.expect(
      "a\nb\nc\n", "a\nours\nc\n", "a\ntheirs\nc\n", gives: "a\ntheirs\nc\n", conflicts: 1)
    try Self.expect("a\nb\nc\n", "A\nb\nc\n", "a\nB\nc\n", gives: "a\nB\nc\n", conflicts: 1)
    try Self.expect("a\nb\n", "a\n", "a\nb, too\n", gives: "a\nb, too\n", conflicts: 1)
  }

  @Test func `a conflict does not keep other changes out`() throws {
    try Self.expect(
      "a\nb\nc\nd\ne\nf\n", "A\nb\nc\nours\ne\nf\n", "a\nb\nc\ntheirs\ne\nF\n",
      gives: "A\nb\nc\ntheirs\ne\nF\n", conflicts: 1)
  }

  // MARK: Boxes

  @Test func `a box stays ticked wherever its item goes`() throws {
    let base = "# Do\n\n- [ ] one\n- [ ] two\n- [ ] three\n"
    let theirs = "# Do\n\n- [ ] one\n- [x] two\n- [ ] three\n"
    try Self.expect(
      base, "# Do\n\n- [ ] two\n- [ ] three\n- [ ] one\n", theirs,
      gives: "# Do\n\n- [x] two\n- [ ] three\n- [ ] one\n")
    // Neighbours go.
    try Self.expect(base, "# Do\n\n- [ ] two\n", theirs, gives: "# Do\n\n- [x] two\n")
    // Another is put before it, and all around it changes.
    try Self.expect(
      base, "# To do\n\n* [ ] zero\n* [ ] two\n", theirs,
      gives: "# To do\n\n* [ ] zero\n* [x] two\n")
    // It goes itself.
    try Self.expect(
      base, "# Do\n\n- [ ] one\n- [ ] three\n", theirs, gives: "# Do\n\n- [ ] one\n- [ ] three\n")
  }

  @Test func `a box that is emptied stays empty`() throws {
    try Self.expect(
      "- [x] one\n- [ ] two\n", "- [ ] two\n- [x] one\n", "- [ ] one\n- [ ] two\n",
      gives: "- [ ] two\n- [ ] one\n")
  }

  @Test func `a box that the new text ticks is ticked`() throws {
    try Self.expect(
      "- [ ] one\n- [ ] two\n", "- [x] one\n- [ ] two\n", "- [ ] one\n- [-] two\n",
      gives: "- [x] one\n- [-] two\n")
  }

  @Test func `an item is found again though it was said at another time`() throws {
    try Self.expect(
      "- [ ] **Ann:** one *(0:12)*\n", "- [ ] **Ann:** one *(1:12)*\n",
      "- [x] **Ann:** one *(0:12)*\n", gives: "- [x] **Ann:** one *(1:12)*\n")
  }

  @Test func `of items with one text the one in the same place is ticked`() throws {
    try Self.expect(
      "- [ ] one\n- [ ] two\n- [ ] one\n", "- [ ] zero\n- [ ] one\n- [ ] two\n- [ ] one\n",
      "- [ ] one\n- [ ] two\n- [x] one\n", gives: "- [ ] zero\n- [ ] one\n- [ ] two\n- [x] one\n")
  }

  @Test func `a ticked item in other words is a conflict`() throws {
    try Self.expect(
      "a\n\n- [ ] Call Ann\n\nb\n", "a\n\n- [ ] Call Ann and Ben\n\nb\n",
      "a\n\n- [x] Call Ann\n\nb\n", gives: "a\n\n- [x] Call Ann\n\nb\n", conflicts: 1)
    // And so is one that the new text ticks.
    try Self.expect(
      "a\n\n- [ ] Call Ann\n\nb\n", "a\n\n- [x] Call Ann\n\nb\n",
      "a\n\n- [ ] Call Ann on Friday\n\nb\n", gives: "a\n\n- [ ] Call Ann on Friday\n\nb\n",
      conflicts: 1)
  }

  @Test func `a ticked item in other words elsewhere is a conflict`() throws {
    try Self.expect(
      "- [ ] A\n- [ ] B\n- [ ] C\n", "- [ ] B\n- [ ] C\n- [ ] A by Friday\n",
      "- [x] A\n- [ ] B\n- [ ] C\n",
      gives: "- [x] A\n- [ ] B\n- [ ] C\n- [ ] A by Friday\n", conflicts: 1)
  }

  @Test func `ticked items do not go with all others`() throws {
    try Self.expect(
      "# Do\n\n- [ ] one\n- [ ] two\n\n# End\n", "# End\n",
      "# Do\n\n- [x] one\n- [ ] two\n\n# End\n",
      gives: "# Do\n\n- [x] one\n- [ ] two\n\n# End\n", conflicts: 1)
    try Self.expect(
      "# Do\n\n- [ ] one\n- [ ] two\n\n# End\nsaid\n", "# End\nsaid\n",
      "# Do\n\n- [ ] one\n- [ ] two\n\n# End\nSaid\n", gives: "# End\nSaid\n")
  }

  @Test func `an item that is new does not get the state of another with its text`() throws {
    try Self.expect(
      "- [ ] Call *(0:10)*\n- [ ] Call *(0:20)*\n", "- [ ] Call *(0:20)*\n- [ ] Call *(0:30)*\n",
      "- [ ] Call *(0:10)*\n- [x] Call *(0:20)*\n",
      gives: "- [x] Call *(0:20)*\n- [ ] Call *(0:30)*\n")
  }

  @Test(arguments: [" \u{1F4C5} 2026-03-05", " (Friday)", ""])
  func `an item is found again by what is due when`(day: String) throws {
    try Self.expect(
      "- [ ] one *(at 0:12)*\(day)\n", "- [ ] one *(at 1:12)*\(day)\n",
      "- [x] one *(at 0:12)*\(day)\n", gives: "- [x] one *(at 1:12)*\(day)\n")
  }

  @Test func `an item that was changed otherwise is not removed`() throws {
    try Self.expect(
      "- [ ] one\n- [ ] two\n", "- [ ] one\n", "- [ ] one\n- [x] two, on Friday\n",
      gives: "- [ ] one\n- [x] two, on Friday\n", conflicts: 1)
  }

  @Test func `numbered items and nested ones have boxes, too`() throws {
    try Self.expect(
      "1. [ ] one\n   + [ ] two\n", "1. [ ] zero\n2. [ ] one\n   + [ ] two\n",
      "1. [x] one\n   + [X] two\n", gives: "1. [ ] zero\n2. [x] one\n   + [X] two\n")
  }

  // MARK: Line ends

  @Test func `line ends of another editor are no change`() throws {
    try Self.expect(
      "a\nb\nc\n", "a\nB\nc\nd\n", "a\r\nb\r\nc\r\n", gives: "a\r\nB\r\nc\r\nd\r\n")
    try Self.expect("a\nb\nc\n", "A\nb\nc\n", "a\nb\nc\r\n", gives: "A\nb\nc\r\n")
    try Self.expect("a\r\nb\r\n", "a\r\nB\r\n", "a\r\nb\r\n", gives: "a\r\nB\r\n")
    // A carriage return in a line is part of it.
    try Self.expect("a\rb\nc\n", "a\rb\nC\n", "a\rb\nc\n", gives: "a\rb\nC\n")
  }

  @Test func `a last line may have no end`() throws {
    try Self.expect("a\nb\nc\n", "A\nb\nc\n", "a\nb\nc", gives: "A\nb\nc")
    try Self.expect("a\nb\nc\n", "a\nb\nc\nd\n", "a\nb\nc", gives: "a\nb\nc\nd")
    try Self.expect("a\nb", "a\nb\n", "A\nb", gives: "A\nb\n")
    try Self.expect("a\nb\nc", "a\nb\nc", "a\nb\nc\nd\n", gives: "a\nb\nc\nd\n")
    try Self.expect("a\nb\nc", "A\nb\nc", "a\nb\nc\nd", gives: "A\nb\nc\nd")
  }

  @Test func `a byte order mark of another editor is no change`() throws {
    try Self.expect("a\nb\nc\n", "A\nb\nc\n", "\u{FEFF}a\nb\nc\n", gives: "\u{FEFF}A\nb\nc\n")
  }

  // MARK: Odd texts

  @Test func `conflict markers of a person are text`() throws {
    let marked = "a\n<<<<<<< mine\nb\n=======\nB\n>>>>>>> theirs\nc\nd\n"
    try Self.expect(
      "a\nb\nc\nd\n", "a\nb\nc\nD\n", marked, gives: marked.replacing("\nd\n", with: "\nD\n"))
  }

  @Test(arguments: [[0x61, 0x00, 0x0A], [0xFF, 0xFE, 0x61, 0x0A], [0xC0, 0xAF]] as [[UInt8]])
  func `what is not text in UTF-8 is not merged`(bytes: [UInt8]) {
    let text = Array("a\n".utf8)
    #expect(ThreeWayMerge(base: text, ours: text, theirs: bytes) == nil)
    #expect(ThreeWayMerge(base: text, ours: bytes, theirs: text) == nil)
    #expect(ThreeWayMerge(base: bytes, ours: text, theirs: text) == nil)
  }

  @Test func `no line that a person has written is lost`() throws {
    for number in 0..<UInt64(Effort.texts) {
      let edits = GeneratedEdits(seed: Effort.seed + number, hasTasks: true)
      let merge = try Self.merge(
        GeneratedEdits.text(edits.base), GeneratedEdits.text(edits.ours),
        GeneratedEdits.text(edits.theirs))
      let lines = merge.text.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast().map(String.init)
      func withoutBox(_ line: String) -> String { line.replacing("- [x]", with: "- [ ]") }
      func counts(_ lines: [String]) -> [String: Int] {
        Dictionary(lines.map { (withoutBox($0), 1) }, uniquingKeysWith: +)
      }
      let (base, merged) = (counts(edits.base), counts(lines))
      for (line, count) in counts(edits.theirs) where base[line] == nil {
        #expect(merged[line] ?? 0 >= min(count, 1), "\(line) of \(number)")
      }
      // Without a conflict, nothing new of ours is lost either.
      for line in counts(edits.ours).keys where base[line] == nil && merge.conflicts == 0 {
        #expect(merged[line] != nil, "\(line) of \(number)")
      }
    }
  }

  @Test func `what is merged already is merged into the same`() throws {
    for number in 0..<UInt64(Effort.texts) {
      let edits = GeneratedEdits(seed: Effort.seed + number, hasTasks: true)
      let (ours, theirs) = (GeneratedEdits.text(edits.ours), GeneratedEdits.text(edits.theirs))
      let merge = try Self.merge(GeneratedEdits.text(edits.base), ours, theirs)
      // The new text is the next base.
      try Self.expect(ours, ours, merge.text, gives: merge.text)
      // Without edits, the new text is taken as it is.
      try Self.expect(theirs, ours, theirs, gives: ours)
    }
  }
}
