import Exporting
import Foundation
import Synchronization
import Testing

@testable import Publishing

/// Files of a site before they are in place.
struct StagingTests {
  /// Notes the permissions of a folder whenever a source is read.
  private final class Modes: Sendable {
    let all = Mutex<Set<Int>>([])

    func input(_ answer: [UInt8], noting path: String) -> Input {
      Input(name: "answer") { [self] in
        let mode = try mode(path)
        all.withLock { _ = $0.insert(mode) }
        return .bytes(answer)
      }
    }

    func mode(_ path: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return try #require(attributes[.posixPermissions] as? Int)
    }
  }

  @Test(arguments: [nil, 0o755] as [Int?])
  func `only the owner can look at staged files, and everybody at the pages`(left: Int?)
    async throws
  {
    let (site, modes) = (TestSite(), Modes())
    let staging = site.path + ".debrief-site-pages"
    if let left {
      try FileManager.default.createDirectory(
        atPath: staging, withIntermediateDirectories: true, attributes: [.posixPermissions: left])
    }
    let input = modes.input(try answer(1), noting: staging)
    _ = try await site.publisher().publish([input], into: site.places) { _ in }
    #expect(modes.all.withLock { $0 } == [0o700])
    // The record has the usual permissions of new files.
    let usual = try modes.mode(site.path + ".debrief-site")
    let names = site.names.filter { !$0.hasPrefix(".") }
    #expect(try Set(names.map { try modes.mode(site.path + $0) }) == [usual])
  }

  @Test func `only the owner can look at what is staged for a review`() async throws {
    let (site, modes) = (TestSite(), Modes())
    try await site.publish([try answer(1)])
    let staging = String(site.path.dropLast()) + ".review/.debrief-site-pages"
    let input = modes.input(try answer(2, title: "Two"), noting: staging)
    _ = try await site.publisher().review([input], for: site.places) { _ in }
    _ = try site.places.approve()
    #expect(modes.all.withLock { $0 } == [0o700])
    let usual = try modes.mode(site.path + ".debrief-site")
    #expect(try modes.mode(site.path + "2026-03-02-two.html") == usual)
  }

  @Test func `a file that several tasks stage at once is staged whole`() async throws {
    let site = TestSite()
    let folder = try SiteFolder(path: site.path)
    let bytes = [UInt8](repeating: 7, count: 10_000)
    for number in 0..<50 {
      let name = "page-\(number).html"
      let files = try await withThrowingTaskGroup(of: SiteFile.self) { group in
        for _ in 0..<8 { group.addTask { try folder.stageOnce(bytes, as: name) } }
        var files: Set<SiteFile> = []
        for try await file in group { files.insert(file) }
        return files
      }
      #expect(files == [SiteFile(name: name, hash: ContentHash(of: bytes), state: .new)])
      #expect(try folder.bytes(of: name) == bytes)
    }
  }

  @Test func `a file that was added with several states is the staged one, once`() throws {
    let hash = ContentHash(of: [1])
    var list = StagedFileList(in: nil)
    for state in [SiteFile.State.unchanged, .changed, .unchanged] {
      try list.add(SiteFile(name: "b.html", hash: hash, state: state))
      try list.add(SiteFile(name: "a.html", hash: hash, state: .unchanged))
    }
    let files = try list.finish()
    var found: [String] = []
    try files.forEach { (file) throws(ExportError) in found.append("\(file.name) \(file.state)") }
    #expect(found == ["a.html unchanged", "b.html changed"])
    #expect(try files.names { $0.state == .unchanged } == ["a.html"])
    let site = StagedSite(names: [], files: files)
    var names: [String] = []
    try site.forEachFile { (file) throws(ExportError) in names.append(file.name) }
    #expect(names == ["a.html", "b.html"])
  }

  @Test func `a record is that of a site with the same files, and of no other`() throws {
    func site(_ files: [(name: String, byte: UInt8)], base: String? = nil) throws -> StagedSite {
      var list = StagedFileList(in: nil)
      for file in files {
        try list.add(
          SiteFile(name: file.name, hash: ContentHash(of: [file.byte]), state: .new))
      }
      return StagedSite(names: [], base: base, files: try list.finish())
    }
    let folder = try Folder(making: TestSite().path)
    let whole = try site([("a.html", 1), ("\u{E9}.html", 2)])
    try whole.write(in: folder)
    let record = try #require(try SiteRecord(presentIn: folder))
    #expect(try record.isRecord(of: whole) && record.digest() == whole.digest())
    for other in [
      try site([("a.html", 1)]), try site([("a.html", 1), ("\u{E9}.html", 3)]),
      // Equal to Swift, and another file.
      try site([("a.html", 1), ("e\u{301}.html", 2)]), try site([]),
      try site([("a.html", 1), ("\u{E9}.html", 2), ("\u{EA}.html", 2)]),
      try site([("a.html", 1), ("\u{E9}.html", 2)], base: "x"),
    ] {
      #expect(try !record.isRecord(of: other))
    }
  }

  @Test func `a record refuses a file that is not behind the last one`() throws {
    let hash = ContentHash(of: [1])
    var record = SiteRecord()
    try record.add("b.html", hash: hash, stamp: nil)
    for name in ["a.html", "b.html"] {
      #expect(throws: ExportError.self) { try record.add(name, hash: hash, stamp: nil) }
    }
    #expect(Array(record.fileNames) == ["b.html"])
  }

  @Test func `an error of a temporary file says that nothing was published`() throws {
    let site = TestSite()
    let folder = try SiteFolder(path: site.path)
    for (advice, words) in [
      (ExportError.Advice.makeRoomAndResume, "make room"), (.fixAndResume, "fix it"),
    ] {
      let error = ExportError(
        .failed, at: folder.staging.path + ".entries", "cannot write: why", advice: advice)
      #expect(
        error.beforePublishing(in: folder.folder).description
          == "\(site.path): cannot write: why; nothing was published; \(words), and run the same"
          + " command again")
    }
    let other = ExportError(.badInput, at: "a.json", "no meeting", advice: "leave it out")
    #expect(other.beforePublishing(in: folder.folder).description == other.description)
  }
}
