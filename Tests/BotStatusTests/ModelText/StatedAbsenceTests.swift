import MeetingModel
import Testing

@testable import BotStatus

@Suite struct StatedAbsenceTests {
  @Test(arguments: [
    (
      InsightSlot.actionItems,
      [
        "There were no action items.", "No follow-up required.", "Nothing to do.",
        "No action items were assigned during the call.", "There weren't any open tasks",
        "We did not identify any action items.", "The meeting did not include any action items.",
        "No immediate action is needed at this time.", "Unknown", "TBD", "Not applicable",
        "There were no specific action items explicitly mentioned or assigned during the meeting.",
        "Es wurden keine Aufgaben vereinbart.", "Aucune action identifiée lors de la réunion",
      ]
    ),
    (
      .decisions,
      [
        "There were no decisions.", "No formal decision was taken.", "Nothing was decided.",
        "There have been no final decisions yet", "Not decided yet.",
        "Keine Entscheidungen getroffen.",
      ]
    ),
    (
      .nextSteps,
      ["No next steps.", "Unknown", "There are no further next steps", "No action needed"]
    ),
    (
      .strengths,
      [
        "No strengths could be identified from the transcript.", "Insufficient data to assess.",
        "Insufficient information to evaluate", "Unable to assess from the transcript",
        "None could be identified",
      ]
    ),
  ])
  func `a sentence that says only that there is nothing is recognised`(
    slot: InsightSlot, sentences: [String]
  ) {
    for sentence in sentences {
      #expect(StatedAbsence.of(slot).isStated(by: sentence), "\(sentence)")
      #expect(StatedAbsence.of(slot).isStated(by: "**\(sentence)**"), "\(sentence)")
    }
  }

  @Test(arguments: [
    "No new servers until May", "Nothing to ship before Friday", "None of the pumps arrived",
    "Not to call the client", "No crane", "No decision on the crane", "There is no budget",
    "The team did not decide on any crane", "Insufficient data on pumps", "Insufficient funds",
    "Unknown caller to be traced", "No action items from Odd", "Unable to pay", "The pumps",
    "There", "We", "No", "Nothing but pumps", "Keine Pumpen bestellen",
    "No follow-up with Tidewater",
  ])
  func `a sentence that says something is kept in every list`(sentence: String) {
    for slot in InsightSlot.allCases {
      #expect(!StatedAbsence.of(slot).isStated(by: sentence), "\(slot)")
    }
  }

  @Test func `an absence of something else is content`() {
    #expect(!StatedAbsence.of(.weaknesses).isStated(by: "There were no decisions."))
    #expect(!StatedAbsence.of(.strengths).isStated(by: "No follow-up required."))
  }
}
