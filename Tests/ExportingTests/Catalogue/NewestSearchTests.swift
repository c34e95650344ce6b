import Archive
import Exporting
import Foundation
import MeetingModel
import Testing

/// Searches for the newest passages, of which those of the newest 200 meetings are looked at first.
struct NewestSearchTests {
  /// An answer that does not tell when the meeting was.
  private static func timelessAnswer(_ number: Int, _ texts: [String]) throws -> [UInt8] {
    let answer = CatalogueFixture.answer(number, turns: [])
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer)) as? [String: Any])
    object["started_at"] = nil
    object["completed_at"] = nil
    object["transcript"] = texts.map { "Ann: \($0)" }.joined(separator: "\n")
    return Array(try JSONSerialization.data(withJSONObject: object))
  }

  /// 280 meetings, each fifth of which has no time, so that 200 are newer than the first 30: "often" is
  /// in all, "late" in these 30, and "seldom" in a few of all kinds.
  private static func fixture() throws -> CatalogueFixture {
    try CatalogueFixture(
      (1...280).map { number in
        let isOld = number <= 30
        let texts = [
          "often", isOld ? "late often" : "no", number % 24 == 0 ? "seldom often" : "no",
        ]
        guard number % 5 != 0 else { return try timelessAnswer(number, texts) }
        let day = "2026-\(10 + number / 100)-\(10 + number % 18)"
        return CatalogueFixture.answer(
          number, day: isOld ? "2025-01-01" : day, turns: texts.map { ("Ann", $0) })
      })
  }

  @Test func `meetings without a time come last, on whatever page`() async throws {
    let catalogue = try Self.fixture().catalogue()
    _ = try await catalogue.fillIndex { _, _ in }
    for (word, count) in [
      ("often", 321), ("late", 30), ("seldom", 11), ("lat*", 30), (#""late often""#, 30),
      ("often -late", 291), ("often person:ann", 321),
    ] {
      let query = try SearchQuery(word)
      let all = try catalogue.hits(for: query, in: .init(), order: .newest, limit: 1_000).hits
      #expect(all.count == count)
      let times = all.map { $0.meeting?.startedAt?.seconds ?? .min }
      #expect(times == times.sorted(by: >))
      #expect(times.contains(.min))
      for limit in [7, 40, 128] {
        var pages: [ArchivedHit] = []
        var (page, hasMore) = (1, true)
        while hasMore {
          let found = try catalogue.hits(
            for: query, in: .init(), order: .newest, page: page, limit: limit)
          #expect(!found.isCut)
          pages += found.hits
          (page, hasMore) = (page + 1, found.hasMore)
        }
        #expect(pages == all, "\(word), \(limit) on a page")
      }
    }
    try catalogue.close()
  }
}
