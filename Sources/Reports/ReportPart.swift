public import MeetingModel

/// A part of the notes that can be left out.
///
/// The raw value is the name on the command line. In JSON Lines ``transcript``, ``questions`` and
/// ``insights`` empty what they name; the other parts lie inside the insights, which that format
/// keeps as received, and ``footer`` is no part of it.
public struct ReportPart: RawRepresentable, Sendable, Hashable, CaseIterable {
  /// The name.
  public let rawValue: String

  /// The part of a name; nil if there is none.
  public init?(rawValue: String) {
    guard let part = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = part
  }

  private init(name: String) {
    rawValue = name
  }

  /// What was said.
  ///
  /// Who spoke, and how much, stays.
  public static let transcript = ReportPart(name: "transcript")
  /// The questions with their answers and assessments.
  public static let questions = ReportPart(name: "questions")
  /// Everything that the service's analysis found.
  public static let insights = ReportPart(name: "insights")
  /// The summary.
  public static let summary = ReportPart(name: "summary")
  /// What is to be done.
  public static let actionItems = ReportPart(name: "action_items")
  /// What was decided.
  public static let decisions = ReportPart(name: "decisions")
  /// What comes next.
  public static let nextSteps = ReportPart(name: "next_steps")
  /// The overall score, the scores by competency and those of the answers.
  public static let scores = ReportPart(name: "scores")
  /// What went well.
  public static let strengths = ReportPart(name: "strengths")
  /// What did not.
  public static let weaknesses = ReportPart(name: "weaknesses")
  /// What was talked about.
  public static let topics = ReportPart(name: "topics")
  /// The further sections of the insights.
  public static let sections = ReportPart(name: "sections")
  /// The foot of a page: the bot's ID and the address of the room.
  public static let footer = ReportPart(name: "footer")

  /// The part that shows a slot of the insights; nil for a slot that no part shows by itself.
  public init?(_ slot: InsightSlot) {
    guard let name = slot.entry.part else { return nil }
    self.init(name: name)
  }

  /// All the parts, those of the insights in the order of their slots.
  public static let allCases: [ReportPart] = {
    var parts = [transcript, questions, insights]
    for slot in InsightSlot.allCases {
      if let part = ReportPart(slot), parts.last != part { parts.append(part) }
    }
    return parts + [sections, footer]
  }()
}
