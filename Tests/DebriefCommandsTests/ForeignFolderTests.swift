import Foundation
import LoopbackService
import ServiceTestSupport
import Testing
import TestSupport

/// Commands in folders in which somebody else has put links, pipes and folders.
@Suite(.serialized) struct ForeignFolderTests {
  let shell: Shell

  init() throws {
    shell = try Shell()
  }

  private static func id(_ number: Int) -> String { "258b06fc-6bc9-4261-9f29-00000000000\(number)" }

  /// Runs commands against a service that knows the bots 0 to 4; `ids.txt` lists them, and
  /// `victim.txt` holds what nobody may touch.
  private func run(_ command: String) async throws -> Transcript.Step {
    let list = (0..<5).map { Self.id($0) + "\n" }.joined()
    try Data(list.utf8).write(to: shell.folder.appendingPathComponent("ids.txt"))
    try Data("mine\n".utf8).write(to: shell.folder.appendingPathComponent("victim.txt"))
    let bots = (0..<5).map { number in
      ScriptedBot(
        id: Self.id(number),
        finished: Array(
          """
          {"status":"completed","bot_id":"\(Self.id(number))","room_url":"https://example.daily.co/r",\
          "started_at":"2025-01-14T10:00:00Z","completed_at":"2025-01-14T10:30:00Z",\
          "transcript":"[2025-01-14T10:00:01Z] Ann: Meeting \(number).",\
          "insights":{"summary":"They spoke of *\(number)*."}}
          """.utf8))
    }
    return try await LoopbackService(bots: bots).withRunning { service in
      try await shell.run(
        command,
        variables: [
          "PAILFLOW_BASE_URL": service.baseURL, "PAILFLOW_API_KEY": LoopbackService.defaultKey,
        ])
    }
  }

  /// Commands, and the folder whose copy they work in: `whole` is that of an export, `rendered` one
  /// of notes alone.
  private static let commands = [
    ("debrief render $SAMPLES/* -t md,jsonl -o notes/ --force", "rendered"),
    ("debrief export --from ids.txt -t md,jsonl -o notes --force", "whole"),
    ("debrief render --archive notes -t md,jsonl --force", "whole"),
    ("debrief render --archive whole -t md,jsonl -o notes/ --force", "rendered"),
    ("debrief forget \(id(1)) --archive notes", "whole"),
    ("debrief demo -o notes --force", "rendered"),
    ("debrief fetch \(id(1)) -o notes/answer.json", "rendered"),
    ("debrief status notes", "whole"),
  ]

  @Test(arguments: commands)
  func `what links in a folder lead to stays as it was`(
    command: String, base: String
  ) async throws {
    let result = try await run(
      """
      mkdir precious; echo mine > precious/file
      debrief export --from ids.txt -t md,jsonl -o whole -q
      debrief render $SAMPLES/* -t md,jsonl -o rendered/ -q
      for name in .debrief-export .debrief-lock .debrief-written meetings.jsonl meetings.jsonl.gz \
        failures.jsonl answer.json debrief.sqlite debrief.sqlite-wal debrief.sqlite-shm \
        debrief.sqlite-journal NOTES; do
        for target in victim.txt precious; do
          rm -rf notes; cp -r \(base) notes
          if [ $name = NOTES ]; then
            for note in $(cd whole; ls *.md) $(cd rendered; ls *.md); do
              ln -sf $PWD/$target notes/$note
            done
          else
            rm -rf notes/$name; ln -s $PWD/$target notes/$name
          fi
          timeout 60 \(command) > /dev/null 2>> errors.txt
          status=$?
          case $status in 0|1|3|64|65) ;; *) echo "$name $target: exit $status" ;; esac
          [ "$(cat victim.txt precious/file)" = "mine
      mine" ] || echo "$name $target: touched"
          [ "$(ls -A precious)" = file ] || echo "$name $target: $(ls -A precious)"
        done
      done
      """)
    #expect(result.output == "")
  }

  @Test(arguments: commands)
  func `pipes and folders in the place of files are refused at once`(
    command: String, base: String
  ) async throws {
    let result = try await run(
      """
      debrief export --from ids.txt -t md,jsonl -o whole -q
      debrief render $SAMPLES/* -t md,jsonl -o rendered/ -q
      for name in .debrief-export .debrief-lock .debrief-written meetings.jsonl meetings.jsonl.gz \
        failures.jsonl debrief.sqlite debrief.sqlite-wal debrief.sqlite-shm \
        debrief.sqlite-journal NOTES; do
        for kind in mkfifo mkdir; do
          rm -rf notes; cp -r \(base) notes
          if [ $name = NOTES ]; then
            for note in $(cd whole; ls *.md) $(cd rendered; ls *.md); do
              rm -f notes/$note; $kind notes/$note
            done
          else
            rm -rf notes/$name; $kind notes/$name
          fi
          timeout 60 \(command) > /dev/null 2>> errors.txt
          status=$?
          case $status in 0|1|3|64|65) ;; *) echo "$name $kind: exit $status" ;; esac
        done
      done
      """)
    #expect(result.output == "")
  }

  @Test func `where a note belongs lies a folder, and only that meeting fails`() async throws {
    let result = try await run(
      """
      mkdir -p notes/2025-01-14-r-\(Self.id(2)).md
      debrief export --from ids.txt -t md,jsonl -o notes; echo "exit $?"
      ls notes/*.md -d | wc -l; wc -l < notes/meetings.jsonl
      debrief export --from ids.txt -t md,jsonl -o notes -q; echo "exit $?"
      rmdir notes/*\(Self.id(2)).md
      debrief export --from ids.txt -t md,jsonl -o notes -q; echo "exit $?"
      debrief fetch \(Self.id(1)) -o a.json -q; debrief fetch \(Self.id(2)) -o b.json -q
      mkdir -p pages/2025-01-14-r-000000000001.md
      debrief render a.json b.json -o pages/ -q; echo "exit $?"; ls pages
      """)
    #expect(result.output.contains("exit 3\n5\n5\nexit 3\nexit 0\n"))
    #expect(
      result.output.hasSuffix(
        "exit 3\n2025-01-14-r-000000000001.md\n2025-01-14-r-000000000002.md\n"))
    #expect(result.errors.contains("is a folder, where a file belongs"))
  }

  @Test func `a pipe is read where it is named, and not where it lies in a folder`() async throws {
    let result = try await run(
      """
      debrief fetch \(Self.id(1)) -o answer.json -q
      debrief render <(cat answer.json) | grep -c 'Meeting 1'
      mkdir answers; cp answer.json answers/a.json; mkfifo answers/b.json
      timeout 60 debrief render answers -o notes/; echo "exit $?"
      debrief export --from <(cat ids.txt) -o export -q; echo "exit $?"
      """)
    #expect(result.output == "1\nexit 3\nexit 0\n")
    #expect(result.errors.contains("answers/b.json is a pipe, a socket or a device"))
  }

  @Test func `standard output by its path is written to and stays what it is`() async throws {
    let result = try await run(
      """
      debrief fetch \(Self.id(1)) -o /dev/stdout -q > answer.json; echo "exit $?"
      debrief render answer.json -o /dev/stdout > note.md; grep -c 'Meeting 1' note.md
      debrief render answer.json -t jsonl -o /dev/stdout | wc -l
      ln -s /dev/stdout out; [ -L /dev/stdout ] && echo link
      """)
    #expect(result.output == "exit 0\n1\n1\nlink\n")
  }

  @Test func `some bots of an archive are rendered in its folder and elsewhere`() async throws {
    let result = try await run(
      """
      debrief export --from ids.txt -o notes -q
      debrief render --archive notes \(Self.id(1)) \(Self.id(3)) -t html -q; echo "exit $?"
      ls notes/*.html | wc -l
      debrief render --archive notes \(Self.id(2)) -o one.md -q; echo "exit $?"
      grep -c 'Meeting 2' one.md
      debrief render --archive notes \(Self.id(2)) \(Self.id(7)) -o elsewhere/ ; echo "exit $?"
      debrief render --archive notes \(Self.id(7)) -t html; echo "exit $?"
      debrief render --archive notes nonsense; echo "exit $?"
      """)
    #expect(result.output == "exit 0\n2\nexit 0\n1\nexit 3\nexit 65\nexit 64\n")
    #expect(result.errors.contains("\(Self.id(7)): the archive has no answer about this bot"))
  }

  @Test func `copies of the notes in another folder change nothing in the archive`() async throws {
    let result = try await run(
      """
      debrief export --from ids.txt -t md -o notes -q
      debrief render --archive notes -t md -o other/ -q
      debrief render --archive notes -t md --set a=b -q
      sha256sum notes/debrief.sqlite > before
      debrief render --archive notes -t md -o other/ --timezone Asia/Tokyo -q; echo "exit $?"
      sha256sum --quiet -c before; ls -A notes | grep sqlite; ls -A other | grep -c sqlite
      """)
    #expect(result.output == "exit 0\ndebrief.sqlite\n0\n")
  }

  @Test func `an archive is kept elsewhere than among the notes`() async throws {
    let result = try await run(
      """
      debrief export --from ids.txt -t md,jsonl -o notes --archive kept/all.sqlite -q; echo "exit $?"
      ls -A notes | grep -c sqlite; ls -A kept
      debrief export --from ids.txt -t md,jsonl -o notes --archive kept/all.sqlite 2>&1
      debrief status notes --archive kept/all.sqlite; debrief status kept/all.sqlite
      debrief render --archive kept/all.sqlite -t html -o notes -q; echo "exit $?"
      ls notes/*.html | wc -l; ls -A notes | grep -c debrief
      debrief render --archive kept/all.sqlite \(Self.id(1)) -o - | grep -c 'Meeting 1'
      debrief render --archive kept/all.sqlite -o elsewhere/ -q; ls elsewhere | wc -l
      debrief render --archive kept/all.sqlite; echo "exit $?"
      debrief forget \(Self.id(1)) --archive kept/all.sqlite; echo "exit $?"
      debrief forget \(Self.id(1)) --archive kept/all.sqlite -o notes -q; echo "exit $?"
      ls notes | grep -c \(Self.id(1)); wc -l < notes/meetings.jsonl
      mv notes moved
      debrief export --from ids.txt -t md,html,jsonl -o moved --archive kept/all.sqlite 2>&1
      debrief export --from ids.txt -o other -q
      debrief export --from ids.txt -o other --archive kept/all.sqlite; echo "exit $?"
      """)
    #expect(
      result.output == """
        exit 0
        0
        all.sqlite
        debrief: done: 0 written, 5 unchanged
        5 bots: 5 done
        5 bots: 5 done
        exit 0
        5
        0
        1
        5
        exit 64
        exit 64
        exit 0
        0
        4
        debrief: done: 1 written, 4 unchanged
        exit 64

        """)
    #expect(result.errors.contains("other has an archive of its own"))
  }

  @Test func `a command that an archive names sends no key elsewhere`() async throws {
    let result = try await run(
      """
      (cat ids.txt; echo \(Self.id(9))) > more.txt
      debrief export --from more.txt -o notes --timezone Europe/Paris -q 2> /dev/null
      debrief status notes | tail -1
      for word in --base-url --api-key-file --ca-file -o --from --archive; do
        python3 -c 'import sqlite3, sys; sqlite3.connect("notes/debrief.sqlite").executescript(f"DELETE FROM command_word; INSERT INTO command_word (word) VALUES (\'{sys.argv[1]}\'), (\'/evil\')")' $word
        debrief status notes | grep -c /evil
      done
      """)
    #expect(
      result.output == """
        To ask again for those that failed: debrief export --from notes/failures.jsonl -o notes/ \
        -t md --timezone Europe/Paris
        0
        0
        0
        0
        0
        0

        """)
  }

  @Test func `a reason in an archive cannot forge a line`() async throws {
    let result = try await run(
      """
      (cat ids.txt; echo \(Self.id(9))) > more.txt
      debrief export --from more.txt -o notes -q 2> /dev/null
      sqlite() { python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])' "$@"; }
      sqlite notes/debrief.sqlite "UPDATE bot SET error = 'a' || char(10) || 'b' || char(27) || '[2J' WHERE state = 'failed'"
      debrief status notes | head -3 | tail -2 | cat -v
      """)
    #expect(result.output.hasPrefix("  failed 1: a b"))
    #expect(!result.output.contains("^["))
  }

  @Test func `what is forgotten is in no free page of the archive and in no journal`() async throws
  {
    let result = try await run(
      """
      debrief export --from ids.txt -t md,html,jsonl -o notes -q
      python3 - <<'END'
      import sqlite3
      archive = sqlite3.connect("file:notes/debrief.sqlite?mode=ro", uri=True)
      body, hash = archive.execute(
          "SELECT body, answer_hash FROM answer JOIN bot USING (position) WHERE position = 3").fetchone()
      open("body", "wb").write(body); open("hash", "wb").write(hash)
      others = [row[0] for row in archive.execute("SELECT body FROM answer WHERE position <> 3")]
      open("others", "wb").write(b"".join(others))
      END
      debrief forget \(Self.id(2)) --archive notes -q
      python3 - <<'END'
      import glob
      body, hash = open("body", "rb").read(), open("hash", "rb").read()
      others = open("others", "rb").read()
      for name in glob.glob("notes/*") + glob.glob("notes/.*"):
          data = open(name, "rb").read()
          for at in range(0, len(body) - 24, 8):
              part = body[at:at + 24]
              if part in data and part not in others: print(name, "body", at)
          if hash in data: print(name, "hash")
          if b"\(Self.id(2))" in data: print(name, "ID")
      END
      """)
    #expect(result.output == "")
  }

  @Test(.requires(.mounting))
  func `an archive in a folder that cannot be written is read`() async throws {
    let result = try await run(
      """
      mkdir disk && mount -t tmpfs -o size=40m none disk
      debrief export --from ids.txt -o disk/notes -q
      mount -o remount,ro disk
      debrief status disk/notes; echo "exit $?"
      debrief render --archive disk/notes -t html -o elsewhere/ -q; echo "exit $?"; ls elsewhere | wc -l
      debrief export --from ids.txt -o disk/notes -q; echo "exit $?"
      umount disk
      """)
    #expect(result.output == "5 bots: 5 done\nexit 0\nexit 0\n5\nexit 1\n")
  }

  @Test func `too few open files are told before anything is asked`() async throws {
    let result = try await run(
      """
      (ulimit -n 64; debrief export --from ids.txt -o notes --jobs 64; echo "exit $?")
      (ulimit -Sn 64; debrief export --from ids.txt -o notes --jobs 64 -q; echo "exit $?")
      """)
    #expect(result.output == "exit 64\nexit 0\n")
    #expect(result.errors.contains("--jobs 64 needs 112 open files and connections"))
    #expect(result.errors.contains("ulimit -n 112"))
  }
}
