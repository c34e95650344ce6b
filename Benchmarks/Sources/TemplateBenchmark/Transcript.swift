import Mustache

/// A made-up transcript, as plain structures and as the values that templates see.
struct Transcript {
  struct Turn {
    let speaker: String
    let time: String
    let anchor: String
    let text: String
  }

  let title: String
  let turns: [Turn]

  /// A transcript of 600 turns and 90 KB, as an hour of talk has.
  init() {
    title = "Weekly call & review"
    let speakers = ["Ann Miller", "José Álvarez", "PailBot", "Kim <kim@example.com>"]
    let sentences = [
      "So, what did we decide about the pricing page last week?",
      "I think we said \"two plans\", and that R&D would look at the numbers first.",
      "Right. And if usage stays < 80 %, we keep the old limits until the end of the quarter.",
      "Können wir das bitte noch einmal schriftlich festhalten, bevor wir weitermachen?",
    ]
    turns = (0..<600).map { index in
      Turn(
        speaker: speakers[(index * 7) % 4], time: "10:\(10 + index % 50):\(10 + index % 47)",
        anchor: "t-\(index + 1)",
        text: "\(sentences[index % 4]) \(sentences[(index / 3 + 1) % 4])")
    }
  }

  /// What templates see.
  static let schema = Schema.object([
    "title": .leaf,
    "turns": .list(.object(["speaker": .leaf, "time": .leaf, "anchor": .leaf, "text": .leaf])),
  ])

  /// The transcript as templates see it.
  var value: Value {
    let shape = Shape(["speaker", "time", "anchor", "text"])
    let turns = turns.map { turn in
      Value.object(
        Object(
          shape, [.text(turn.speaker), .text(turn.time), .text(turn.anchor), .text(turn.text)]))
    }
    return .object(Object([("title", .text(title)), ("turns", .list(turns))]))
  }
}
