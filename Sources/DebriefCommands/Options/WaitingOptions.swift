internal import ArgumentParser
internal import MeetingModel
internal import PailFlow

/// The options about waiting for a bot to finish.
struct WaitingOptions: ParsableArguments {
  /// The default of `--wait` without a time.
  static let defaultWait = TimeArgument(seconds: 7_200)
  /// The default time that a bot that has just completed may take, overridden by ``settle``.
  static let defaultSettle = TimeArgument(seconds: 60)

  // ``CommandLineWords`` attaches the value, since ArgumentParser would sometimes lose it.
  @Option(
    name: .customLong("wait"), defaultAsFlag: defaultWait, parsing: .next,
    help: .init(
      "Wait until the bot has finished: up to two hours, or up to 40 seconds with --wait=40s.",
      valueName: "time"),
    completion: .list(["10m", "30m", "1h", "2h"]))
  var wait: TimeArgument?

  @Option(
    name: .customLong("settle"),
    help: .init(
      "With --wait: how long to wait for the results of a bot that has just completed.",
      valueName: "time"),
    completion: .list(["30s", "60s", "2m", "5m"]))
  var settle = defaultSettle

  @Flag(
    help:
      "With --wait: exit with 0 even if a bot has finished without a transcript or insights or, for an export, has not finished."
  )
  var allowIncomplete = false

  /// Whether missing parts at the end of a wait cause an exit code of their own.
  var insistsOnResults: Bool { wait != nil && !allowIncomplete }

  func validate() throws {
    for (option, time) in [("--wait", wait), ("--settle", settle)] {
      if let time, time.duration == nil {
        throw ValidationError(
          "\(option) \(time.text): use a number with a unit: 40s, 30m, 2h")
      }
    }
  }

  /// The options for waiting for a bot; nil if the command is not to wait.
  func options(requiring requirements: Set<Requirement>) -> WaitOptions? {
    guard let limit = wait?.duration else { return nil }
    return WaitOptions(
      limit: limit, settle: settle.duration ?? .seconds(60), requirements: requirements)
  }
}
