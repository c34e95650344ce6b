import Exporting
import Foundation
import Redaction
import Synchronization
import TestSupport
import Testing

@testable import Publishing

/// How often sources are read to make a site.
struct PageDraftsTests {
  /// How often each source was read.
  private final class Reads: Sendable {
    let counts = Mutex<[Int: Int]>([:])

    func input(_ number: Int, _ answer: [UInt8]) -> Input {
      Input(name: "answer \(number)") { [self] in
        counts.withLock { $0[number, default: 0] += 1 }
        return .bytes(answer)
      }
    }
  }

  /// Publishes answers, and returns how often each was read.
  private func reads(_ site: TestSite, _ answers: [[UInt8]]) async throws -> [Int] {
    let reads = Reads()
    let inputs = answers.enumerated().map { reads.input($0.offset, $0.element) }
    _ = try await site.publisher().publish(inputs, into: site.places) { _ in }
    return reads.counts.withLock { counts in answers.indices.map { counts[$0] ?? 0 } }
  }

  private func answers() throws -> [[UInt8]] {
    try (1...4).map { try answer($0, day: "2026-03-0\($0)", title: "Meeting \($0)") }
  }

  @Test func `a source is read once, and a second time if only its page is made again`()
    async throws
  {
    let (site, all) = (TestSite(), try answers())
    #expect(try await reads(site, Array(all[..<3])) == [1, 1, 1])
    #expect(try await reads(site, Array(all[..<3])) == [1, 1, 1])
    // The last meeting has a later one now.
    #expect(try await reads(site, all) == [1, 1, 2, 1])
    let fresh = TestSite()
    try await fresh.publish(all)
    #expect(site.texts == fresh.texts)
  }

  @Test func `a source of a meeting that leads nowhere is read once`() async throws {
    let site = TestSite()
    let all = [
      try answer(1, room: nil, title: "One", people: []),
      try answer(2, room: nil, title: "Two", people: []),
    ]
    #expect(try await reads(site, all) == [1, 1])
    #expect(site.text("2026-03-02-two.html")?.contains("Two") == true)
  }

  @Test func `with a redaction, sources are read once for a new site, and no page is made twice`()
    async throws
  {
    var site = TestSite()
    site.redaction.kinds = [.emails]
    let all = try answers()
    #expect(try await reads(site, Array(all[..<3])) == [1, 1, 1])
    #expect(try await reads(site, all) == [1, 1, 2, 2])
  }

  @Test func `a page that needs its links while it is made is made of a source read again`()
    async throws
  {
    var site = TestSite()
    site.pack = try #require(site.folder).path + "/own.html.mustache"
    let page = """
      <!doctype html><html><head><meta charset="utf-8">{{page.head}}</head><body>{{page.top}}
      <p>{{plain(page.bottom)}}</p></body></html>
      """
    try Data(page.utf8).write(to: URL(filePath: site.pack))
    #expect(try await reads(site, try answers()) == [2, 2, 2, 2])
    #expect(site.text("2026-03-02-meeting-2.html")?.contains("Meeting 1") == true)
  }
}
