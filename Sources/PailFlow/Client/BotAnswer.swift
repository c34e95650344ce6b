public import MeetingModel
package import ResourceLimits
internal import TextScanning

/// The service's answer about a bot.
public struct BotAnswer: Sendable {
  /// The bot.
  public let botID: BotID
  /// The answer byte for byte, decompressed.
  public let bytes: [UInt8]
  /// The meeting in the answer.
  public let meeting: Meeting
  /// Warnings about the transfer, such as an address that the service calls deprecated.
  ///
  /// Warnings about the answer itself are in `Meeting.warnings`, for saved answers as well.
  public internal(set) var warnings: [Warning]
  /// The service's time when it answered, from the `Date` field; nil if there was none.
  public internal(set) var date: Instant?
  /// The memory reserved for the answer; nil if memory is not limited.
  package var reservation: ByteReservation?

  /// Makes an answer from its parts.
  init(
    botID: BotID, bytes: [UInt8], meeting: Meeting, warnings: [Warning], date: Instant?,
    reservation: ByteReservation? = nil
  ) {
    self.botID = botID
    self.bytes = bytes
    self.meeting = meeting
    self.warnings = warnings
    self.date = date
    self.reservation = reservation
  }

  /// Makes an answer that did not come from the service when it was asked.
  ///
  /// - Parameters:
  ///   - bot: The bot, or an ID derived from the meeting.
  ///   - bytes: The answer byte for byte.
  ///   - meeting: The meeting in it.
  package init(about bot: BotID, bytes: [UInt8], meeting: Meeting) {
    self.init(botID: bot, bytes: bytes, meeting: meeting, warnings: [], date: nil)
  }

  /// Checks that notes can be made from the answer.
  ///
  /// A failed bot with a transcript passes: its notes say that it failed.
  ///
  /// - Parameter requirements: The parts that are required.
  /// - Throws: ``PailFlowError/Kind/notReady`` if the bot has not finished or a required part is
  ///   missing, ``PailFlowError/Kind/botFailed`` if the bot failed without a transcript.
  public func check(requiring requirements: Set<Requirement> = []) throws(PailFlowError) {
    guard meeting.status.isFinal else {
      throw PailFlowError(.notReady, stateInWords, advice: .wait, botID: botID)
    }
    guard meeting.status != .failed || Requirement.transcript.isMet(by: meeting) else {
      let words = meeting.error.map { ": “\($0.printable())”" } ?? " and does not say why"
      throw PailFlowError(
        .botFailed, "the bot failed\(words)",
        advice: "It left no transcript, so no notes can be made", botID: botID)
    }
    let missing = Requirement.allCases.filter {
      requirements.contains($0) && !$0.isMet(by: meeting)
    }
    guard missing.isEmpty else {
      throw PailFlowError(
        .notReady, "the answer has no \(missing.map(\.words).joined(separator: " and no "))",
        advice: .waitForPart, botID: botID)
    }
  }

  /// The results that a completed bot lacks: the transcript, the insights or both.
  ///
  /// The service may still be storing them, or there may be none.
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

  /// The state of an unfinished bot in words: `the bot is still running`.
  var stateInWords: String {
    guard case .unknown(let name) = meeting.status else { return "the bot is still running" }
    return "the bot's status is “\(name.printable(upTo: 60))”, which this program does not know and"
      + " takes as not finished"
  }
}

extension BotID {
  /// Reads a UUID.
  ///
  /// Anything else is refused before a request is made, so that no path can be smuggled in.
  ///
  /// - Throws: ``PailFlowError/Kind/badBotID`` for anything else.
  public init(validating text: String) throws(PailFlowError) {
    guard let id = BotID(text) else {
      throw PailFlowError(
        .badBotID, "“\(text.printable(upTo: 60))” is not a bot ID",
        advice: "A bot ID is a UUID such as 258b06fc-6bc9-4261-9f29-bc8a4474af0a")
    }
    self = id
  }
}
