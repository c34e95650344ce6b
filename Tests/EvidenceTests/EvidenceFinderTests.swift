import MeetingModel
import Testing

@testable import Evidence

struct EvidenceFinderTests {
  private func turns(for text: String, in talk: [String] = Self.talk) -> [Int] {
    EvidenceFinder.turns(for: [text], in: transcript(talk))[0]
  }

  private func transcript(_ texts: [String]) -> Transcript {
    Transcript(turns: texts.enumerated().map { Turn(index: $0.offset + 1, text: $0.element) })
  }

  private static let talk = [
    "Good morning everyone, shall we start?",
    "Yes, let's start with the delivery.",
    "The supplier promised ninety card readers for Monday, the other seventy come later in May.",
    "So what does that mean for Saltmarket?",
    "Saltmarket opens three weeks later than Kestrel Quay, because seventy readers are missing.",
    "Okay.",
    "Let's talk about the glare then. Matte hoods cost forty-one euros each.",
    "And firmware would take four months to certify again, so hoods it is.",
    "Good. Anything else?",
    "No, I think that is all for today.",
  ]

  @Test func `an answer that was spoken is found where it was spoken`() {
    #expect(
      turns(for: "Saltmarket opens three weeks later because seventy readers are missing")
        .contains(5))
    #expect(
      turns(
        for:
          "Matte hoods at forty-one euros each instead of new firmware, which would take four months"
      )
        == [7, 8])
  }

  @Test(arguments: [
    "", "Yes.", "Okay", "The weather in Lisbon was pleasant and the food excellent.",
  ])
  func `what was not said has no evidence`(text: String) {
    #expect(turns(for: text).isEmpty)
  }

  @Test func `case, endings and punctuation do not matter`() {
    let turns = self.turns(for: "SEVENTY READERS MISSING: Saltmarket opening three week later!")
    #expect(turns.contains(5))
  }

  @Test func `scripts without spaces are matched by pairs`() {
    let talk = ["おはようございます", "新しい改札機は五月に届きます", "わかりました", "次の議題に移りましょう"]
    #expect(turns(for: "改札機は五月に届く", in: talk) == [2])
  }

  @Test func `what would take too many comparisons is not looked for`() {
    let phrases = [
      "red apples taste sweet", "blue rivers run cold", "old clocks strike twelve",
      "small birds sing early", "tall towers lean left", "warm bread smells good",
      "green hills roll onward",
    ]
    // Four words in ten turns each.
    let found = EvidenceFinder.turns(
      for: phrases, in: transcript((0..<70).map { phrases[$0 % 7] }), maximumComparisons: 85)
    #expect(found.map(\.isEmpty) == [false, false, true, true, true, true, true])
  }

  @Test(arguments: [[], [""]])
  func `a transcript without turns is no error`(texts: [String]) {
    #expect(turns(for: "anything at all that was said", in: texts).isEmpty)
  }
}
