package import MeetingModel

/// What to search an archive for.
package struct ArchivedSearch: Sendable, Hashable {
  /// The order of what is found.
  package enum Order: Sendable, Hashable {
    /// The best first: BM25 (``BoundedBM25``).
    case best
    /// The passages of the newest meeting first, in the order of the meeting.
    case newest
  }

  /// What to find, as an expression of FTS5 (sqlite.org/fts5.html#full_text_query_syntax).
  package var expression: String
  /// The order.
  package var order = Order.best
  /// Whether the expression has words alone, no phrase and no beginning of a word: then the index can
  /// be asked about one meeting without going through all that it has.
  package var isOfWords = false
  /// Whether only the meetings on the list are searched.
  package var isOfList = false
  /// The number of passages to leave out.
  package var offset = 0
  /// The maximum number of passages.
  package var limit = 20

  /// Makes a value.
  package init(expression: String) {
    self.expression = expression
  }
}

/// A passage that was found.
package struct ArchivedHit: Sendable, Hashable {
  /// The bot.
  package var id: BotID
  /// The meeting; nil if the catalogue does not have it.
  package var meeting: ArchivedMeeting?
  /// The passage.
  package var passage: ArchivedPassage
  /// The part of its text around what was found, in pieces.
  package var excerpt: [ExcerptPiece]
}

/// A piece of the text around what was found.
package struct ExcerptPiece: Sendable, Hashable {
  /// The text.
  package var text: String
  /// Whether it is what was found.
  package var isFound: Bool

  /// Makes a value.
  package init(text: String, isFound: Bool) {
    self.text = text
    self.isFound = isFound
  }
}
