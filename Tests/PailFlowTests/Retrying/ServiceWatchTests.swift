import MeetingModel
import Testing

@testable import PailFlow

/// The detection of outages.
@Suite struct ServiceWatchTests {
  private static let other = BotID.nobody

  private func fault(_ code: Int) -> RequestFailure {
    RequestFailure(PailFlowError(.unavailable, "down", advice: "wait", statusCode: code), .always)
  }

  private let unknown = RequestFailure(
    PailFlowError(.notFound, "unknown", advice: "check", statusCode: 404), .sparingly)

  @Test func `many failures in a row raise a suspicion, until one request succeeds`() throws {
    let watch = ServiceWatch()
    for number in 1...20 {
      #expect(try !watch.isSuspected())
      watch.recordFault(fault(503), about: id, at: .milliseconds(number))
    }
    #expect(try watch.isSuspected())
    watch.recordGoodAnswer(about: id, toRequestAt: .seconds(1))
    #expect(try !watch.isSuspected())
    watch.recordFault(fault(503), about: id, at: .seconds(2))
    #expect(try !watch.isSuspected())
  }

  @Test func `a period without a good answer raises a suspicion`() throws {
    let watch = ServiceWatch()
    watch.recordFault(fault(503), about: id, at: .seconds(5))
    watch.recordFault(fault(503), about: id, at: .seconds(24))
    #expect(try !watch.isSuspected())
    watch.recordFault(fault(503), about: id, at: .seconds(25))
    #expect(try watch.isSuspected())
  }

  @Test func `being asked too often is no outage`() throws {
    let watch = ServiceWatch()
    for number in 1...100 { watch.recordFault(fault(429), about: id, at: .seconds(number)) }
    #expect(try !watch.isSuspected())
  }

  @Test func `bots that are not known are an outage only where that can be told`() throws {
    for (known, count, isSuspected) in [
      ([], 5, false), ([], 100, true), ([Self.other], 5, true),
    ] as [([BotID], Int, Bool)] {
      let watch = ServiceWatch()
      watch.expect(count: count, known: known, candidates: [])
      for number in 1...50 { watch.recordFault(unknown, about: id, at: .seconds(number)) }
      #expect(try watch.isSuspected() == isSuspected)
    }
  }

  @Test func `a bot that has answered before is what is probed`() {
    var targets = ProbeTargets()
    targets.candidates = [Self.other]
    #expect(targets.target(0, blame: .bot, failing: [id]) == .nobody)
    #expect(targets.target(1, blame: .bot, failing: [id]) == .candidate(id))
    #expect(targets.target(0, blame: .service, failing: [id]) == .candidate(id))
    #expect(targets.target(1, blame: .service, failing: [id]) == .candidate(Self.other))
    #expect(targets.target(2, blame: .service, failing: [id]) == .nobody)
    #expect(targets.target(2, blame: .unknownBot, failing: [id]) == .candidate(id))
    targets.noteKnown(Self.other)
    for blame in [RequestFailure.Blame.unknownBot, .bot, .service] {
      #expect(targets.target(3, blame: blame, failing: [id]) == .known(Self.other))
    }
  }

  @Test func `what fails is not probed while another bot can be, the latest answer first`() throws {
    let bots = (0..<5).compactMap { BotID("258b06fc-6bc9-4261-9f29-00000000000\($0)") }
    var targets = ProbeTargets()
    for bot in bots + [bots[2]] { targets.noteKnown(bot) }
    #expect(targets.known == [bots[2], bots[4], bots[3]])
    for (number, bot) in [bots[4], bots[3], bots[4]].enumerated() {
      #expect(
        targets.target(number, blame: .unknownBot, failing: [bots[2], bots[0]]) == .known(bot))
    }
    targets.candidates = bots
    #expect(
      targets.target(2, blame: .unknownBot, failing: [bots[2], bots[0]]) == .candidate(bots[1]))
    // In an outage, all of them fail.
    #expect(targets.target(1, blame: .service, failing: bots) == .known(bots[4]))
    let watch = ServiceWatch()
    watch.expect(count: 2, known: [bots[0], bots[1]], candidates: [])
    watch.recordFault(unknown, about: bots[1], at: .zero)
    #expect(watch.target(0, failing: bots[0]) == .known(bots[0]))
    watch.recordGoodAnswer(about: nil, toRequestAt: .zero)
    #expect(watch.target(0, failing: bots[0]) == .known(bots[1]))
  }

  @Test func `what a good answer since a moment shows`() throws {
    let watch = ServiceWatch()
    #expect(try watch.verdict(since: .zero) == nil)
    watch.recordGoodAnswer(about: id, toRequestAt: .seconds(5))
    #expect(try watch.verdict(since: .seconds(5)) == .up)
    #expect(try watch.verdict(since: .seconds(6)) == nil)
    watch.recordGoodAnswer(about: id, toRequestAt: .seconds(6), recoveryAt: .seconds(7))
    #expect(try watch.verdict(since: .seconds(6)) == .recovered)
  }
}
