import MeetingModel
import Testing
import TestSupport

@testable import Archive
@testable import Exporting

struct SafeFileNameTests {
  private static let bot = BotID.nobody

  @Test(arguments: [
    ("2026-03-02 Weekly sync", "2026-03-02 Weekly sync"), ("  a \t\n b  ", "a b"),
    ("Q3: plan / draft?", "Q3- plan - draft"), ("..", nil), ("../../etc/passwd", "etc-passwd"),
    (".hidden", "hidden"), ("-rf", "rf"), ("~root", "root"), ("...", nil), ("", nil), ("a.", "a"),
    ("a. . ", "a"), ("CON", "CON_"), ("con.txt", "con_.txt"), ("NUL .x", "NUL _.x"),
    ("COM1", "COM1_"), ("com¹", "com¹_"), ("COM10", "COM10"), ("Lpt0.md", "Lpt0_.md"),
    ("console", "console"), ("a\0b\u{1B}[2Jc", "ab[2Jc"), ("\u{202E}gpj.exe", "gpj.exe"),
    ("a\u{2028}b\u{A0}c\u{3000}d", "a b c d"), ("会議 Übersicht é", "会議 Übersicht é"),
    ("C:\\x", "C--x"), ("*?<>|", nil), ("\u{301}a", "a"), ("$(rm) `x`", "$(rm) `x`"),
    ("x-258b06fc-6bc9-4261-9f29-bc8a4474af0a", "x-258b06fc-6bc9-4261-9f29-bc8a4474af0a_"),
    ("x-00000000-0000-4000-8000-000000000000", "x-00000000-0000-4000-8000-000000000000"),
  ])
  func `a name keeps its words and loses what is unsafe`(text: String, name: String?) {
    #expect(SafeFileName.stem(text, of: Self.bot) == name)
  }

  @Test(arguments: [
    ("meetings.jsonl", "meetings-jsonl"), ("DEBRIEF.sqlite", "DEBRIEF-sqlite"),
    ("a.md", "a-md"), ("a.html.new", "a-html-new"), ("v1.2", "v1.2"),
    (".debrief-export", "debrief-export"),
  ])
  func `a folder is never named like a note or one of the program's files`(
    text: String, name: String
  ) {
    #expect(SafeFileName.folder(text) == name)
  }

  @Test(arguments: ["x", "会", "🎉", "e\u{301}", "a ", "."])
  func `a long name is cut between scalars, with room for its extension`(part: String) throws {
    let text = "n" + String(repeating: part, count: 5_000) + "n"
    for name in [SafeFileName.stem(text, of: Self.bot), SafeFileName.folder(text)] {
      let name = try #require(name)
      #expect(name.utf8.count <= FileNamer.maximumLength)
      #expect(text.utf8.starts(with: name.utf8))
    }
    let stem = try #require(SafeFileName.stem(text, of: Self.bot))
    #expect("\(stem) 12345.html.new-12".utf8.count <= FileNamer.maximumLength)
  }

  /// What is tried everywhere: hostile strings where they are at hand, and pieces put together.
  private static let texts: [String] = {
    var generator = SplitMix64(seed: 7)
    let pieces = [
      "a", "B", " ", ".", "..", "/", "\\", "-", "~", ":", "CON", "nul", ".md", ".jsonl", "debrief",
      "sqlite", "\u{0}", "\u{301}", "\u{200B}", "\u{202E}", "会", "🎉", "\u{FFFF}", "\n", "$", "*",
      "258b06fc-6bc9-4261-9f29-bc8a4474af0a",
    ]
    let made = (0..<4_000).map { _ in
      (0..<Int.random(in: 1...9, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    return made + SharedFolder.attacks
  }()

  @Test func `whatever the text, the archive takes the name for one of the program's`() throws {
    for text in Self.texts {
      let folder = SafeFileName.folder(text)
      let stem = SafeFileName.stem(text, of: Self.bot)
      for name in [folder, stem].compactMap({ $0 }) {
        #expect(NoteName.isSafe(name), "\(text.debugDescription)")
        #expect(name.utf8.count <= FileNamer.maximumLength)
        let first = name.unicodeScalars.first
        #expect(first != "." && first != "-" && first != "~", "\(text.debugDescription)")
      }
      let path = [folder, folder, stem ?? "x"].compactMap { $0 }.joined(separator: "/")
      for ending in [".md", ".html.new-2"] {
        #expect(
          NoteName.isPath("\(path) 7\(ending)", ending: ending, of: Self.bot),
          "\(text.debugDescription)")
      }
      if let folder { #expect(SafeFileName.folder(folder) == folder) }
      if let stem { #expect(SafeFileName.stem(stem, of: Self.bot) == stem) }
    }
  }

  @Test(arguments: [
    "", "/", "a//b.md", "/a.md", "../a.md", "a/../b.md", "a/./b.md", ".a/b.md", "a.md/b.md",
    "meetings.jsonl/b.md", "Debrief.sqlite-wal/b.md", "a\\b.md", "a:b.md", "a\u{0}.md", "-a.md",
    " a.md", "a .md/b.md", "a/.md", ".md", "a.html", "a.md.new", "a\u{1B}.md", "a ./b.md",
    "x-258b06fc-6bc9-4261-9f29-bc8a4474af0a.md", String(repeating: "a", count: 300) + ".md",
    String(repeating: "a/", count: 16) + "b.md",
  ])
  func `no other path is one of a note`(path: String) {
    #expect(!NoteName.isPath(path, ending: ".md", of: Self.bot))
  }
}
