import Foundation
import ServiceTestSupport
import Testing
import TestSupport

/// What becomes of the notes of an export: edits, and patterns of names.
extension ExportCommandTests {
  @Test func `new text is merged into an edited note, and that is told once`() async throws {
    let bots = (0..<5).map(Self.bot)
    _ = try await run("debrief export --from ids.txt -o notes", bots: bots)
    let changed = bots.enumerated().map { number, bot in
      let answer = String(decoding: Self.answer(number), as: UTF8.self)
        .replacing("xylophone", with: "glockenspiel")
      return number < 3 ? ScriptedBot(id: bot.id, finished: Array(answer.utf8)) : bot
    }
    let name = "notes/2025-01-14-r-\(Self.id(1)).md"
    let other = "notes/2025-01-14-r-\(Self.id(2)).md"
    let (result, _) = try await run(
      """
      sed -i 's/They spoke of/They sang of/' \(name)
      sed -i 's/a secret word/no secret word/' \(other)
      debrief export --from ids.txt -o notes --refresh
      debrief export --from ids.txt -o notes --refresh
      debrief status notes
      debrief render --archive notes --timezone Europe/Berlin --on-edit keep
      """, bots: changed)
    // Bots are answered about in any order.
    let told = """
      debrief: \(name) has been edited since it was written; the new text is merged into it
      debrief: warning: \(other) has been edited where the new text differs, too: your text is kept \
      there, and the rest is merged; the new text is in \(other).new (--force overwrites)
      debrief: done: 3 written, 2 unchanged, 1 merged with your edits, 1 kept
      debrief: done: 0 written, 5 unchanged
      debrief: warning: \(name) has been edited since it was written, and is kept; the new text is in \
      \(name).new (--force overwrites)
      debrief: warning: \(other) has been edited since it was written, and is kept; the new text is in \
      \(other).new (--force overwrites)
      debrief: done: 5 written, 0 unchanged, 2 kept
      """
    #expect(
      result.errors.split(separator: "\n").sorted() == told.split(separator: "\n").sorted())
    #expect(
      result.output == """
        5 bots: 5 done
          2 notes with your edits, into which new text is merged

        """)
    let text = try String(contentsOf: shell.folder.appendingPathComponent(name), encoding: .utf8)
    #expect(text.contains("They sang of"))
    #expect(text.contains("glockenspiel1"))
  }

  @Test func `a pattern of names holds for the archive, until another export changes it`()
    async throws
  {
    let (result, requests) = try await run(
      """
      debrief export --from ids.txt -o notes -q --filename '{{room}}/{{summary}}' 2>&1
      debrief render --archive notes -t md,html 2>&1
      find notes -name '*.md' -o -name '*.html' | LC_ALL=C sort | head -n 3
      debrief forget \(Self.id(0)) \(Self.id(1)) --archive notes 2>&1
      debrief export --from ids.txt -o notes -q --filename '{{date}} {{room}}' 2>&1
      debrief render --archive notes -o other/ -q --filename '{{room}} {{summary}}'
      find notes other -name '*.md' -o -name '*.html' | LC_ALL=C sort | grep -v ' [345]\\.'
      """)
    #expect(result.errors.isEmpty)
    #expect(
      result.output == """
        debrief: done: 5 written, 0 unchanged
        notes/r/They spoke of 0.html
        notes/r/They spoke of 0.md
        notes/r/They spoke of 1.html
        debrief: forgot \(Self.id(0)): r/They spoke of 0.html, r/They spoke of 0.md
        debrief: forgot \(Self.id(1)): r/They spoke of 1.html, r/They spoke of 1.md
        debrief: what was made of this export elsewhere stays: publish its sites again, and forget in \
        folders that it was merged into, and in copies
        notes/2025-01-14 r 2.md
        notes/2025-01-14 r.md
        notes/r/They spoke of 2.html
        other/r They spoke of 0.md
        other/r They spoke of 1.md
        other/r They spoke of 2.md

        """)
    #expect(requests == 7)
  }

  @Test func `a pattern that an archive has is not run if it could take any time`() async throws {
    let (result, _) = try await run(
      """
      debrief export --from ids.txt -o notes -q --filename '{{#turns}}{{text}}{{/turns}}'
      find notes -name '*.md' | wc -l
      debrief render --archive notes -q
      echo "exit $?"
      debrief render --archive notes -q --filename '{{#turns}}{{text}}{{/turns}}'
      """)
    #expect(result.output == "5\nexit 64\n")
    #expect(
      result.errors == """
        debrief: error: the latest export into this folder named its notes by a pattern with \
        sections; check it, and repeat it: --filename '{{#turns}}{{text}}{{/turns}}'

        """)
  }
}
