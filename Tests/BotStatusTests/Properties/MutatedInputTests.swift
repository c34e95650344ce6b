import BotStatus
import JSONDocument
import MeetingModel
import Testing
import TestSupport

@Suite struct MutatedInputTests {
  private static let fixtures = [
    "insights-custom.json", "insights-default.json", "transcript-names.json", "times.jsonl",
    "webhook.json", "questions-odd.json", "fields-unknown.json",
  ]

  /// Bytes with some replaced, inserted, removed or repeated.
  private func mutated(_ bytes: [UInt8], using generator: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    let interesting = Array("{}[]\",:\\\n\r 0-é".utf8) + [0, 0xFF, 0xEF, 0xBB, 0xBF]
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &generator)
      let byte = interesting[Int.random(in: 0..<interesting.count, using: &generator)]
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[index] = byte
      case 1: bytes.insert(byte, at: index)
      case 2: bytes.removeSubrange(index..<min(index + 20, bytes.count))
      case 3: bytes.insert(contentsOf: bytes[index..<min(index + 60, bytes.count)], at: index)
      default: bytes.removeSubrange(index...)
      }
    }
    return bytes
  }

  @Test func `a damaged input gives meetings and errors with places in it, and ends`() throws {
    let fixtures = try Self.fixtures.map { try Fixture.bytes(of: $0) }
    var generator = SplitMix64(seed: 5)
    var meetings = 0
    var errors = 0
    for round in 0..<3_000 {
      var bytes = mutated(fixtures[round % fixtures.count], using: &generator)
      // In the middle of others, alone, or as an element.
      switch round % 3 {
      case 0: bytes = fixtures[0] + bytes + fixtures[1]
      case 1: bytes = Array("[".utf8) + bytes + Array(",".utf8) + fixtures[0] + Array("]".utf8)
      default: break
      }
      var count = 0
      for result in BotStatusReader().meetings(in: bytes) {
        count += 1
        switch result {
        case .success: meetings += 1
        case .failure(let error):
          errors += 1
          #expect(error.position.map { (0...bytes.count).contains($0.offset) } ?? true)
          #expect(!"\(error)".utf8.contains(UInt8(ascii: "\n")))
        }
      }
      #expect((1...bytes.count + 1).contains(count))
    }
    #expect(meetings > 1_000)
    #expect(errors > 1_000)
  }
}
