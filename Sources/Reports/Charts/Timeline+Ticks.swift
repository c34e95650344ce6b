extension Timeline {
  /// A labelled tick on the axis below the strips.
  struct Tick: Sendable, Hashable {
    /// An end of the axis, where the label must stay inside the picture.
    enum Edge: String, Sendable {
      /// At the start: the label begins at the tick.
      case first
      /// Near the end: the label ends at the tick.
      case last
    }

    /// The time, in milliseconds from the start.
    let offset: Int64
    /// The position from the left, in percent with two decimals: `33.33`.
    let percent: String
    /// The edge that the label must respect; nil if it is centred below the tick.
    let edge: Edge?
  }

  /// The round intervals to choose from, in seconds; beyond them, intervals are whole days.
  private static let steps: [Int64] = [
    5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400,
  ]
  /// The maximum number of intervals on an axis: the labels of more would touch on a phone.
  private static let maximumParts: Int64 = 5

  /// The ticks at regular intervals, the first one at the start.
  var ticks: [Tick] {
    let day: Int64 = 86_400
    let step =
      1_000
      * (Self.steps.first { $0 * 1_000 * Self.maximumParts >= length }
        ?? day * (length / (day * 1_000 * Self.maximumParts) + 1))
    return stride(from: 0, through: length, by: Int64.Stride(step)).map { offset in
      let hundredths = Int((10_000 * Double(offset) / Double(length)).rounded())
      let decimals = hundredths % 100
      return Tick(
        offset: offset,
        percent: "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)",
        edge: offset == 0 ? .first : hundredths > 9_500 ? .last : nil)
    }
  }
}
