internal import Mustache

/// The template values for the axis below the timeline.
enum TickValues {
  static let table = ValueTable<Timeline.Tick>([
    .token("time") { tick, _ in TimeText.clock(milliseconds: tick.offset) },
    .token("percent") { tick, _ in tick.percent },
    .token("edge") { tick, _ in tick.edge?.rawValue },
  ])
}
