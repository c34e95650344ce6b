public import MeetingModel

extension BotAnswer {
  /// Checks that notes can be made of the answer.
  ///
  /// A bot that failed and left a transcript passes: its notes say so.
  ///
  /// - Parameter requirements: What has to be there.
  /// - Throws: ``PailFlowError/Kind/notReady`` where the bot has not finished or something required
  ///   is missing, ``PailFlowError/Kind/botFailed`` where the bot failed without a transcript.
  public func check(requiring requirements: Set<Requirement> = []) throws(PailFlowError) {
    guard meeting.status.isFinal else {
      throw PailFlowError(
        .notReady, stateInWords,
        advice: "Add --wait to wait until it has finished, or ask again later", botID: botID)
    }
    guard meeting.status != .failed || Requirement.transcript.isMet(by: meeting) else {
      let words = meeting.error.map { ": “\(printable($0))”" } ?? " and does not say why"
      throw PailFlowError(
        .botFailed, "the bot failed\(words)",
        advice: "It left no transcript, so that there is nothing to make notes of", botID: botID)
    }
    let missing = Requirement.allCases.filter {
      requirements.contains($0) && !$0.isMet(by: meeting)
    }
    guard missing.isEmpty else {
      throw PailFlowError(
        .notReady, "the answer has no \(missing.map(\.words).joined(separator: " and no "))",
        advice: "The service may still be storing it: ask again in a minute, or add --wait;"
          + " without --require, notes are made of what is there", botID: botID)
    }
  }

  /// What a bot that has completed has no results of: the transcript, the insights, or both.
  ///
  /// The service may still be storing them, or there are none.
  public var missingResults: [Requirement] {
    guard meeting.status == .completed else { return [] }
    return Requirement.allCases.filter { requirement in
      switch requirement {
      case .transcript: meeting.readiness.contains(.noTranscript)
      case .insights: meeting.readiness.contains(.noInsights)
      case .questions: false
      }
    }
  }

  /// What the bot is doing: `the bot is still running`.
  var stateInWords: String {
    guard case .unknown(let name) = meeting.status else { return "the bot is still running" }
    return "the bot's status is “\(printable(name, limit: 60))”, which this program does not know"
      + " and takes as not finished"
  }
}
