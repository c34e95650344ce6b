public import MeetingModel

/// A part of the notes that can be left out.
///
/// The raw value is the name on the command line. In JSON Lines, ``transcript``, ``questions``,
/// ``insights``, ``speakers`` and ``evidence`` empty the corresponding members; the other parts
/// belong to the insights, which that format keeps as received, and it has no ``heading`` and no
/// ``footer``.
public struct ReportPart: RawRepresentable, Sendable, Hashable, CaseIterable {
  /// The name.
  public let rawValue: String

  /// The part with a name; nil if there is none.
  public init?(rawValue: String) {
    guard let part = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = part
  }

  private init(name: String) {
    rawValue = name
  }

  /// The transcript.
  ///
  /// The speakers and their shares of the talk stay, and so does the evidence, as times without
  /// links.
  public static let transcript = ReportPart(name: "transcript")
  /// The questions with their answers and assessments.
  public static let questions = ReportPart(name: "questions")
  /// All results of the service's analysis.
  public static let insights = ReportPart(name: "insights")
  /// The summary.
  public static let summary = ReportPart(name: "summary")
  /// The action items.
  public static let actionItems = ReportPart(name: "action_items")
  /// The decisions.
  public static let decisions = ReportPart(name: "decisions")
  /// The next steps.
  public static let nextSteps = ReportPart(name: "next_steps")
  /// The overall score, and the scores of competencies and answers.
  public static let scores = ReportPart(name: "scores")
  /// The strengths.
  public static let strengths = ReportPart(name: "strengths")
  /// The weaknesses.
  public static let weaknesses = ReportPart(name: "weaknesses")
  /// The topics.
  public static let topics = ReportPart(name: "topics")
  /// The remaining sections of the insights.
  public static let sections = ReportPart(name: "sections")
  /// The speakers, and their shares of the talk.
  public static let speakers = ReportPart(name: "speakers")
  /// The turns in which something was said, beside what was said in them.
  public static let evidence = ReportPart(name: "evidence")
  /// The title above the notes; a page keeps it as its own, and front matter as a property.
  public static let heading = ReportPart(name: "heading")
  /// The foot of a page: the bot's ID and the address of the room.
  public static let footer = ReportPart(name: "footer")

  /// The part that shows a slot of the insights; nil for a slot without a part of its own.
  public init?(_ slot: InsightSlot) {
    guard let name = slot.entry.part else { return nil }
    self.init(name: name)
  }

  /// All parts; those of the insights are in the order of their slots.
  public static let allCases: [ReportPart] = {
    var parts = [transcript, questions, insights]
    for slot in InsightSlot.allCases {
      if let part = ReportPart(slot), parts.last != part { parts.append(part) }
    }
    return parts + [sections, speakers, evidence, heading, footer]
  }()
}
