internal import ArgumentParser

/// The options for looking at a site before it is published, and for going back to the one before.
struct ApprovalOptions: ParsableArguments {
  @Flag(
    name: .customLong("review"),
    help: "Make the site in FOLDER.review, print what would become public, and exit with 5.")
  var reviews = false

  @Flag(
    name: .customLong("approve"),
    help: "Put the site in FOLDER.review in place, exactly as it was reviewed.")
  var approves = false

  @Flag(
    name: .customLong("keep-previous"),
    help: "Keep what is replaced in FOLDER.previous until the next run, for --undo.")
  var keepsPrevious = false

  @Flag(name: .customLong("undo"), help: "Put back what the last run replaced.")
  var undoes = false

  /// The option with which no pages are made; nil if there is none.
  var optionWithoutSources: String? { approves ? "--approve" : undoes ? "--undo" : nil }

  func validate() throws {
    let steps = [("--review", reviews), ("--approve", approves), ("--undo", undoes)]
      .filter { $0.1 }.map { $0.0 }
    if steps.count > 1 {
      throw ValidationError("\(steps[0]) and \(steps[1]) exclude each other")
    }
    if undoes, keepsPrevious {
      throw ValidationError("--undo and --keep-previous exclude each other")
    }
  }
}
