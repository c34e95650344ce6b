internal import ArgumentParser

/// How the progress of an export is shown.
struct ProgressOptions: ParsableArguments {
  /// The ways.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    case auto
    case bar
    case plain
    case none
  }

  @Option(
    help: "Progress on standard error: a bar, a plain line every ten seconds, none, or auto.")
  var progress: Style = .auto

  /// The way that fits who looks on.
  func style(_ console: Console) -> Style {
    guard console.verbosity > .quiet else { return .none }
    let hasBar = console.isTerminal && !console.isJSON
    switch progress {
    case .auto, .bar: return hasBar ? .bar : .plain
    case .plain, .none: return progress
    }
  }
}
