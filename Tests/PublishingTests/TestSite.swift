import BotStatus
import Exporting
import Foundation
import MeetingModel
import Publishing
import Reports
import TestSupport

/// A site in a temporary folder, and the answers it is made of.
struct TestSite {
  let folder = try? TemporaryFolder()
  var filter = MeetingFilter()
  var title: String?
  var address: String?
  var hasTwins = false
  var pack = "notes"
  var options = RenderOptions()
  var redaction = SiteRedaction()

  /// The path of the site, which is made by the first run.
  var path: String { (folder?.path ?? "") + "site/" }

  /// The site with what is beside it.
  var places: SitePlaces { SitePlaces(path) }

  /// Publishes answers, each a source of its own.
  @discardableResult func publish(
    _ answers: [[UInt8]], keepsPrevious: Bool = false, report: (PublishEvent) -> Void = { _ in }
  ) async throws -> PublishedSite {
    try await publisher().publish(
      inputs(answers), into: places, keepsPrevious: keepsPrevious, report: report)
  }

  /// Makes the site of answers for review.
  @discardableResult func review(_ answers: [[UInt8]]) async throws -> SitePlan {
    try await publisher().review(inputs(answers), for: places) { _ in }.plan
  }

  /// Publishes saved answers.
  @discardableResult func publish(files: [String]) async throws -> PublishedSite {
    try await publisher().publish(files.map { Input.file(path: $0) }, into: places) { _ in }
  }

  private func inputs(_ answers: [[UInt8]]) -> [Input] {
    answers.enumerated().map { number, answer in
      Input(name: "answer \(number)") { .bytes(answer) }
    }
  }

  func publisher() throws -> Publisher {
    let loader = PackLoader()
    let renderer = try SiteRenderer(
      try loader.load(pack), root: try loader.load(PackLoader.rootPackName), title: title,
      address: address.flatMap(SiteAddress.init), hasTwins: hasTwins, options: options)
    let look = NoteAppearance(
      pack: try loader.load(pack), options: options, settings: [])
    return Publisher(
      appearance: look.key(of: .html), reader: BotStatusReader(), renderer: renderer,
      filter: filter, redaction: redaction, jobs: 2)
  }

  /// The names of the site's files, without those that depend on how the site came to be.
  var names: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter {
      ![".debrief-site-cache", ".debrief-site-files", ".debrief-site-sources"].contains($0)
    }.sorted()
  }

  /// The text of each file of the site, by its name; empty without a site.
  var texts: [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, text($0) ?? "") })
  }

  /// Whether something is beside the site, such as `site.review`.
  func hasBeside(_ word: String) -> Bool {
    FileManager.default.fileExists(atPath: path.dropLast() + ".\(word)")
  }

  func text(_ name: String) -> String? {
    try? String(contentsOfFile: path + name, encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path + name))
  }

  /// The moment a file was last written, with its inode number: both change when it is replaced.
  func identity(_ name: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + name)
    return [
      "\(attributes[.modificationDate] ?? "")", "\(attributes[.systemFileNumber] ?? "")",
    ]
  }
}

/// The files without those of the search, which change with every word.
func pages(_ names: some Sequence<String>) -> [String] {
  names.filter { !$0.hasPrefix("search") }
}

/// An answer of the service about a bot.
func answer(
  _ number: Int, day: String = "2026-03-02", room: String? = "weekly-sync", title: String? = nil,
  people: [String] = ["Ann Lee", "Ben"], summary: String = "All is well.", done: Bool = false
) throws -> [UInt8] {
  let digits = String(number)
  let id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
  var insights: [String: Any] = [
    "summary": summary,
    "action_items": [["task": "Write it down", "owner": people.first ?? "", "done": done]],
  ]
  if let title { insights["title"] = title }
  var object: [String: Any] = [
    "bot_id": id, "status": "completed", "started_at": "\(day)T14:00:00Z",
    "completed_at": "\(day)T14:30:00Z", "insights": insights,
    "transcript": people.enumerated().map {
      "[\(day)T14:0\($0.offset % 10):00Z] \($0.element): We said so."
    }.joined(separator: "\n"),
  ]
  if let room { object["room_url"] = "https://acme.daily.co/\(room)" }
  return Array(try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]))
}
