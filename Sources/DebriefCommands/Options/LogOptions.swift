internal import ArgumentParser
internal import LibC

/// The options of every subcommand for messages on standard error.
struct LogOptions: ParsableArguments {
  /// The format of messages.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  /// When levels are coloured.
  enum Colour: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  @Flag(name: [.short, .long], help: "Print only errors.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Print more about what is being done.")
  var verbose = false

  @Option(help: "The format of messages on standard error: text, or json for one object per line.")
  var logFormat: Format = .text

  @Option(name: .customLong("color"), help: "When to use colour.")
  var colour: Colour = .auto

  func validate() throws {
    if quiet && verbose {
      throw ValidationError("--quiet and --verbose exclude each other")
    }
  }

  /// The console for an error in the command line itself; nil if that does not ask for JSON.
  ///
  /// - Parameter words: The arguments without the program's name.
  static func jsonConsole(for words: [String]) -> Console? {
    let words = words.prefix { $0 != "--" }
    var isJSON = false
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if word == "--log-format" { isJSON = next == "json" }
      if word.utf8.starts(with: "--log-format=".utf8) { isJSON = word == "--log-format=json" }
    }
    guard isJSON else { return nil }
    return Console(verbosity: .normal, isJSON: true, isColoured: false, isTerminal: false)
  }

  /// Makes the console that these options describe.
  ///
  /// With `auto`, colour requires a terminal and that `NO_COLOR` is not set (no-color.org).
  func console() -> Console {
    Self.console(
      quiet ? .quiet : verbose ? .verbose : .normal, isJSON: logFormat == .json, colour: colour)
  }

  /// Makes a console; by default, one for an error before the command line is parsed.
  static func console(
    _ verbosity: Console.Verbosity = .normal, isJSON: Bool = false, colour: Colour = .auto
  ) -> Console {
    let isTerminal = isatty(STDERR_FILENO) == 1
    let isColoured =
      switch colour {
      case .always: true
      case .never: false
      case .auto: isTerminal && !Environment.isSet("NO_COLOR")
      }
    return Console(
      verbosity: verbosity, isJSON: isJSON, isColoured: isColoured && !isJSON,
      isTerminal: isTerminal)
  }
}
