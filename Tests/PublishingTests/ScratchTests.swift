import Exporting
import Foundation
import MeetingModel
import TestSupport
import Testing

@testable import Publishing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What is kept in files while a site is made.
struct ScratchTests {
  private let folder = try? TemporaryFolder()

  private func opened() throws -> Folder {
    try Folder(making: try #require(folder).path + "/scratch/")
  }

  @Test(arguments: [0, 1, 7, 1 << 20])
  func `a file has what was appended, whatever is still in memory`(held: Int) throws {
    let file = ScratchFile("file", in: try opened(), held: held)
    var bytes: [UInt8] = []
    for number in 0..<50 {
      let part = [UInt8](repeating: UInt8(number), count: number % 5)
      let start = try file.append(part)
      #expect(start == bytes.count)
      bytes += part
    }
    for start in 0...bytes.count {
      for count in [0, 1, 3, 40, bytes.count] {
        #expect(try file.read(count, at: start) == Array(bytes.dropFirst(start).prefix(count)))
      }
    }
  }

  @Test(arguments: [0, 60, 4_000, 1 << 20])
  func `rows are sorted, each once, whatever fits into memory`(memory: Int) throws {
    var rows = RowSorter("rows", in: try opened(), memory: memory)
    var generator = SplitMix64(seed: 7)
    var expected: Set<[UInt8]> = []
    for _ in 0..<500 {
      let row = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        UInt8.random(in: 0...3, using: &generator)
      }
      expected.insert(row)
      try rows.add(row)
    }
    let long = [UInt8](repeating: 2, count: 100_000)
    expected.insert(long)
    try rows.add(long)
    let sorted = try rows.finish()
    for _ in 0..<2 {
      var found: [[UInt8]] = []
      try sorted.forEach { (row) throws(ExportError) in found.append(row) }
      #expect(found == expected.sorted { $0.lexicographicallyPrecedes($1) })
    }
  }

  @Test(arguments: [0, 1, 300, 3_000, 30_000])
  func `rows that were finished can be read when their folder is gone`(count: Int) throws {
    let folder = try opened()
    var rows = RowSorter("rows", in: folder)
    let all = (0..<count).map {
      Array(String($0 + 100_000).utf8) + [UInt8](repeating: 7, count: 50)
    }
    for row in all { try rows.add(row) }
    let sorted = try rows.finish()
    try FileManager.default.removeItem(atPath: folder.path)
    var found: [[UInt8]] = []
    try sorted.forEach { (row) throws(ExportError) in found.append(row) }
    #expect(found == all)
  }

  @Test(arguments: [1, 2, 5, 6, 11, 60])
  func `rows of a file that was cut are an error, and not fewer rows`(missing: Int) throws {
    let folder = try opened()
    var rows = RowSorter("rows", in: folder, memory: 60)
    // Enough for the file to be written; each row takes six bytes with its length.
    for number in 0..<20_000 {
      try rows.add([UInt8(number >> 8), UInt8(truncatingIfNeeded: number)])
    }
    let sorted = try rows.finish()
    var count = 0
    try sorted.forEach { (_) throws(ExportError) in count += 1 }
    #expect(count == 20_000)
    let size = try #require(folder.entry("rows")).size
    #expect(truncate(folder.path + "rows", off_t(size - missing)) == 0)
    #expect(throws: ExportError.self) { try sorted.forEach { (_) throws(ExportError) in } }
  }

  @Test(arguments: ["", "a", "a\n", "\n", "a\nb", "\n\na\n", "long\nlines\n"], [0, 70_000])
  func `a file is read line by line`(text: String, length: Int) throws {
    let long = String(repeating: "x", count: length)
    let text = text.replacingOccurrences(of: "a", with: "a" + long)
    let folder = try opened()
    try AtomicFile.write(Array(text.utf8), in: folder, name: "lines")
    var lines = try FileLines("lines", in: folder)
    var found: [String] = []
    while let line = try lines.next() { found.append(String(decoding: line, as: UTF8.self)) }
    var expected = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let rest = expected.removeLast()
    #expect(found == expected && String(decoding: lines.rest, as: UTF8.self) == rest)
  }

  @Test func `a table finds the files that it has, and takes them in order only`() throws {
    let hash = ContentHash(of: [1])
    let names = ["a", "a-2", "a.html", "b", "é", "会議"]
    var table = FileTable()
    for (number, name) in names.enumerated() {
      let isAdded = table.append(name.utf8, hash: hash, stamp: number % 2 == 0 ? nil : hash)
      #expect(isAdded)
    }
    for name in ["a", "会議", ""] {
      let isAdded = table.append(name.utf8, hash: hash, stamp: nil)
      #expect(!isAdded)
    }
    #expect(table.count == names.count && table.indices.map { table.name($0) } == names)
    for (number, name) in names.enumerated() {
      #expect(table.index(of: name) == number)
      #expect(table.stamp(number) == (number % 2 == 0 ? nil : hash))
    }
    for name in ["", "A", "a-", "aa", "z", "会議室"] { #expect(table.index(of: name) == nil) }
  }

  @Test func `what a stopped run has kept is removed by the next one`() async throws {
    let site = TestSite()
    try await site.publish([try answer(1)])
    let before = site.names
    for name in [".entries", ".meetings", ".files", ".cache", ".draft-0-0.html", ".search-run-1"] {
      try FileManager.default.createDirectory(
        atPath: site.path + ".debrief-site-pages", withIntermediateDirectories: true)
      try site.write("half", to: ".debrief-site-pages/\(name)")
    }
    #expect(try await site.publish([try answer(1)]).plan.isEmpty)
    #expect(site.names == before)
  }
}
