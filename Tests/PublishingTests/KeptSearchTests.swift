import Foundation
import Publishing
import Testing

/// The search of a site that is reviewed, or from which files are missing.
struct KeptSearchTests {
  /// The files of a site but those that say how it came to be.
  private func files(_ site: TestSite) -> [String: String] {
    site.texts.filter { !$0.key.hasPrefix(".") }
  }

  /// Publishes answers, removes a file of the site, and publishes others.
  ///
  /// - Parameter isReviewed: Whether they are reviewed and approved.
  /// - Returns: The files of the site, and those of one that was made in a single run.
  private func published(
    _ answers: [[UInt8]], then next: [[UInt8]], removing name: String? = nil,
    isReviewed: Bool = true
  ) async throws -> (files: [String: String], fresh: [String: String]) {
    let (site, other) = (TestSite(), TestSite())
    try await site.publish(answers)
    if let name { try FileManager.default.removeItem(atPath: site.path + name) }
    if isReviewed {
      try await site.review(next)
      _ = try site.places.approve()
    } else {
      try await site.publish(next)
    }
    try await other.publish(next)
    return (files(site), files(other))
  }

  @Test(arguments: [false, true])
  func `a file of the search that someone has removed is there again, with all others`(
    isReviewed: Bool
  ) async throws {
    // More than the text of a segment may have.
    let words = (0..<6_000).map { "word\($0)" }.joined(separator: " ")
    let answers = [
      try answer(1, room: nil, title: "Long", summary: words),
      try answer(2, room: nil, title: "Short"),
    ]
    let next = answers + [try answer(3, room: nil, title: "New")]
    let site = TestSite()
    try await site.publish(answers)
    let names = site.names.filter { $0.hasPrefix("search-") && $0.hasSuffix(".js") }
    // Two texts of one page and one of the other, the words, the meetings, and the first file.
    #expect(names.count >= 6)
    for name in names {
      let (files, fresh) = try await published(
        answers, then: next, removing: name, isReviewed: isReviewed)
      #expect(Set(files.keys) == Set(fresh.keys), "\(name)")
      #expect(files == fresh, "\(name)")
    }
  }

  /// An answer without the ID of a bot: where such meetings begin at the same moment, their order is
  /// that of the sources.
  private func nameless(_ number: Int, title: String) throws -> [UInt8] {
    let whole = try JSONSerialization.jsonObject(
      with: Data(try answer(number, room: nil, title: title)))
    var object = try #require(whole as? [String: Any])
    object["bot_id"] = nil
    return Array(try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]))
  }

  @Test(arguments: [false, true])
  func `a review that goes back to what is published has the words of what is published`(
    isNew: Bool
  ) async throws {
    let first = [try answer(1, title: "One", summary: "Harbour"), try answer(2, title: "Two")]
    let other = [try answer(1, title: "One", summary: "Secret"), try answer(2, title: "Two")]
    let last = first + (isNew ? [try answer(3, title: "Three")] : [])
    let (site, fresh) = (TestSite(), TestSite())
    try await site.publish(first)
    // Nothing of a review that is not approved may be found in the site.
    try await site.review(other)
    let plan = try await site.review(last)
    #expect(plan.isEmpty == !isNew)
    if isNew { _ = try site.places.approve() }
    try await fresh.publish(last)
    #expect(files(site) == files(fresh))
  }

  @Test func `the texts of meetings in another order are there after a review`() async throws {
    let (one, two) = (try nameless(1, title: "One"), try nameless(2, title: "Two"))
    let (files, fresh) = try await published([one, two], then: [two, one])
    #expect(Set(files.keys) == Set(fresh.keys))
    #expect(files == fresh)
  }
}
