import Archive
import Foundation
import MeetingModel
import Testing
import TestSupport

@testable import Exporting

/// Calls about meetings that are forgotten.
@Suite(.serialized, .timeLimit(.minutes(1))) struct CallRemovalTests {
  private let fixture: WebhookFixture

  init() throws {
    fixture = try WebhookFixture()
  }

  private var calls: String { fixture.notes + "/.debrief-calls/" }

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test func `forgetting a meeting takes its calls, too`() async throws {
    try await fixture.take([WebhookFixture.body(summary: "First.")])
    let meeting = try #require(try await fixture.listed().first?.id)
    let bot = try #require(BotID(ExportFixture.id(1)))
    do {
      let queue = try CallQueue(in: Folder(fixture.notes))
      for (body, bot) in [
        (WebhookFixture.body(summary: "Second."), nil), (WebhookFixture.body(room: "other"), nil),
        (Array("anything".utf8), bot),
      ] as [([UInt8], BotID?)] {
        _ = try await queue.add(body, about: bot)
        _ = try await queue.setAside(queue.add(body, about: bot))
      }
      // Nothing tells of which meeting this was.
      let damaged = try await queue.setAside(queue.add(Array("damaged".utf8), about: nil))
      try Data("x".utf8).write(to: URL(filePath: damaged))
      await queue.close()
    }
    let forgetting = ArchiveForgetting(folder: fixture.notes)
    let forgotten = try await forgetting.forget([meeting, bot])
    #expect(forgotten[meeting]?.count { $0.hasPrefix(".debrief-calls/") } == 2)
    #expect(forgotten[bot]?.count == 2)
    #expect(names(calls).filter { $0.hasSuffix(".call") }.count == 1)
    #expect(names(calls + "failed").count == 2)
    for name in names(calls).filter({ $0.hasSuffix(".call") }) {
      #expect(try String(contentsOfFile: calls + name, encoding: .utf8).contains("other"))
    }
    #expect(try await forgetting.forget([meeting, bot]).isEmpty)
    // What is left is worked off as usual.
    try await fixture.take([])
    #expect(fixture.noteNames.count == 1)
  }

  @Test func `a link in place of the folder is not followed`() async throws {
    try await fixture.take([WebhookFixture.body()])
    let meeting = try #require(try await fixture.listed().first?.id)
    let elsewhere = try WebhookFixture()
    do {
      let queue = try CallQueue(in: Folder(making: elsewhere.notes))
      _ = try await queue.add(WebhookFixture.body(), about: nil)
    }
    try FileManager.default.removeItem(atPath: calls)
    try FileManager.default.createSymbolicLink(
      atPath: fixture.notes + "/.debrief-calls",
      withDestinationPath: elsewhere.notes + "/.debrief-calls")
    _ = try await ArchiveForgetting(folder: fixture.notes).forget([meeting])
    #expect(elsewhere.queued.count == 1)
  }
}
