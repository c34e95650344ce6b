import Archive
import Exporting
import Foundation
import Synchronization
import Testing
import TestSupport

/// Archives of earlier versions, opened by several programs and stopped in between.
struct ArchiveMigrationTests {
  private static func fixture(count: Int = 3) throws -> CatalogueFixture {
    try CatalogueFixture(
      (1...count).map {
        CatalogueFixture.answer(
          $0, turns: [("Ann", "The budget is tight."), ("Ben", "Yes, \($0).")])
      })
  }

  /// An archive of version 7 with an index.
  private static func searchedFixture(count: Int = 3) async throws -> CatalogueFixture {
    let fixture = try fixture(count: count)
    #expect(try await fixture.search("budget", limit: 1_000).count == count)
    try fixture.sql(EarlierArchive.formerIndex + EarlierArchive.statements(backTo: 7))
    return fixture
  }

  private static func close(_ archive: Archive) throws { try archive.close() }

  @Test func `an index without the numbers of passages is dropped, and made again by a search`()
    async throws
  {
    let fixture = try await Self.searchedFixture()
    let archive = try Archive(folder: fixture.folder.path, .existing)
    #expect(try !archive.hasIndex())
    try archive.close()
    #expect(try await fixture.search("budget").count == 3)
    #expect(
      try fixture.sql("SELECT count(*) FROM searched WHERE last_passage > first_passage")
        == "[(3,)]\n")
    #expect(try fixture.sql("INSERT INTO words (words) VALUES ('integrity-check')") == "[]\n")
  }

  @Test func `a search drops it and makes it in one go`() async throws {
    let fixture = try await Self.searchedFixture()
    #expect(try await fixture.search("budget").count == 3)
    #expect(try await fixture.search("yes").count == 3)
  }

  @Test func `a search that is stopped while it makes it again goes on where it was`() async throws
  {
    let fixture = try await Self.searchedFixture(count: 300)
    let catalogue = try fixture.catalogue()
    let task = Task {
      try await catalogue.fillIndex { _, _ in withUnsafeCurrentTask { $0?.cancel() } }
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    try catalogue.close()
    let kept = Int(try fixture.sql("SELECT count(*) FROM searched").filter(\.isNumber)) ?? 0
    #expect((1..<300).contains(kept))
    #expect(try await fixture.search("budget", limit: 1_000).count == 300)
    #expect(try fixture.sql("SELECT count(*) FROM searched") == "[(300,)]\n")
  }

  @Test func `a program that waits for another one's migration goes on with what that has made`()
    async throws
  {
    let fixture = try await Self.searchedFixture()
    let marker = fixture.folder.path + "/locked"
    let path = fixture.folder.path + "/debrief.sqlite"
    // What the migration does, by a program that takes its time for it.
    let other = Task.detached {
      try Tool.python(
        """
        import sqlite3, sys, time
        archive = sqlite3.connect(sys.argv[1], isolation_level=None)
        archive.execute("BEGIN IMMEDIATE")
        for name in ("turns", "questions", "action_items"):
            archive.execute("DROP VIEW " + name)
        archive.execute("DROP TABLE words")
        archive.execute("DROP VIEW passage_words")
        archive.execute("DROP TABLE passage")
        archive.execute("DROP TABLE searched")
        archive.execute("INSERT INTO grdb_migrations VALUES ('8')")
        open(sys.argv[2], "w").close()
        time.sleep(1.5)
        archive.execute("COMMIT")
        """, arguments: [path, marker])
    }
    while !FileManager.default.fileExists(atPath: marker) {
      try await Task.sleep(for: .milliseconds(10))
    }
    let archive = try Archive(path: path, .existing)
    #expect(try !archive.hasIndex())
    try archive.close()
    _ = try await other.value
    #expect(try await fixture.search("budget").count == 3)
  }

  @Test(arguments: EarlierArchive.versions)
  func `an archive of an earlier version is opened by several at once`(version: Int) async throws {
    let fixture = try Self.fixture()
    try fixture.sql(EarlierArchive.statements(backTo: version))
    let path = fixture.folder.path + "/debrief.sqlite"
    let errors = Mutex<[any Error]>([])
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        DispatchQueue.concurrentPerform(iterations: 6) { _ in
          do {
            try Self.close(Archive(path: path, .existing))
          } catch {
            errors.withLock { $0.append(error) }
          }
        }
        continuation.resume()
      }
    }
    #expect(errors.withLock { $0.map { "\($0)" } } == [])
    #expect(try await fixture.search("budget").count == 3)
  }

  @Test func `a table that has no end is told as the reason why a migration was stopped`() throws {
    let fixture = try Self.fixture()
    try fixture.sql(EarlierArchive.statements(backTo: 1))
    // The pages of a table that the second migration reads: ten levels, all children of a page being
    // the same one (sqlite.org/fileformat.html#b_tree_pages).
    _ = try Tool.python(
      """
      import sqlite3, struct, sys
      archive = sqlite3.connect(sys.argv[1])
      root, = archive.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'output'").fetchone()
      archive.execute("PRAGMA journal_mode = DELETE")
      archive.close()
      data = bytearray(open(sys.argv[1], "rb").read())
      size = struct.unpack(">H", data[16:18])[0]
      row = bytes([11, 8, 9, 17, 15, 0, 0, 0, 0]) + b"mda"
      def page(kind, cells, last=b""):
          start = size - sum(map(len, cells))
          places = [size - sum(map(len, cells[:i + 1])) for i in range(len(cells))]
          head = struct.pack(">BHHHB", kind, 0, len(cells), start, 0) + last
          head += b"".join(struct.pack(">H", place) for place in places)
          return head.ljust(start, bytes(1)) + b"".join(reversed(cells))
      data += page(10, [row] * 100)
      for level in range(10):
          child = struct.pack(">I", len(data) // size)
          made = page(2, [child + row] * 5, child)
          if level < 9:
              data += made
          else:
              data[(root - 1) * size:root * size] = made
      data[28:32] = struct.pack(">I", len(data) // size)
      open(sys.argv[1], "wb").write(data)
      """, arguments: [fixture.folder.path + "/debrief.sqlite"])
    let error = #expect(throws: ArchiveError.self) {
      try Archive(folder: fixture.folder.path, .existing)
    }
    #expect(error?.kind == .damaged)
    #expect(error?.reason.contains("does not come to an end") == true)
  }

  @Test func `a table that is missing is not taken for another program's migration`() async throws {
    let fixture = try await Self.searchedFixture()
    try fixture.sql("DROP TABLE carried")
    let error = #expect(throws: ExportError.self) { try fixture.catalogue() }
    #expect(error?.kind == .badInput)
  }
}
