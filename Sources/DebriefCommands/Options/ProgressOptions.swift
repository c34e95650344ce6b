internal import ArgumentParser

/// The options for showing the progress of an export.
struct ProgressOptions: ParsableArguments {
  /// The styles.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    case auto
    case bar
    case plain
    case none
  }

  @Option(
    help:
      "How to show progress on standard error: a bar, a plain line every ten seconds, nothing, or whatever suits the terminal."
  )
  var progress: Style = .auto

  /// The style that suits the console.
  func style(_ console: Console) -> Style {
    guard console.verbosity > .quiet else { return .none }
    let hasBar = console.isTerminal && !console.isJSON
    switch progress {
    case .auto, .bar: return hasBar ? .bar : .plain
    case .plain, .none: return progress
    }
  }
}
