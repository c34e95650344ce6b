/// What was said in a meeting, in order.
public struct Transcript: Sendable, Hashable {
  /// The way the text of a transcript was interpreted.
  public enum Form: Sendable, Hashable {
    /// Lines with speakers became turns.
    case turns
    /// Nothing in the text looked like a turn: the whole text is one unattributed turn.
    case unstructured
  }

  /// The turns, in the order they were said.
  public var turns: [Turn]
  /// The speakers, in the order of their first turn.
  public var speakers: [Speaker]
  /// The way the text was interpreted.
  public var form: Form

  /// Makes a transcript.
  public init(turns: [Turn] = [], speakers: [Speaker] = [], form: Form = .turns) {
    self.turns = turns
    self.speakers = speakers
    self.form = form
  }

  /// The time of the first turn that has one.
  package var firstTime: Instant? {
    // By index, since searching with a predicate would copy each turn.
    for index in turns.indices {
      if let at = turns[index].at { return at }
    }
    return nil
  }

  /// The speaker of a turn; nil for an unattributed turn.
  public func speaker(of turn: Turn) -> Speaker? {
    guard let index = turn.speaker, speakers.indices.contains(index) else { return nil }
    return speakers[index]
  }
}
