/// A turn that shares words with a text.
struct TurnMatch {
  /// The turn's zero-based index in the transcript.
  var place: Int32
  /// The end of its hits; they begin where those of the previous match end.
  var hitsEnd: Int32
  /// The total weight of the shared words.
  var weight: Double
}
