import Exporting
import Foundation
import LoopbackService
import MeetingModel
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// Different answers about a bot, of which some lack parts.
@Suite(.serialized) struct FullerAnswerTests {
  let fixture: MergeFixture

  init() throws {
    fixture = try MergeFixture()
  }

  private static let id = ExportFixture.id(1)
  private static let formats: [OutputFormat] = [.markdown, .jsonLines]

  /// The parts of an answer.
  private struct Parts: OptionSet {
    let rawValue: Int
    static let transcript = Parts(rawValue: 1)
    static let questions = Parts(rawValue: 2)
    static let insights = Parts(rawValue: 4)
    static let all: Parts = [.transcript, .questions, .insights]
  }

  private static func bot(_ word: String, _ parts: Parts) -> ScriptedBot {
    var members: [String] = []
    if parts.contains(.transcript) {
      members.append(#""transcript":"[2025-01-14T10:00:01Z] Ann: They spoke of \#(word).""#)
    }
    if parts.contains(.questions) {
      members.append(#""qa_pairs":[{"question":"What of \#(word)?","answer":"It is asked."}]"#)
    }
    if parts.contains(.insights) {
      members.append(#""insights":{"summary":"A summary of \#(word)."}"#)
    }
    return ScriptedBot(
      id: id,
      finished: Array(
        """
        {"status":"completed","bot_id":"\(id)","started_at":"2025-01-14T10:00:00Z",\
        "completed_at":"2025-01-14T10:30:00Z",\(members.joined(separator: ","))}
        """.utf8))
  }

  /// Exports one bot, about which there is an answer with a word; without parts, there is none.
  @discardableResult
  private func export(
    _ word: String, _ parts: Parts, at seconds: Int64, into name: String? = nil
  ) async throws -> String {
    fixture.exports.timing.setClock(to: Instant(seconds: 1_700_000_000 + seconds))
    let folder = fixture.path(name ?? word)
    // Another bot is answered about, so that a failure is not taken for an outage.
    _ = try await fixture.exports.export(
      [Self.id, ExportFixture.id(2)],
      from: (parts.isEmpty ? [] : [Self.bot(word, parts)]) + [ExportFixture.bot(2)],
      formats: Self.formats, output: folder
    ) { options, _ in options.isRefreshing = true }
    return folder
  }

  @discardableResult
  private func merge(_ folders: [String], into name: String = "all") async throws
    -> MergeFixture.Run
  {
    try await fixture.merge(folders, into: name, formats: Self.formats)
  }

  private func lines(_ name: String = "all") -> String {
    fixture.text("\(name)/meetings.jsonl") ?? ""
  }

  /// The parts that merges said are lost.
  private func lost(_ run: MergeFixture.Run) -> [[MeetingModel.Requirement]] {
    run.events.compactMap { if case .conflict(_, let parts) = $0 { parts } else { nil } }
  }

  @Test(
    arguments: [
      (.all, [.transcript, .questions], []),
      (.all, .insights, []),
      ([.transcript, .insights], .transcript, []),
      (.transcript, [.questions, .insights], [.questions, .insights]),
      ([.transcript, .insights], [.transcript, .questions], [.questions]),
      (.insights, .questions, [.questions]),
    ] as [(Parts, Parts, [MeetingModel.Requirement])])
  private func `a newer answer that lacks a part does not take the place of another`(
    _ older: Parts, _ newer: Parts, _ lost: [MeetingModel.Requirement]
  ) async throws {
    let old = try await export("boats", older, at: 0)
    let new = try await export("trains", newer, at: 60)
    let run = try await merge([old, new], into: "one")
    #expect(self.lost(run) == [lost])
    try await merge([new, old], into: "other")
    for folder in [old, new] { try await merge([folder], into: "later") }
    for folder in [new, old] { try await merge([folder], into: "sooner") }
    #expect(lines("one").contains("boats") && !lines("one").contains("trains"))
    for name in ["other", "later", "sooner"] {
      #expect(try fixture.files(name) == fixture.files("one"))
    }
    #expect(try fixture.archive("other") == fixture.archive("one"))
  }

  @Test func `of three answers, the newest of the fullest counts`() async throws {
    let folders = [
      try await export("boats", .all, at: 0), try await export("planes", .all, at: 30),
      try await export("trains", [.transcript, .insights], at: 60),
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      try await merge(order.map { folders[$0] })
      #expect(lines().contains("planes"))
      #expect(try fixture.files("all") == fixture.files("planes"))
      try FileManager.default.removeItem(atPath: fixture.path("all"))
    }
  }

  @Test func `an answer that a refresh has kept is as old as it was`() async throws {
    let first = try await export("boats", .all, at: 0)
    let second = try await export("planes", .all, at: 60)
    try await export("trains", .transcript, at: 120, into: "boats")
    #expect(lines("boats").contains("boats"))
    for folders in [[first, second], [second, first]] {
      try await merge(folders)
      #expect(lines().contains("planes"))
    }
  }

  @Test func `a fuller answer of a bot that failed later does not make it fail`() async throws {
    let full = try await export("boats", .all, at: 0)
    let poor = try await export("trains", .transcript, at: 60)
    try await export("boats", [], at: 120)
    #expect(fixture.text("boats/failures.jsonl") != nil)
    for (name, folders) in [("one", [full, poor]), ("other", [poor, full])] {
      #expect(try await merge(folders, into: name).summary.failed == 0)
      #expect(lines(name).contains("boats") && fixture.text("\(name)/failures.jsonl") == nil)
      #expect(try await merge(folders, into: name).summary.updated == 0)
    }
    // Nor if the failure is in the folder already.
    #expect(try await merge([full], into: "later").summary.failed == 1)
    let run = try await merge([poor], into: "later")
    #expect(run.summary.failed == 0 && run.summary.updated == 1)
    #expect(lines("later").contains("boats"))
    #expect(fixture.text("later/failures.jsonl") == nil)
    #expect(try await merge([poor, full], into: "later").summary.updated == 0)
  }

  @Test(arguments: [.all, .transcript] as [Parts], [0, 120])
  private func `a damaged answer of the folder is replaced by any that is not`(
    _ parts: Parts, _ seconds: Int64
  ) async throws {
    let folder = try await export("boats", .all, at: 60)
    try await merge([folder])
    for name in ["all", "boats"] {
      try fixture.exports.changeArchive(
        """
        UPDATE answer SET body = zeroblob(100)
          WHERE position = (SELECT position FROM bot WHERE bot_id = '\(Self.id)')
        """, in: fixture.path(name))
    }
    let other = try await export("trains", parts, at: seconds)
    try await merge([other, folder])
    #expect(lines().contains("trains"))
    #expect(try await merge([folder, other]).summary.updated == 0)
    #expect(lines().contains("trains"))
  }

  @Test func `an answer that does not hold a meeting has no parts`() async throws {
    let good = try await export("boats", .transcript, at: 0)
    let bad = try await export("trains", .all, at: 60)
    _ = try Tool.python(
      """
      import hashlib, sqlite3, sys, zlib
      archive = sqlite3.connect(sys.argv[1])
      text = b'["no meeting"]'
      position = archive.execute("SELECT position FROM bot WHERE bot_id = ?", (sys.argv[2],)).fetchone()[0]
      archive.execute("UPDATE bot SET answer_hash = ? WHERE position = ?",
                      (hashlib.sha256(text).digest(), position))
      archive.execute("UPDATE answer SET body = ?, size = ? WHERE position = ?",
                      (zlib.compress(text), len(text), position))
      archive.commit()
      """, arguments: [bad + "/debrief.sqlite", Self.id])
    for (name, folders) in [("one", [good, bad]), ("other", [bad, good])] {
      try await merge(folders, into: name)
      #expect(lines(name).contains("boats"))
    }
    try await merge([good], into: "later")
    try await merge([bad], into: "later")
    #expect(lines("later").contains("boats"))
  }
}
