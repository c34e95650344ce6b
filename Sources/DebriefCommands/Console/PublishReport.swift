internal import Exporting
internal import Publishing
internal import TextEscaping

extension Console {
  /// Tells what is unusual.
  func say(_ event: PublishEvent) {
    switch event {
    case .failed(let error): say(.error, error.message, fields: [("event", "failed")])
    case .unfinished(let bots) where bots.count == 1:
      let subject = bots.first.map { "bot \($0)" } ?? "a meeting"
      say(
        .warning, "\(subject) has not ended, or has nothing to show; it is left out",
        fields: [("event", "left_out"), ("count", "1"), ("bot_id", bots.first ?? "")])
    case .unfinished(let bots):
      say(
        .warning,
        "\(bots.count) meetings have not ended, or have nothing to show; they are left out"
          + Self.example(bots),
        fields: [
          ("event", "left_out"), ("count", "\(bots.count)"), ("bot_id", bots.first ?? ""),
        ])
    case .unmatched(let name, let suggestion): sayUnmatched(name, suggestion)
    case .redacted(let count, let people, let keyPath): sayRedacted(count, people, keyPath)
    case .previousStays(let error):
      say(
        .error,
        "the site is in place, but what an earlier run has kept cannot be removed:"
          + " \(error.place.map { $0 + ": " } ?? "")\(error.reason); remove it yourself",
        fields: [("event", "previous_stays")])
    case .reviewStays(let path):
      say(
        .warning,
        "\(path) has files that are not of the review and stay; move them away before the next"
          + " review",
        fields: [("event", "review_stays")])
    case .repeated(let bots):
      say(
        .warning,
        "\(bots.count.counted("bot")) had several answers; the last one is used"
          + Self.example(bots),
        fields: [
          ("event", "repeated"), ("count", "\(bots.count)"), ("bot_id", bots.first ?? ""),
        ])
    }
  }

  /// Tells what was taken out, and where the pseudonym key is.
  ///
  /// - Parameter count: The number of texts; nil if nothing but names was to be taken out.
  private func sayRedacted(_ count: Int?, _ people: Int, _ keyPath: String?) {
    var parts: [String] = []
    if let count { parts.append("\(count.counted("different text")) taken out") }
    if let keyPath {
      parts.append(
        "\(people) \(people == 1 ? "person has an alias" : "people have aliases"), whose key is"
          + " \(keyPath): keep it private")
    }
    say(
      .info, parts.joined(separator: "; "),
      fields: [("event", "redacted"), ("texts", "\(count ?? 0)"), ("people", "\(people)")])
  }

  /// The first of some bots in parentheses; empty if it has no ID.
  private static func example(_ bots: BotCount) -> String {
    guard let first = bots.first else { return "" }
    return " (bot \(first)\(bots.count > 1 ? ", …" : ""))"
  }

  /// The number of names that are told before the others are only counted.
  private static let mostNames = 10

  /// Tells what has become of a site.
  func say(_ site: PublishedSite, in path: String) {
    let plan = site.plan
    for (names, word) in [
      (plan.new, "new"), (SitePlan.told(plan.changed), "changed"),
      (SitePlan.told(plan.gone), "removed"),
    ] {
      for name in names { say(.debug, "\(word): \(name)") }
    }
    if !plan.kept.isEmpty {
      say(
        .warning,
        "no longer part of the site, but changed by someone, so they stay:"
          + " \(Self.list(plan.kept)); remove them yourself",
        fields: [("event", "kept")])
    }
    if !plan.foreign.isEmpty {
      say(
        .warning, "left alone, since it is not part of the site: \(Self.list(plan.foreign))",
        fields: [("event", "foreign")])
    }
    sayCounts(site, in: path, event: "published")
  }

  /// Tells how many files are affected, and which names are new.
  private func sayCounts(_ site: PublishedSite, in path: String, event: String) {
    let plan = site.plan
    let counts =
      "\(plan.newCount.counted("file")) new, \(plan.changed.count) changed, \(plan.gone.count)"
      + " removed, \(plan.unchangedCount) as before"
    let meetings = site.meetingCount.map { $0.counted("meeting") + "; " } ?? ""
    say(
      .info, "\(path.asFolder): \(meetings)\(counts)",
      fields: [
        ("event", event), ("meetings", site.meetingCount.map { "\($0)" } ?? ""),
        ("new", "\(plan.newCount)"), ("changed", "\(plan.changed.count)"),
        ("removed", "\(plan.gone.count)"), ("unchanged", "\(plan.unchangedCount)"),
      ].filter { !$0.1.isEmpty })
    let names = plan.newNames.sorted()
    let people = names.filter { $0.kind == .person }.map(\.text)
    let rooms = names.filter { $0.kind == .room }.map(\.text)
    let parts = [(people.count == 1 ? "person" : "people", people), ("room", rooms)]
      .filter { !$0.1.isEmpty }
      .map { word, names in
        let count = word == "room" ? names.count.counted(word) : "\(names.count) \(word)"
        return "\(count) (\(Self.list(names)))"
      }
    guard !parts.isEmpty else { return }
    say(
      .info, "new on the site: \(parts.joined(separator: ", "))",
      fields: [
        ("event", "new_names"), ("people", "\(people.count)"), ("rooms", "\(rooms.count)"),
      ])
  }

  /// Prints what would become public, and tells where to look at it.
  ///
  /// - Parameter name: The path of the site as it was given.
  func sayReview(
    _ site: PublishedSite, of places: SitePlaces, named name: String
  ) throws -> ExitStatus {
    let plan = site.plan
    guard !plan.isEmpty else {
      say(
        .info, "\(places.site): nothing would change, so there is nothing to review",
        fields: [("event", "unchanged")])
      return .done
    }
    let lines =
      plan.newNames.sorted().map { ($0.kind == .person ? "new person" : "new room", $0.text) }
      + plan.new.map { ("new", $0) }
      + SitePlan.told(plan.changed).map { ("changed", $0) }
      + SitePlan.told(plan.gone).map { ("removed", $0) }
    let text = lines.map { "\($0.0)\t\(PlainText.terminalSafe($0.1))\n" }.joined()
    try StandardOutput.write(Array(text.utf8))
    let review = try places.review()
    sayCounts(site, in: review, event: "review")
    say(
      .info,
      "look at \(review)index.html, then put it in place with debrief publish --approve -o"
        + " \(ShellWord.quoted(name))",
      fields: [("event", "waiting"), ("path", review)])
    return .notReady
  }

  private static func list(_ names: [String]) -> String {
    let rest = names.count - mostNames
    return names.prefix(mostNames).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
