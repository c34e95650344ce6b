import Exporting
import Foundation
import Testing
import TestSupport

/// Archives in which something stands that the program never writes: each command refuses them
/// with a reason, or works, and touches nothing outside of the folder.
@Suite(.serialized) struct ForeignArchiveTests {
  @Test(arguments: [
    "../victim", "../../victim", "/etc/hostname", "sub/victim", ".debrief-lock", "debrief.sqlite",
    "meetings.jsonl", "victim", "..", "2025-01-14-r-\(ExportFixture.id(2)).md",
    "2025-01-14-r-\(ExportFixture.id(1)).md/../../victim", "a\0-\(ExportFixture.id(1)).md",
    "a\u{1B}[2J-\(ExportFixture.id(1)).md", "x-\(ExportFixture.id(2)).md",
    "a/../b.md", "a//b.md", "/tmp/b.md", ".a/b.md", "debrief.sqlite/b.md", "a.md/b.md", "-b.md",
    "a/x-\(ExportFixture.id(2)).md", "b.html",
  ])
  func `a name that the program does not give to a note is refused`(name: String) async throws {
    let archive = try await ForeignArchive()
    try archive.fixture.folder.write("mine", to: "victim")
    let before = try archive.fixture.files()
    try archive.python(
      "change(path, \"UPDATE output SET name = ? WHERE position = 2 AND format = 'md'\", ("
        + "bytes(\(Array(name.utf8))).decode(),))")
    for (command, error) in await archive.commands() where command != "status" {
      let error = try #require(error as? ExportError, "\(command)")
      #expect(error.kind == .badInput)
      #expect(error.reason.contains("not the name of one of debrief's files"))
    }
    #expect(archive.fixture.folder.text("victim") == "mine")
    #expect(try archive.fixture.files() == before)
  }

  @Test func `a name that the program does not give to the lines is refused`() async throws {
    let archive = try await ForeignArchive()
    try archive.fixture.folder.write("secret\n", to: "victim")
    try archive.python(
      "change(path, \"UPDATE output SET name = '../victim' WHERE format = 'jsonl'\")")
    for (command, error) in await archive.commands() where command != "status" {
      #expect((error as? ExportError)?.kind == .badInput, "\(command)")
    }
    #expect(archive.fixture.folder.text("victim") == "secret\n")
    #expect(archive.fixture.folder.text("notes/meetings.jsonl")?.contains("secret") == false)
  }

  @Test(arguments: [
    "CREATE VIEW extra AS SELECT 1", "CREATE TABLE extra (a)", "DROP INDEX bot_unfinished",
    "CREATE TRIGGER extra AFTER INSERT ON bot BEGIN DELETE FROM answer; END",
    "ALTER TABLE segment RENAME TO segments; CREATE VIEW segment AS SELECT * FROM segments",
    "ALTER TABLE output ADD COLUMN more TEXT", "DROP TABLE template", "PRAGMA application_id = 7",
    "CREATE TABLE extra (a); INSERT INTO extra VALUES (1); CREATE INDEX other ON bot (status)",
  ])
  func `tables that are not those of the program are refused`(statements: String) async throws {
    let archive = try await ForeignArchive()
    try archive.python("sqlite3.connect(path + '/debrief.sqlite').executescript(\"\(statements)\")")
    for (command, error) in await archive.commands() {
      let error = try #require(error as? ExportError, "\(command)")
      #expect(error.kind == .badInput, "\(command)")
      #expect(error.reason.contains("not an archive"), "\(command)")
    }
  }

  @Test(arguments: ["", "-wal", "-shm", "-journal"], ["link", "pipe", "folder", "hard link"])
  func `what lies in the place of the database's files is refused`(
    suffix: String, kind: String
  ) async throws {
    let archive = try await ForeignArchive()
    let folder = archive.fixture.folder
    try folder.write("mine", to: "victim")
    try archive.python(
      """
      name = path + "/debrief.sqlite\(suffix)"
      if os.path.lexists(name): os.rename(name, path + "/../moved")
      target = path + "/../" + ("moved" if "\(suffix)" == "" else "victim")
      if "\(kind)" == "link": os.symlink(target, name)
      elif "\(kind)" == "hard link": os.link(target, name)
      elif "\(kind)" == "pipe": os.mkfifo(name)
      else: os.mkdir(name)
      """)
    for (command, error) in await archive.commands() {
      // A file that is only read may have another name.
      if suffix.isEmpty, kind == "hard link", command == "status" || command.hasSuffix("-o") {
        continue
      }
      let error = try #require(error as? ExportError, "\(command)")
      #expect(error.kind == .badInput, "\(command)")
    }
    #expect(folder.text("victim") == "mine")
  }

  @Test func `a journal that names another file to be removed is not obeyed`() async throws {
    let archive = try await ForeignArchive()
    try archive.fixture.folder.write("x", to: "notes/debrief.sqlite-journal")
    for (command, error) in await archive.commands() {
      #expect((error as? ExportError)?.kind == .badInput, "\(command)")
    }
  }

  @Test func `values that nothing could have end in no crash and no long run`() async throws {
    let archive = try await ForeignArchive()
    let variants = archive.fixture.folder.path + "variants"
    try archive.python(
      """
      random.seed(20)
      values = [0, -1, 1, 2, 999, 1000, 1001, 2**31, 2**32, 2**40, 2**53, 2**63 - 1, -2**63, None,
          1.5, float("inf"), "", "x", "../x", "9" * 40, b"", b"x" * 32, b"\\\\x00" * 1000, "\\\\x1b[2J"]
      columns = [(t, c[1]) for t in ["bot", "answer", "output", "written", "segment", "template",
          "removal", "replacement"]
          for c in sqlite3.connect(path + "/debrief.sqlite").execute(f"PRAGMA table_info({t})")]
      os.mkdir(path + "/../variants")
      for number in range(\(Self.cellVariants)):
          target = path + f"/../variants/{number}"
          shutil.copytree(path, target)
          for _ in range(random.choice([1, 1, 1, 3])):
              table, column = random.choice(columns)
              where = random.choice(["", " WHERE rowid = 1", " WHERE position = 2", " WHERE position > 3"])
              try: change(target, f"UPDATE OR IGNORE {table} SET {column} = ?{where}", (random.choice(values),))
              except sqlite3.Error: pass
          if random.random() < 0.2:
              try: change(target, "INSERT OR IGNORE INTO segment VALUES (?, ?, ?, ?)",
                  tuple(random.choice(values) for _ in range(4)))
              except sqlite3.Error: pass
          if random.random() < 0.1:
              try: change(target, "INSERT OR IGNORE INTO replacement VALUES (?, ?)",
                  (random.choice(["lines", "../x", ""]), random.choice(["meetings.jsonl", "../x", None])))
              except sqlite3.Error: pass
      """)
    try await check(variants, count: Self.cellVariants, archive)
  }

  @Test func `bytes that are changed end in no crash and no long run`() async throws {
    let archive = try await ForeignArchive()
    let variants = archive.fixture.folder.path + "variants"
    try archive.python(
      """
      random.seed(21)
      os.mkdir(path + "/../variants")
      whole = open(path + "/debrief.sqlite", "rb").read()
      for number in range(\(Self.byteVariants)):
          target = path + f"/../variants/{number}"
          shutil.copytree(path, target)
          data = bytearray(whole)
          for _ in range(random.choice([1, 2, 8, 64])):
              kind, at = random.random(), random.randrange(len(data))
              if kind < 0.5: data[at] = random.randrange(256)
              elif kind < 0.7: data[at:at + 4] = random.choice([b"\\\\xff" * 4, b"\\\\0" * 4, b"\\\\x7f\\\\xff\\\\xff\\\\xff"])
              elif kind < 0.8: del data[at:]
              else:
                  other, page = random.randrange(len(whole) // 4096) * 4096, at // 4096 * 4096
                  data[page:page + 4096] = whole[other:other + 4096]
              if not data: break
          open(target + "/debrief.sqlite", "wb").write(data)
      """)
    try await check(variants, count: Self.byteVariants, archive)
  }

  private static let cellVariants = many(60)
  private static let byteVariants = many(60)

  private static func many(_ count: Int) -> Int {
    Effort.isExhaustive ? count * 50 : count
  }

  private func check(_ variants: String, count: Int, _ archive: ForeignArchive) async throws {
    try archive.fixture.folder.write("mine", to: "x")
    try archive.fixture.folder.write("mine", to: "variants/x")
    var refused = 0
    for number in 0..<count {
      for (command, error) in await archive.commands(in: variants + "/\(number)") {
        guard let error else { continue }
        refused += 1
        let known = try #require(error as? ExportError, "variant \(number), \(command): \(error)")
        #expect(
          known.kind == .badInput || known.kind == .failed, "variant \(number), \(command)")
      }
    }
    #expect(refused > count / 4)
    #expect(archive.fixture.folder.text("x") == "mine")
    #expect(archive.fixture.folder.text("variants/x") == "mine")
  }
}
