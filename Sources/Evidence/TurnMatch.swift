/// A turn that shares words with a text.
struct TurnMatch {
  /// The turn's place in the transcript.
  var place: Int32
  /// Where its hits end; they begin where those of the match before end.
  var hitsEnd: Int32
  /// The weight of the words that it shares.
  var weight: Double
}
