import Exporting
import Foundation
import LoopbackService
import MeetingModel
import PailFlow
import ServiceTestSupport
import Testing
import TestSupport

/// Answers that lack what the stored ones have.
@Suite(.serialized) struct KeptAnswerTests {
  private let fixture: ExportFixture

  init() throws {
    fixture = try ExportFixture()
  }

  private static let ids = ExportFixture.ids(0..<30)
  private static let bots = ExportFixture.bots(0..<30)

  @Test(arguments: [
    #""status":"failed","transcript":null,"insights":null,"qa_pairs":null"#,
    #""status":"completed","transcript":"","insights":{},"qa_pairs":[]"#,
    #""status":"completed","transcript":null,"insights":{"summary":"They spoke."}"#,
  ])
  func `an answer that lacks what the stored one has is not taken`(parts: String) async throws {
    let id = Self.ids[11]
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let before = try fixture.files()
    var bots = Self.bots
    bots[11] = ScriptedBot(
      id: id,
      finished: Array(
        """
        {"bot_id":"\(id)","started_at":"2025-01-14T10:00:00Z",\
        "completed_at":"2025-01-14T10:30:00Z",\(parts)}
        """.utf8))
    let run = try await fixture.export(Self.ids, from: bots) { options, _ in
      options.isRefreshing = true
    }
    #expect(run.summary.progress.answersKept == 1)
    #expect(run.summary.progress.unchanged == 30)
    #expect(run.summary.progress.incomplete == 0)
    let kept = run.events.compactMap { event in
      if case .answerKept(let bot, let missing) = event {
        (bot: bot.text, hasTranscript: !missing.contains(.transcript))
      } else {
        nil
      }
    }
    #expect(kept.map(\.bot) == [id])
    #expect(kept.allSatisfy { !$0.hasTranscript })
    #expect(try fixture.files() == before)
    // Forgotten and exported again, the bot has the new answer.
    _ = try await ArchiveForgetting(folder: fixture.output).forget([
      try BotID(validating: id)
    ])
    let again = try await fixture.export([id], from: bots)
    #expect(again.summary.progress.answersKept == 0)
    #expect(try fixture.files() != before)
  }

  @Test func `an answer that lacks what the stored one lacks, too, is taken`() async throws {
    func bot(_ summary: String) -> ScriptedBot {
      ScriptedBot(
        id: Self.ids[0],
        finished: Array(
          #"""
          {"status":"completed","bot_id":"\#(Self.ids[0])","completed_at":"2025-01-14T10:30:00Z",\#
          "transcript":"","insights":{"summary":"\#(summary)"}}
          """#.utf8))
    }
    _ = try await fixture.export([Self.ids[0]], from: [bot("One.")])
    let run = try await fixture.export([Self.ids[0]], from: [bot("Two.")]) { options, _ in
      options.isRefreshing = true
    }
    #expect(run.summary.progress.written == 1)
    #expect(run.summary.progress.answersKept == 0)
  }

  @Test func `a bot whose stored answer is kept is no longer one that failed`() async throws {
    let id = Self.ids[3]
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let missing = Self.bots.enumerated().filter { $0.offset != 3 }.map(\.element)
    _ = try await fixture.export(Self.ids, from: missing) { options, _ in
      options.isRefreshing = true
    }
    let location = ArchiveLocation(fixture.output)
    #expect(try ExportStatus(location).line.contains("1 failed"))
    let poorer = ScriptedBot(
      id: id,
      finished: Array(
        #"{"status":"completed","bot_id":"\#(id)","insights":{"summary":"They spoke."}}"#.utf8))
    let run = try await fixture.export(Self.ids, from: missing + [poorer])
    #expect(run.summary.progress.answersKept == 1)
    #expect(try ExportStatus(location).line == "30 bots: 30 done")
  }
}
