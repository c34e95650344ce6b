/// A word of a text that was said in the transcript, with its weight.
struct WeightedWord {
  var word: Vocabulary.Word
  /// The weight, higher the fewer turns contain the word; always above 0.
  var weight: Double
}
