import JSONDocument
import MeetingModel
import Reports
import Testing
import TestSupport

/// The list `cues`: what was said, parted into subtitles with times.
struct CueTests {
  private struct Shown: Equatable {
    let start: Int
    let end: Int
    let text: String
  }

  private func cues(_ turns: [(offset: Int64?, text: String)]) throws -> [Shown] {
    var meeting = Sample.talk(turns.map { ("Ann", $0.text) })
    for (index, turn) in turns.enumerated() {
      meeting.transcript?.turns[index].offsetMilliseconds = turn.offset
    }
    let packs = MemoryPacks(packs: [
      "lines": [
        "pack.json": "{\"name\": \"lines\"}",
        "lines.jsonl.mustache":
          "{{#cues}}\n[\"{{start}}\", \"{{end}}\", {{json(text)}}]\n{{/cues}}\n",
      ]
    ])
    let renderer = try Renderer(
      PackLoader(sources: [packs, BuiltInPacks()]).load("lines"), format: .jsonLines)
    return try renderer.text(meeting).utf8.split(separator: 0x0A).map { line in
      let parts = try #require(JSONParser.parse(Array(line)).arrayValue).compactMap(\.stringValue)
      return Shown(start: try time(parts[0]), end: try time(parts[1]), text: parts[2])
    }
  }

  private func time(_ text: String) throws -> Int {
    let numbers = text.split { $0 == ":" || $0 == "." }.compactMap { Int($0) }
    try #require(numbers.count == 4)
    return ((numbers[0] * 60 + numbers[1]) * 60 + numbers[2]) * 1_000 + numbers[3]
  }

  /// No cue overlaps another, and each is shown for some time.
  private func areOrdered(_ cues: [Shown]) -> Bool {
    var last = 0
    for cue in cues {
      guard cue.start >= last, cue.end > cue.start else { return false }
      last = cue.end
    }
    return true
  }

  @Test func `a short turn ends when it is said, and a long one shares the time until the next`()
    throws
  {
    let found = try cues([(0, "Hello there"), (60_000, "Yes"), (61_000, "No")])
    #expect(found[0] == Shown(start: 0, end: 660, text: "Hello there"))
    #expect(found[1].start == 60_000 && found[2].start == 61_000)
    let long = try cues([(0, String(repeating: "word ", count: 100)), (5_000, "Yes")])
    #expect(long.count > 5 && long[long.count - 2].end == 5_000 && long.last?.start == 5_000)
    #expect(areOrdered(long))
  }

  @Test func `all words are there in order, at most 84 columns at a time`() throws {
    for text in HostileText.texts(300, seed: 5) + [String(repeating: "x", count: 400)] {
      let found = try cues([(0, text)])
      let joined = found.flatMap { $0.text.unicodeScalars.filter { !$0.properties.isWhitespace } }
      #expect(areOrdered(found))
      #expect(found.allSatisfy { $0.text.unicodeScalars.filter { $0.isASCII }.count <= 84 })
      #expect(!joined.isEmpty || found.isEmpty)
    }
  }

  @Test func `times that run back, are missing or are all the same keep their order`() throws {
    #expect(areOrdered(try cues([(9_000, "a"), (3_000, "b"), (nil, "c"), (9_500, "d")])))
    #expect(areOrdered(try cues((0..<3_000).map { (1_000, "word \($0)") } + [(1_001, "end")])))
    #expect(
      try cues([(1, "a"), (250_000_000_000_000, "b"), (5_000, "c")]).map(\.start) == [1, 61, 5_000])
    #expect(areOrdered(try cues((0..<50).map { (nil, "word \($0)") })))
    #expect(try cues([(nil, " "), (5, "\n")]).isEmpty)
  }

  @Test func `a cue ends with its sentence, or between characters of Chinese`() throws {
    let sentence = "This sentence has more than half of the columns that fit. "
    #expect(
      try cues([(0, sentence + sentence)]).map(\.text) == [
        String(sentence.dropLast()), String(sentence.dropLast()),
      ])
    let chinese = String(repeating: "会议记录", count: 30)
    let found = try cues([(0, chinese)])
    #expect(found.map(\.text).joined() == chinese && found.count == 3)
    let family = String(repeating: "👩‍👩‍👧‍👦", count: 60)
    #expect(try cues([(0, family)]).allSatisfy { $0.text.hasPrefix("👩‍👩‍👧‍👦") })
  }
}
