import Exporting
import Foundation
import Reports
import TestSupport
import Testing

@testable import Publishing

/// Saved answers that are not read again while the file system says that they are the same.
struct KnownSourcesTests {
  private static let list = ".debrief-site-sources"
  private let site = TestSite()
  private let paths: [String]

  init() async throws {
    let folder = try #require(site.folder)
    var paths: [String] = []
    for number in 0..<3 {
      paths.append(folder.path + "\(number).json")
      try Data(try answer(number, day: "2026-03-0\(number + 1)", title: "Meeting \(number)"))
        .write(to: URL(filePath: paths[number]))
    }
    self.paths = paths
    // Longer than the time in which two changes might look alike.
    try await Task.sleep(for: .milliseconds(150))
    try await site.publish(files: paths)
  }

  private func lines() throws -> [String] {
    try #require(site.text(Self.list)).split(separator: "\n").map(String.init)
  }

  private func fresh() async throws -> [String: String] {
    let other = TestSite()
    try await other.publish(try paths.map { Array(try Data(contentsOf: URL(filePath: $0))) })
    return other.texts
  }

  @Test func `sources that have not changed for a while are known, and only by hashes`() throws {
    #expect(try lines().count == 4)
    let isHexadecimal = try lines().dropFirst().allSatisfy { line in
      line.utf8.count == 97 && line.allSatisfy { $0.isHexDigit || $0 == " " }
    }
    #expect(isHexadecimal)
    let attributes = try FileManager.default.attributesOfItem(atPath: site.path + Self.list)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: [true, false])
  func `a source that somebody has changed is read again, whatever its time`(
    keepsTime: Bool
  ) async throws {
    let time = try FileManager.default.attributesOfItem(atPath: paths[1])[.modificationDate]
    let text = try String(contentsOfFile: paths[1], encoding: .utf8)
    // As long as it was, in the same file.
    let file = try FileHandle(forUpdating: URL(filePath: paths[1]))
    try file.write(contentsOf: Data(text.replacing("Meeting 1", with: "Meeting X").utf8))
    try file.close()
    if keepsTime, let time {
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: paths[1])
    }
    try await site.publish(files: paths)
    #expect(try await site.texts == fresh())
  }

  @Test func `a list that has just what is known stays as it is, also of sources given twice`()
    async throws
  {
    let twice = paths + [paths[1]]
    try await site.publish(files: twice)
    let identity = try site.identity(Self.list)
    try await site.publish(files: twice)
    #expect(try site.identity(Self.list) == identity && lines().count == 4)
  }

  @Test(arguments: [200, 500])
  func `what saves time is there after each run, however many sources there are`(
    count: Int
  ) async throws {
    let folder = try #require(site.folder)
    var paths: [String] = []
    for number in 0..<count {
      paths.append(folder.path + "more-\(number).json")
      try Data(try answer(number + 10, room: "room \(number)", title: "Meeting \(number)"))
        .write(to: URL(filePath: paths[number]))
    }
    try await Task.sleep(for: .milliseconds(150))
    let other = TestSite()
    try await other.publish(files: paths)
    for name in [".debrief-site-cache", Self.list] {
      let lines = try #require(other.text(name)).split(separator: "\n")
      #expect(lines.count == count + 1, "\(name)")
    }
  }

  @Test func `a source in the place of another is read`() async throws {
    let spare = paths[0] + ".old"
    try FileManager.default.moveItem(atPath: paths[0], toPath: spare)
    try FileManager.default.moveItem(atPath: paths[1], toPath: paths[0])
    try FileManager.default.moveItem(atPath: spare, toPath: paths[1])
    try await site.publish(files: paths)
    #expect(try await site.texts == fresh())
  }

  @Test func `a file that is known is neither read nor parsed`() async throws {
    let hash = ContentHash(of: Array(try Data(contentsOf: URL(filePath: paths[1])))).text
    try Data("no meeting".utf8).write(to: URL(filePath: paths[1]))
    let entry = try #require(FileSystem.entry(at: paths[1]))
    let state = Fingerprint(of: entry.state.map(String.init).joined(separator: " ")).text
    let lines = try lines().filter { !$0.hasSuffix(hash) }.dropFirst() + ["\(state) \(hash)"]
    try site.write(
      "# debrief site sources 1\n" + lines.sorted().joined(separator: "\n") + "\n", to: Self.list)
    let texts = site.texts
    #expect(try await site.publish(files: paths).plan.isEmpty && site.texts == texts)
    // With other options, everything is read.
    var other = site
    other.options.language = "de"
    await #expect(throws: ExportError.self) { try await other.publish(files: paths) }
  }

  @Test func `what the list says of a file is taken until its page is made`() async throws {
    // The list says that the first file has what the second one has.
    let other = try #require(FileSystem.entry(at: paths[0]))
    let state = Fingerprint(of: other.state.map(String.init).joined(separator: " ")).text
    let second = ContentHash(of: Array(try Data(contentsOf: URL(filePath: paths[1])))).text
    try site.write(
      try lines().map { $0.hasPrefix(state) ? "\(state) \(second)" : $0 }.joined(separator: "\n")
        + "\n", to: Self.list)
    // Both are about one bot then, so a page goes.
    let plan = try await site.publish(files: paths).plan
    #expect(pages(plan.gone).contains("2026-03-01-meeting-0.html"))
    // A list that is left out, for another reason each time.
    for text in ["", "nonsense\n", "# debrief site sources 1\nx\n", "# debrief site sources 1"] {
      try site.write(text, to: Self.list)
      try await site.publish(files: paths)
      #expect(try await site.texts == fresh(), "\(text)")
    }
  }
}
