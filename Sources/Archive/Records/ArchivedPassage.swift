package import MeetingModel

/// A text of a meeting that the search finds.
package struct ArchivedPassage: Sendable, Hashable {
  /// What a passage is.
  ///
  /// The raw value is the name in the archive and in JSON, and must not change.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The title of the meeting.
    case title
    /// What somebody said.
    case turn
    /// A question.
    case question
    /// The answer to a question.
    case answer
    /// Notes on an answer.
    case assessment
    /// The summary.
    case summary
    /// A task.
    case actionItem = "action_item"
    /// A decision.
    case decision
    /// A next step.
    case nextStep = "next_step"
    /// A strength.
    case strength
    /// A weakness.
    case weakness
    /// A topic.
    case topic
    /// Any other part of the insights.
    case insight
  }

  /// What it is.
  package var kind: Kind
  /// Its number among the passages of its kind, from 1; an answer has that of its question, and a
  /// turn its place in the transcript.
  package var item: Int64
  /// Who said it, or the owner of a task; nil for nobody.
  package var person: String?
  /// When it was said, to the second; nil if unknown.
  package var at: Instant?
  /// The text.
  package var text: String
  /// The due date of a task in the words of the answer; nil without one.
  package var due: String?
  /// Whether a task is done; nil for another kind.
  package var isDone: Bool?

  /// Makes a value.
  package init(
    _ kind: Kind, _ item: Int, _ text: String, person: String? = nil, at: Instant? = nil,
    due: String? = nil, isDone: Bool? = nil
  ) {
    self.kind = kind
    self.item = Int64(item)
    self.text = text
    self.person = person
    self.at = at.flatMap {
      ArchivedMeeting.times.contains($0.seconds) ? Instant(seconds: $0.seconds) : nil
    }
    self.due = due
    self.isDone = isDone
  }

  /// The approximate memory that it takes, in bytes.
  package var size: Int { text.utf8.count + 128 }
}
