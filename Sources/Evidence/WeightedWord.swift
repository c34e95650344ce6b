/// A word of a text that was said, with what it counts.
struct WeightedWord {
  /// The word.
  var word: Vocabulary.Word
  /// The more, the fewer turns it is in; always above 0.
  var weight: Double
}
