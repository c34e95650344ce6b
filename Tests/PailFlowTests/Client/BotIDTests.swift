import PailFlow
import MeetingModel
import Testing

@Suite struct BotIDTests {
  @Test(arguments: [
    "258b06fc-6bc9-4261-9f29-bc8a4474af0a", "258B06FC-6BC9-4261-9F29-BC8A4474AF0A",
    "00000000-0000-0000-0000-000000000000",
  ])
  func `a UUID is an ID, in the service's case`(text: String) throws {
    #expect(BotID(text)?.text == text.lowercased())
    #expect(try BotID(validating: text) == BotID(text))
  }

  @Test(arguments: [
    "", "meeting.json", "258b06fc6bc942619f29bc8a4474af0a",
    "{258b06fc-6bc9-4261-9f29-bc8a4474af0a}", "258b06fc-6bc9-4261-9f29-bc8a4474af0g",
    "258b06fc-6bc9-4261-9f29-bc8a4474af0a ", "258b06fc-6bc9-4261-9f29-bc8a4474af0a-",
    "258b06fc-6bc9-4261-9f29-bc8a4474af0", "../../../v1/api/bot/258b06fc-6bc9-4261",
    "258b06fc-6bc9-4261-9f29-bc8a4474af０a", "-----", "258b06fc-6bc9-4261-9f29/bc8a4474af0a0",
  ])
  func `anything else is refused`(text: String) throws {
    #expect(BotID(text) == nil)
    let error = #expect(throws: PailFlowError.self) { try BotID(validating: text) }
    #expect(error?.kind == .badBotID)
  }

  @Test func `the message shows the text without its control characters`() {
    let error = #expect(throws: PailFlowError.self) { try BotID(validating: "a\u{1B}[2Jb") }
    #expect(
      error?.description
        == "“a\\u{1B}[2Jb” is not a bot ID. A bot ID is a UUID such as"
        + " 258b06fc-6bc9-4261-9f29-bc8a4474af0a.")
  }
}
