/// A bot whose answers are written down beforehand.
package struct ScriptedBot: Sendable {
  /// The bot's ID, in lower case.
  package let id: String
  /// The answers, one a request, in order; the last one is given for ever.
  package let answers: [ScriptedAnswer]

  /// Makes a bot of its answers.
  ///
  /// - Parameters:
  ///   - id: The bot's ID.
  ///   - answers: What is answered, one a request; the last one is repeated. A bot without answers
  ///     is not known to the service.
  package init(id: String, answers: [ScriptedAnswer]) {
    self.id = id.lowercased()
    self.answers = answers
  }

  /// A finished bot: every request gets the same answer.
  package init(id: String, finished answer: [UInt8]) {
    self.init(id: id, answers: [.json(answer)])
  }

  /// A bot that runs, completes before its results are stored, and then has them.
  ///
  /// - Parameters:
  ///   - id: The bot's ID.
  ///   - running: How many requests find the bot running.
  ///   - withoutResults: How many requests find it completed without results.
  ///   - answer: The answer from then on.
  package init(id: String, running: Int, withoutResults: Int = 0, then answer: [UInt8]) {
    self.init(
      id: id,
      answers: Array(repeating: .running(id), count: running)
        + Array(repeating: .completedWithoutResults(id), count: withoutResults)
        + [.json(answer)])
  }
}
