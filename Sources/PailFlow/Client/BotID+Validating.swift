public import MeetingModel

extension BotID {
  /// Reads a UUID.
  ///
  /// Nothing is asked of the service for a text that is none, so that no part of a path can be
  /// smuggled in.
  ///
  /// - Throws: ``PailFlowError/Kind/badBotID`` for anything else.
  public init(validating text: String) throws(PailFlowError) {
    guard let id = BotID(text) else {
      throw PailFlowError(
        .badBotID, "“\(printable(text, limit: 60))” is not a bot ID",
        advice: "A bot ID is a UUID such as 258b06fc-6bc9-4261-9f29-bc8a4474af0a")
    }
    self = id
  }
}
