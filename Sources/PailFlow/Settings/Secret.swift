/// A text that is never printed: not by interpolation, not by `dump`, not by a crash report that
/// reflects values.
struct Secret: Sendable, Hashable {
  /// The text itself, for the one place that sends it.
  let revealed: String
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "(not shown)" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: []) }
}
