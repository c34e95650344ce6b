import Exporting
import Foundation
import MeetingModel
import Redaction
import Reports
import Synchronization
import Testing

@testable import Publishing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What a run takes over from the one before, instead of reading everything again.
struct SiteCacheTests {
  private static let cache = ".debrief-site-cache"

  private func meetings(_ numbers: Range<Int>) throws -> [[UInt8]] {
    try numbers.map { number in
      try answer(
        number, day: "2026-03-\(String(101 + number % 28).dropFirst())",
        room: number % 4 == 0 ? nil : "room \(number % 3)", title: "Meeting \(number) über Ж会議",
        people: ["Ann Lee", "Ben \(number % 5)"], summary: "Word\(number) and word\(number % 7).")
    }
  }

  /// The files of a site but those that say how it came to be.
  private func files(_ site: TestSite) -> [String: String] {
    site.texts.filter { !$0.key.hasPrefix(".") || $0.key == ".debrief-site" }
  }

  private func fresh(_ answers: [[UInt8]]) async throws -> [String: String] {
    let site = TestSite()
    try await site.publish(answers)
    return files(site)
  }

  @Test func `a site made in several runs is the one made in a single run`() async throws {
    let all = try meetings(0..<60)
    let site = TestSite()
    // More, fewer, others, in another order, the same, and with an answer that has changed.
    let changed = try answer(7, day: "2026-03-01", title: "Something else", people: ["Zoë"])
    let replaced = Array(all[0..<7]) + [changed] + Array(all[8..<20])
    let runs: [[[UInt8]]] = [
      Array(all[0..<30]), Array(all[0..<31]), Array(all[5..<60]), Array(all[20..<40].reversed()),
      Array(all[20..<40]), replaced, [all[3], all[3], all[4]],
    ]
    for answers in runs {
      try await site.publish(answers)
      let expected = try await fresh(answers)
      #expect(Set(files(site).keys) == Set(expected.keys))
      for (name, text) in expected { #expect(site.text(name) == text, "\(name)") }
    }
  }

  @Test func `the site that is approved is the one made in a single run`() async throws {
    let all = try meetings(0..<20)
    let site = TestSite()
    try await site.publish(Array(all[0..<10]))
    try await site.review(Array(all[3..<15]))
    try await site.review(Array(all[4..<20]))
    _ = try site.places.approve()
    #expect(try await files(site) == fresh(Array(all[4..<20])))
    try await site.publish(all)
    #expect(try await files(site) == fresh(all))
  }

  @Test(arguments: ["running", "in_progress"])
  func `what is told of a run is told once, though a source changes`(status: String) async throws {
    let site = TestSite()
    let one = try answer(1, room: nil, title: "One")
    let waiting = Array(
      #"{"bot_id": "00000000-0000-4000-8000-000000000008", "status": "\#(status)"}"#.utf8)
    try await site.publish([one, waiting, try answer(2, title: "Two")])
    let (two, later) = (try answer(2, title: "Two"), try answer(2, title: "Later"))
    let reads = Mutex(0)
    // Its page has to be made again, since there is a newer meeting in its room.
    let changing = Input(name: "changing") {
      .bytes(
        reads.withLock { count in
          count += 1
          return count == 1 ? two : later
        })
    }
    let newest = try answer(3, day: "2026-03-09", title: "Newest")
    var events = 0
    _ = try await site.publisher().publish(
      [one, waiting].map { bytes in Input(name: "answer") { .bytes(bytes) } } + [changing]
        + [Input(name: "newest") { .bytes(newest) }], into: site.places
    ) { event in
      if case .unfinished(let bots) = event { events += bots.count }
    }
    #expect(events == 1)
    #expect(reads.withLock { $0 } == 3)
    #expect(try await files(site) == fresh([one, waiting, later, newest]))
  }

  /// Replaces a text in the lines of the cache of a site, and the hash of them.
  private func edit(_ site: TestSite, _ text: String, to other: String) throws {
    let cache = try #require(site.text(Self.cache))
    let end = try #require(cache.firstIndex(of: "\n"))
    let (header, rest) = (String(cache[..<end]), String(cache[cache.index(after: end)...]))
    #expect(rest.contains(text), "\(text)")
    let edited = rest.replacingOccurrences(of: text, with: other)
    let hash = ContentHash(of: Array(rest.utf8)).text
    #expect(header.contains(hash))
    try site.write(
      header.replacingOccurrences(of: hash, with: ContentHash(of: Array(edited.utf8)).text) + "\n"
        + edited, to: Self.cache)
  }

  @Test(arguments: [
    "", "\n", "{}", "[]", "null\n[1]\n", "\u{0}", String(repeating: "[", count: 100_000),
    "{\"format\":\"debrief site cache 2\"}\n",
  ])
  func `a cache that was changed is left out`(text: String) async throws {
    let all = try meetings(0..<5)
    let site = TestSite()
    try await site.publish(all)
    try site.write(text, to: Self.cache)
    try await site.publish(all)
    #expect(try await files(site) == fresh(all))
  }

  @Test(arguments: [
    ("Meeting 1 ", "Meeting X "), ("\"Ann Lee\"", "1"), ("],\"room", "],7,\"room"),
    ("[177", "[\"177"),
    (",0]", ",-1]"), (",0]", ",1000000000]"), ("],[", "],[],["), ("]]]\n", "]],[]]\n"),
    ("]]\n", "],null]\n"),
    ("]]]\n", "]]]]\n"), (",1,", ",1e99,"), (",1,", ",99999999999999999999,"),
  ])
  func `a cache that lies is found out as soon as a page is made`(
    _ old: String, _ new: String
  ) async throws {
    let site = TestSite()
    try await site.publish(try meetings(0..<6))
    try edit(site, old, to: new)
    // All pages are made again, as each has a neighbour now.
    let more = try meetings(0..<24)
    try await site.publish(more)
    #expect(try await files(site) == fresh(more))
  }

  /// Lets every read of the open file at a path fail.
  private func breakOpenFile(at path: String) throws {
    var status = stat()
    try #require(stat(path, &status) == 0)
    let folder = open("/", O_RDONLY)
    try #require(folder >= 0)
    defer { close(folder) }
    var count = 0
    for descriptor in 3..<min(getdtablesize(), 65_536) {
      var other = stat()
      guard fstat(descriptor, &other) == 0, other.st_dev == status.st_dev,
        other.st_ino == status.st_ino
      else { continue }
      // A folder cannot be read as a file.
      try #require(dup2(folder, descriptor) == descriptor)
      count += 1
    }
    #expect(count == 1)
  }

  @Test func `of a cache that cannot be read anymore, nothing is known`() async throws {
    let site = TestSite()
    let answers = try meetings(0..<3)
    try await site.publish(answers)
    let cache = SiteCache(in: [try Folder(site.path)], key: try site.publisher().readingKey)
    let source = ContentHash(of: answers[1])
    #expect(cache.readings(of: source)?.count == 1)
    try breakOpenFile(at: site.path + Self.cache)
    #expect(cache.readings(of: source) == nil)
  }

  @Test func `what is not on the site is not in its cache`() async throws {
    var site = TestSite()
    let answers = try meetings(0..<3)
    try await site.publish(answers)
    let cache = try #require(site.text(Self.cache))
    #expect(!cache.contains("00000000-0000-4000-8000"))
    #expect(cache.contains("Ben 1"))
    try await site.publish([answers[0]])
    #expect(site.text(Self.cache)?.contains("Ben 1") == false)
    site.filter.excludedPeople = ["Ben 1"]
    try await site.publish(answers)
    #expect(site.text(Self.cache)?.contains("Ben") == false)
    site.filter = MeetingFilter()
    site.redaction.kinds = [.emails]
    try await site.publish(answers)
    #expect(site.text(Self.cache)?.contains("Ben") == false)
  }
}
