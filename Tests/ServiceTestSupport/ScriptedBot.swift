package import LoopbackService

/// A bot with scripted answers.
package struct ScriptedBot: Sendable {
  /// The bot's ID in lower case.
  package let id: String
  /// The answers in order, one per request; the last one is repeated.
  package let answers: [ServiceAnswer]

  /// Makes a bot.
  ///
  /// - Parameters:
  ///   - id: The bot's ID.
  ///   - answers: The answers, one per request; the last one is repeated. A bot without answers is
  ///     unknown to the service.
  package init(id: String, answers: [ServiceAnswer]) {
    self.id = id.lowercased()
    self.answers = answers
  }

  /// Makes a finished bot, which gives the same answer to every request.
  package init(id: String, finished answer: [UInt8]) {
    self.init(id: id, answers: [.json(answer)])
  }

  /// Makes a bot that is running, then completed without results, and then has its results.
  ///
  /// - Parameters:
  ///   - id: The bot's ID.
  ///   - running: The number of requests that find the bot running.
  ///   - withoutResults: The number of requests that find it completed without results.
  ///   - answer: The answer to all further requests.
  package init(id: String, running: Int, withoutResults: Int = 0, then answer: [UInt8]) {
    self.init(
      id: id,
      answers: Array(repeating: .running(id), count: running)
        + Array(repeating: .completedWithoutResults(id), count: withoutResults)
        + [.json(answer)])
  }
}
