import MeetingModel
import Testing

@testable import BotStatus

@Suite struct ListFramingTests {
  @Test(arguments: [
    "High priority:", "The following week:", "Actions following the launch:", "Before the launch:",
    "Items below 100 EUR:", "These are due Friday:", "Odd Berg:", "Open items:", "Topics:",
    "Bis Freitag:", "Avant la réunion:", "次のリリース:", "The client needs:", "Follow-up tasks:",
  ])
  func `a short label is no introduction`(label: String) {
    #expect(!ListFraming.isIntroduction(label, of: .actionItems))
  }

  @Test(arguments: [
    ("Here are the tasks:", true), ("Here are the tasks for Oslo:", false),
    ("The following decisions about pumps were made:", false),
    ("Sure! Here's a list of the action items:", true),
  ])
  func `an introduction with other words says something`(sentence: String, isBare: Bool) {
    #expect(ListFraming.isIntroduction(sentence, of: .actionItems))
    #expect(ListFraming.isBareIntroduction(sentence, of: .actionItems) == isBare)
  }

  @Test(arguments: [
    "Thanks.", "Thank you!", "Let me know if you need anything else.", "I hope this helps!",
    "Would you like me to sort these by owner?", "Vielen Dank.", "N'hésitez pas à me demander.",
    "Thanks. Let me know if there are questions.", "ご不明な点があればお知らせください。",
    "If you need changes, let me know.", "Please feel free to reach out.",
  ])
  func `an offer of the model is chat`(sentence: String) {
    #expect(ListFraming.isChat(sentence))
  }

  @Test(arguments: [
    "Thanks to Odd the pumps arrived.", "Let me know the price.", "Please confirm by email.",
    "Thanks. Please confirm.", "If you see Odd, call.", "Feel free to book the crane.", "", "---",
  ])
  func `a sentence that says something is no chat`(sentence: String) {
    #expect(!ListFraming.isChat(sentence))
  }

  @Test(arguments: [
    ("Here are the tasks:\n\n- a\n\nThanks.", "- a"), ("Here are the tasks:\n- a", "- a"),
    ("Here are the tasks:\n\nCall.", "Here are the tasks:\n\nCall."),
    ("- a\n\nThen b.", "- a\n\nThen b."),
    ("Here are the tasks:\n\n- a\n  - b\n", "- a\n  - b\n"), ("- a\nThanks.", "- a\nThanks."),
    ("Here are the tasks:\n```\n- a\n```", "Here are the tasks:\n```\n- a\n```"),
  ])
  func `only what frames a list is removed`(source: String, expected: String) {
    #expect(ListFraming.removed(from: source, of: .actionItems) == expected)
  }

  @Test(arguments: [
    "The team agreed to follow up with the client.", "We need to follow up with the client.",
    "We decided to include all participants.", "They agreed.",
  ])
  func `a sentence without a colon and the noun of the list is part of it`(sentence: String) {
    for slot in [InsightSlot.decisions, .actionItems, .nextSteps] {
      let text = "\(sentence)\n\n- Budget is 50k"
      #expect(ListFraming.removed(from: text, of: slot) == text)
    }
  }
}
