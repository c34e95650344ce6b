import MeetingModel
import Testing

@testable import Reports

@Suite struct TimelineTests {
  /// A transcript of turns: who, from when, for how long.
  private static func transcript(
    speakers: Int, _ turns: [(speaker: Int?, offset: Int64?, talk: Int64?)]
  ) -> Transcript {
    Transcript(
      turns: turns.enumerated().map { index, turn in
        Turn(
          index: index + 1, speaker: turn.speaker, offsetMilliseconds: turn.offset,
          talkMilliseconds: turn.talk, text: "…")
      },
      speakers: (0..<speakers).map { Speaker(name: "Speaker \($0)") })
  }

  @Test func `a strip shows from when to when somebody spoke, in thousandths of the meeting`()
    throws
  {
    let transcript = Self.transcript(
      speakers: 2, [(0, 0, 1_000), (1, 1_000, 500), (0, 5_000, 2_500)])
    let timeline = try #require(Timeline(transcript, duration: 10_000))
    #expect(timeline.length == 10_000)
    #expect(
      timeline.strips == [
        .init(path: "M0 0h100v1h-100zM500 0h250v1h-250z", first: 0, last: 5_000),
        .init(path: "M100 0h50v1h-50z", first: 1_000, last: 1_000),
      ])
  }

  @Test func `what touches or overlaps is drawn once, in whatever order it was said`() throws {
    let transcript = Self.transcript(
      speakers: 1, [(0, 4_000, 2_000), (0, 1_000, 1_000), (0, 2_000, 500), (0, 5_000, 200)])
    let timeline = try #require(Timeline(transcript, duration: 10_000))
    #expect(timeline.strips.map { $0?.path } == ["M100 0h150v1h-150zM400 0h200v1h-200z"])
    #expect(timeline.strips.map { $0?.first } == [1_000])
    #expect(timeline.strips.map { $0?.last } == [5_000])
  }

  @Test func `a word in a long day can be seen, at its end too`() throws {
    let day: Int64 = 86_400_000
    let transcript = Self.transcript(speakers: 2, [(0, 0, 100), (1, day, nil)])
    let timeline = try #require(Timeline(transcript, duration: day))
    #expect(timeline.strips.map { $0?.path } == ["M0 0h2v1h-2z", "M998 0h2v1h-2z"])
  }

  @Test func `talk beyond the end of the meeting makes it longer`() throws {
    let transcript = Self.transcript(speakers: 1, [(0, 3_000, 1_000)])
    #expect(Timeline(transcript, duration: 2_000)?.length == 4_000)
    #expect(Timeline(transcript, duration: nil)?.length == 4_000)
  }

  @Test func `there is no timeline without times, or where no time passes`() {
    #expect(Timeline(Self.transcript(speakers: 1, [(0, nil, nil)]), duration: 60_000) == nil)
    #expect(Timeline(Self.transcript(speakers: 1, [(0, 0, 0)]), duration: nil) == nil)
    #expect(Timeline(Self.transcript(speakers: 0, [(nil, 0, 0)]), duration: 1_000) == nil)
  }

  @Test func `who never spoke at a known time has no strip`() throws {
    let transcript = Self.transcript(speakers: 2, [(0, nil, 400), (1, 500, 500)])
    let timeline = try #require(Timeline(transcript, duration: 1_000))
    #expect(timeline.strips.map { $0 == nil } == [true, false])
  }

  @Test(arguments: [
    (7, 5), (300, 60), (629, 300), (3_600, 900), (28_800, 7_200), (86_400, 28_800),
    (604_800, 172_800),
  ])
  func `an axis has few ticks at even times`(seconds: Int64, step: Int64) throws {
    let transcript = Self.transcript(speakers: 1, [(0, 0, 100)])
    let ticks = try #require(Timeline(transcript, duration: seconds * 1_000)).ticks
    #expect(ticks.count <= 6)
    #expect(ticks.map(\.offset) == ticks.indices.map { Int64($0) * step * 1_000 })
    #expect(ticks.first == .init(offset: 0, percent: "0.00", edge: .first))
  }

  @Test func `the label of a tick stays inside the picture`() throws {
    let transcript = Self.transcript(speakers: 1, [(0, 0, 100)])
    let ticks = try #require(Timeline(transcript, duration: 300_000)).ticks
    #expect(ticks.map(\.percent) == ["0.00", "20.00", "40.00", "60.00", "80.00", "100.00"])
    #expect(ticks.map(\.edge) == [.first, nil, nil, nil, nil, .last])
  }
}
