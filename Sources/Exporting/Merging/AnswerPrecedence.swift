internal import Archive
internal import MeetingModel

/// Which of what several archives know of a bot counts.
///
/// Any answer counts more than none. Of answers, one with a part that the other lacks counts more, since
/// the service keeps results for a time, first the transcript, then insights, then questions. With the
/// same parts, the rank decides: among others the time of the request. The order in which archives are
/// named never matters.
struct AnswerPrecedence {
  /// The parts of answers by their SHA-256, as far as these have to be known.
  private let parts: [[UInt8]: Set<Requirement>]

  /// - Parameter parts: The parts of answers by their SHA-256. An answer that is missing counts as one
  ///   with all of them.
  init(parts: [[UInt8]: Set<Requirement>]) {
    self.parts = parts
  }

  /// Whether one counts more than the other, which may be unknown.
  func isGreater(_ bot: MergedBot, than other: MergedBot?) -> Bool {
    guard let other else { return true }
    if bot.hasAnswer, other.hasAnswer {
      let (weight, otherWeight) = (weight(of: bot), weight(of: other))
      if weight != otherWeight { return weight > otherWeight }
    }
    return bot.rank > other.rank
  }

  /// The parts that an answer lacks and another one has.
  func lostParts(with bot: MergedBot) -> [Requirement] {
    guard let own = bot.answerHash.flatMap({ parts[$0] }) else { return [] }
    return Requirement.allCases.filter { part in
      !own.contains(part) && parts.values.contains { $0.contains(part) }
    }
  }

  private func weight(of bot: MergedBot) -> Int {
    let known = bot.answerHash.flatMap { parts[$0] }
    return (known ?? Set(Requirement.allCases)).reduce(0) { $0 + Self.weight($1) }
  }

  private static func weight(_ part: Requirement) -> Int {
    switch part {
    case .transcript: 4
    case .insights: 2
    case .questions: 1
    }
  }
}
