import Archive
import BotStatus
import Crypto
import Deflate
import Exporting
import Foundation
import MeetingModel
import PailFlow
import TestSupport

/// An archive with answers, as an export leaves it that knew no catalogue.
struct CatalogueFixture {
  let folder: TemporaryFolder

  /// Makes an archive.
  ///
  /// - Parameters:
  ///   - answers: The answers, each of which names its bot.
  ///   - others: Bots without an answer.
  init(_ answers: [[UInt8]], others: [BotID] = []) throws {
    folder = try TemporaryFolder()
    let archive = try Archive(folder: folder.path, .creating)
    try archive.beginList()
    let meetings = try answers.map { try BotStatusReader().meeting(in: $0) }
    let ids = try meetings.map { try BotID(validating: $0.botID ?? "") }
    _ = try archive.list(ids + others)
    let outcomes = try zip(zip(answers, meetings), ids).map { item, id in
      ArchivedOutcome(
        position: try archive.position(of: id) ?? 0, time: Instant(seconds: 0),
        content: .answer(
          ArchivedAnswer(
            hash: Array(SHA256.hash(data: item.0)), size: item.0.count,
            body: try ZlibFormat.packed(item.0), status: item.1.status.name, hasNotes: true)))
    }
    try archive.record(outcomes, pending: [])
    try archive.close()
  }

  /// The catalogue of the archive.
  func catalogue() throws -> MeetingCatalogue { try MeetingCatalogue(ArchiveLocation(folder.path)) }

  /// The chosen meetings, once the catalogue is filled.
  func list(_ choice: MeetingCatalogue.Choice = .init()) async throws -> [ListedMeeting] {
    let catalogue = try catalogue()
    _ = try await catalogue.fill { _, _ in }
    var found: [ListedMeeting] = []
    try catalogue.forEach(in: choice) { listed in
      found.append(listed)
      return true
    }
    try catalogue.close()
    return found
  }

  /// What a query finds, once the index is filled.
  func search(
    _ query: String, in choice: MeetingCatalogue.Choice = .init(), limit: Int = 100
  ) async throws -> [ArchivedHit] {
    let catalogue = try catalogue()
    _ = try await catalogue.fillIndex { _, _ in }
    let found = try catalogue.hits(for: try SearchQuery(query), in: choice, limit: limit)
    try catalogue.close()
    return found.hits
  }

  /// Runs statements on the archive as another program would, and returns the rows of the last.
  @discardableResult
  func sql(_ statements: String) throws -> String {
    try Tool.python(
      """
      import sqlite3, sys
      archive = sqlite3.connect(sys.argv[1], isolation_level=None)
      for statement in sys.argv[2].split(";"):
          rows = archive.execute(statement).fetchall()
      print(rows)
      """, arguments: [folder.path + "/debrief.sqlite", statements])
  }

  /// An answer with turns of people, a text each after the name, and with tasks.
  static func answer(
    _ number: Int, day: String = "2026-03-01", title: String? = nil, room: String = "weekly",
    turns: [(String, String)],
    tasks: [(String, String?, Bool)] = [("Order lenses", "Ann Lee", false)]
  ) -> [UInt8] {
    let lines = turns.enumerated().map { index, turn in
      "[\(day)T10:00:0\(index % 10)Z] \(turn.0): \(turn.1)"
    }
    let object: [String: Any] = [
      "status": "completed", "bot_id": ExportFixture.id(number),
      "room_url": "https://example.daily.co/\(room)", "started_at": "\(day)T10:00:00Z",
      "completed_at": "\(day)T10:30:00Z", "transcript": lines.joined(separator: "\n"),
      "qa_pairs": [["question": "What about question \(number)?", "answer": "It is answered."]],
      "insights": [
        "title": title ?? "Meeting \(number)", "summary": "They met.",
        "decisions": ["Buy a telescope"],
        "action_items": tasks.map { task, owner, isDone -> [String: Any] in
          let item: [String: Any] = ["task": task, "due": "Friday", "done": isDone]
          return owner.map { item.merging(["owner": $0]) { $1 } } ?? item
        },
      ],
    ]
    return (try? JSONSerialization.data(withJSONObject: object)).map(Array.init) ?? []
  }
}
