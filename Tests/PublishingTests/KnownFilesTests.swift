import Exporting
import Foundation
import Testing

@testable import Publishing

/// Files of a site that are not read again.
struct KnownFilesTests {
  private static let list = ".debrief-site-files"
  private let site = TestSite()
  private let answers: [[UInt8]]

  init() async throws {
    answers = try (0..<3).map { try answer($0, day: "2026-03-0\($0 + 1)", title: "Meeting \($0)") }
    try await site.publish(answers)
    // Longer than the time in which two changes might look alike.
    try await Task.sleep(for: .milliseconds(150))
    try await site.publish(answers)
  }

  private func lines() throws -> [String] {
    try #require(site.text(Self.list)).split(separator: "\n").map(String.init)
  }

  @Test func `files that have not changed for a while are known`() throws {
    let names = try lines().dropFirst().compactMap {
      $0.split(separator: " ").last.map(String.init)
    }
    #expect(names == site.names.filter { !$0.hasPrefix(".") })
  }

  @Test func `files of this run are not known yet`() async throws {
    try FileManager.default.removeItem(atPath: site.path + "/" + Self.list)
    let more = answers + [try answer(7, day: "2026-03-07", title: "Meeting 7")]
    try await site.publish(more)
    let known = Set(try lines().compactMap { $0.split(separator: " ").last.map(String.init) })
    #expect(!known.contains("index.html"))
    #expect(known.contains { $0.hasPrefix("2026-03-01") })
    #expect(!known.contains { $0.hasPrefix("2026-03-07") })
  }

  @Test(arguments: [true, false])
  func `a page that somebody has changed is made again, whatever its time`(
    keepsTime: Bool
  ) async throws {
    let page = try #require(site.names.first { $0.hasPrefix("2026-03-02") })
    let text = try #require(site.text(page))
    let path = site.path + "/" + page
    let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    // As long as it was, in the same file.
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.write(contentsOf: Data("<!".utf8).map { $0 ^ 1 })
    try file.close()
    if keepsTime, let time {
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
    }
    #expect(site.text(page) != text)
    try await site.publish(answers)
    #expect(site.text(page) == text)
  }

  @Test(arguments: ["", "nonsense\n", "# debrief site files 1\nx 1 2 3\n# \n"])
  func `a damaged list is left out`(text: String) async throws {
    try site.write(text, to: Self.list)
    try await site.publish(answers)
    #expect(try lines().count == site.names.filter { !$0.hasPrefix(".") }.count + 1)
  }

  @Test func `what it says of a file is taken, once all of it is the same`() async throws {
    let page = try #require(site.names.first { $0.hasPrefix("2026-03-02") })
    try site.write("changed", to: page)
    // The list says that this is the file as it was written: it is not read.
    let folder = try Folder(making: site.path)
    let record = try #require(try SiteRecord(presentIn: folder))
    var list = StagedFileList(in: nil)
    try record.forEachFile { (file) throws(ExportError) in
      try list.add(SiteFile(name: file.name, hash: file.hash, state: .unchanged))
    }
    try KnownFiles.write(try list.finish(), in: folder, start: .max)
    try await site.publish(answers)
    #expect(site.text(page) == "changed")
    // With a wrong hash it is read.
    try site.write(
      try lines().map { line in
        line.hasSuffix(" " + page) ? String(repeating: "0", count: 64) + line.dropFirst(64) : line
      }.joined(separator: "\n") + "\n", to: Self.list)
    try await site.publish(answers)
    #expect(site.text(page) != "changed")
  }
}
