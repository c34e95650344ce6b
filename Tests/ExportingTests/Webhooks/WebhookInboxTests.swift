import Archive
import BotStatus
import Foundation
import LoopbackService
import MeetingModel
import PailFlow
import Reports
import ServiceTestSupport
import Testing
import TestSupport

@testable import Exporting

/// From calls to notes.
@Suite(.serialized) struct WebhookInboxTests {
  private let fixture: WebhookFixture

  init() throws {
    fixture = try WebhookFixture()
  }

  private func text(_ name: String?) -> String {
    name.flatMap { fixture.folder.text("notes/" + $0) } ?? ""
  }

  @Test func `a call becomes a note and a listed meeting`() async throws {
    try await fixture.take([WebhookFixture.body()], formats: [.markdown, .jsonLines])
    let name = try #require(fixture.noteNames.first)
    #expect(text(name).contains("We have a plan."))
    #expect(fixture.queued.isEmpty)
    let listed = try await fixture.listed()
    #expect(listed.map(\.meeting?.room) == ["weekly-sync"])
    let id = try #require(listed.first?.id)
    #expect(id.isDerived && name.contains(id.text))
    // No bot is claimed that there is not.
    #expect(text("meetings.jsonl").contains("\"bot_id\":null"))
    #expect(!text("meetings.jsonl").contains(id.text) && !text(name).contains(id.text))
  }

  @Test func `the same call twice makes one note, also after a restart`() async throws {
    try await fixture.take([WebhookFixture.body(), WebhookFixture.body()])
    let before = text(fixture.noteNames.first)
    let white = Array("\n ".utf8) + WebhookFixture.body() + Array("\n".utf8)
    try await fixture.take([WebhookFixture.body(), white])
    #expect(fixture.noteNames.count == 1)
    #expect(text(fixture.noteNames.first) == before)
    #expect(try await fixture.listed().count == 1)
    let news = fixture.events.compactMap { event in
      if case .placed(_, _, let isNew) = event { isNew } else { nil }
    }
    #expect(news == [true, false, false, false])
  }

  @Test func `another summary is a new version of the same meeting`() async throws {
    try await fixture.take([WebhookFixture.body(), WebhookFixture.body(summary: "Excellent.")])
    #expect(fixture.noteNames.count == 1)
    #expect(text(fixture.noteNames.first).contains("Excellent."))
  }

  @Test func `each version of a meeting without a bot counts, also one that lacks something`()
    async throws
  {
    let emptier = Array(
      String(decoding: WebhookFixture.body(), as: UTF8.self)
        .replacing(#""summary":"Good.","insights":{"summary":"Good."}"#, with: #""insights":{}"#)
        .utf8)
    try await fixture.take([WebhookFixture.body()])
    #expect(text(fixture.noteNames.first).contains("Good."))
    try await fixture.take([emptier])
    #expect(fixture.noteNames.count == 1)
    #expect(!text(fixture.noteNames.first).contains("Good."))
  }

  @Test func `another room, other words and calls without words are other meetings`() async throws {
    func silent(_ summary: String) -> [UInt8] {
      Array(
        #"{"event":"session_complete","room_name":"r","transcript_text":" \n","summary":"\#(summary)"}"#
          .utf8)
    }
    try await fixture.take([
      WebhookFixture.body(), WebhookFixture.body(room: "other"),
      WebhookFixture.body(said: "No plan."), silent("One."), silent("Two."), silent("One."),
    ])
    #expect(try await fixture.listed().count == 5)
  }

  @Test func `a meeting has the same ID for ever`() throws {
    let meeting = try WebhookMeeting(WebhookFixture.body(), reader: .init())
    #expect(meeting.id.text == "00000000-77e1-890b-815f-3c4259e9c98e")
    #expect(meeting.bot == nil)
  }

  @Test(arguments: [
    ("", CallRefusal.Kind.notJSON), ("{", .notJSON), ("<html>", .notJSON), ("\u{0}\u{1}", .notJSON),
    ("{}", .notMeeting), ("[]", .notMeeting), ("null", .notMeeting), ("3", .notMeeting),
    (#"{"hello":1}"#, .notMeeting), (#"[{"event":"session_complete"}]"#, .notMeeting),
    (#"{"schema":"debrief.meeting.v1"}"#, .notMeeting),
    (#"{"bot_id":"b","status":"running","transcript":"Ann: Hello."}"#, .notMeeting),
    (#"{"status":"running"}"#, .notMeeting),
  ])
  func `any other body is refused`(body: String, kind: CallRefusal.Kind) async throws {
    let inbox = try await fixture.inbox()
    let error = await #expect(throws: CallRefusal.self) {
      try await inbox.accept(Array(body.utf8), about: nil)
    }
    #expect(error?.kind == kind)
    #expect(fixture.queued.isEmpty)
  }

  @Test func `calls that a stopped process has left are worked off`() async throws {
    do {
      let inbox = try await fixture.inbox()
      for number in 0..<100 {
        _ = try await inbox.accept(WebhookFixture.body(room: "room-\(number)"), about: nil)
      }
      await inbox.close()
    }
    #expect(fixture.queued.count == 100)
    try await fixture.take([])
    #expect(fixture.noteNames.count == 100)
    #expect(fixture.queued.isEmpty)
  }

  @Test(arguments: FailingCalls.Kind.allCases)
  func `a disk that fails is told to the sender, and nothing is left of the call`(
    kind: FailingCalls.Kind
  ) async throws {
    for number in 1...5 {
      let fixture = try WebhookFixture()
      let failing = FailingCalls(kind, number: number)
      guard let inbox = try? await fixture.inbox(calls: failing.calls) else { continue }
      var accepted = 0
      let error = await #expect(throws: CallRefusal.self) {
        for _ in 0..<10 {
          _ = try await inbox.accept(WebhookFixture.body(), about: nil)
          accepted += 1
        }
      }
      #expect(error?.kind == .unavailable)
      #expect(fixture.queued.count == accepted)
      guard kind != .rename else { continue }
      #expect(await !inbox.state().canWrite)
      #expect(fixture.queued.count == accepted)
    }
  }

  @Test func `the inbox waits while another command writes into the folder`() async throws {
    let inbox = try await fixture.inbox()
    let fixture = fixture
    do {
      let lock = try FolderLock(Folder(fixture.notes), command: "testing")
      _ = try await inbox.accept(WebhookFixture.body(), about: nil)
      let work = Task { await inbox.run() }
      while fixture.delays == 0 { try await Task.sleep(for: .milliseconds(10)) }
      #expect(fixture.noteNames.isEmpty)
      work.cancel()
      await work.value
      withExtendedLifetime(lock) {}
    }
    #expect(fixture.queued.count == 1)
  }

  @Test func `a call that names its bot is only a trigger`() async throws {
    let bot = ScriptedBot(id: ExportFixture.id(7), finished: ExportFixture.answer(7))
    try await LoopbackService(bots: [bot]).withRunning { service in
      try await withClient(of: service) { client in
        let inbox = try await fixture.inbox { bot, report in
          try await client.finishedAnswer(about: bot, report: report)
        }
        let forged = WebhookFixture.body(said: "This is forged.")
        let id = try #require(BotID(ExportFixture.id(7)))
        _ = try await inbox.accept(forged, about: id)
        _ = try await inbox.accept(Array("not even JSON".utf8), about: id)
        // Where the body names it, it is fetched, too.
        _ = try await inbox.accept(ExportFixture.answer(7, said: "This is forged."), about: nil)
        try await fixture.workOff(inbox)
      }
    }
    #expect(fixture.noteNames.count == 1)
    #expect(text(fixture.noteNames.first).contains("Welcome to meeting 7"))
    #expect(!text(fixture.noteNames.first).contains("forged"))
    #expect(try await fixture.listed().map(\.id.text) == [ExportFixture.id(7)])
    #expect(fixture.queued.isEmpty)
  }

  @Test func `without the service a call is kept, and others go on`() async throws {
    let id = try #require(BotID(ExportFixture.id(7)))
    do {
      let configuration = try self.configuration("http://127.0.0.1:1/v1")
      try await PailFlowClient.withClient(configuration) { client in
        let inbox = try await fixture.inbox { bot, report in
          try await client.finishedAnswer(about: bot, report: report)
        }
        _ = try await inbox.accept(WebhookFixture.body(), about: id)
        _ = try await inbox.accept(WebhookFixture.body(), about: nil)
        let fixture = fixture
        try await fixture.workOff(inbox) {
          await inbox.state().count == 1 && fixture.delays > 0
        }
      }
    }
    #expect(fixture.noteNames.count == 1)
    #expect(fixture.queued.count == 1)
    // The next process finds the service.
    let bot = ScriptedBot(id: ExportFixture.id(7), finished: ExportFixture.answer(7))
    try await LoopbackService(bots: [bot]).withRunning { service in
      try await withClient(of: service) { client in
        let inbox = try await fixture.inbox { bot, report in
          try await client.finishedAnswer(about: bot, report: report)
        }
        try await fixture.workOff(inbox)
      }
    }
    #expect(fixture.noteNames.count == 2)
    #expect(fixture.queued.isEmpty)
  }

  @Test func `a bot that the service does not know is given up after a day`() async throws {
    let id = try #require(BotID(ExportFixture.id(7)))
    try await LoopbackService(bots: []).withRunning { service in
      try await withClient(of: service) { client in
        var timing = WebhookFixture.timing(timesAsFast: 2_000)
        do {
          let inbox = try await fixture.inbox { bot, report in
            try await client.finishedAnswer(about: bot, report: report)
          }
          _ = try await inbox.accept(WebhookFixture.body(), about: id)
          let fixture = fixture
          try await fixture.workOff(inbox) { fixture.delays > 0 }
        }
        #expect(fixture.queued.count == 1 && fixture.setAside.isEmpty)
        timing.now = { Timing.system.now().adding(.seconds(86_500)) }
        let inbox = try await fixture.inbox(timing: timing) { bot, report in
          try await client.finishedAnswer(about: bot, report: report)
        }
        try await fixture.workOff(inbox)
      }
    }
    let path = try #require(fixture.setAside.first)
    #expect(FileManager.default.contents(atPath: path) == Data(WebhookFixture.body()))
    #expect(fixture.queued == ["failed"])
  }

  private func configuration(_ address: String) throws -> PailFlowConfiguration {
    var configuration = PailFlowConfiguration(
      address: try ServiceAddress(address), key: try APIKey(LoopbackService.defaultKey),
      userAgent: "debrief/test")
    configuration.retryPolicy.retries = 0
    return configuration
  }

  private func withClient(
    of service: RunningService, _ body: (PailFlowClient) async throws -> Void
  ) async throws {
    try await PailFlowClient.withClient(try configuration(service.baseURL), body)
  }
}
