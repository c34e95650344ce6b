internal import MeetingModel

extension Meeting {
  /// Whether there is nothing to make notes of.
  var isWithoutResults: Bool {
    transcript == nil && questions.isEmpty && insights == nil
  }

  /// What the service says of a bot that failed.
  var failureInWords: String {
    guard let error else { return "the bot failed, and the service does not say why" }
    return "the bot failed: \(error)"
  }
}
