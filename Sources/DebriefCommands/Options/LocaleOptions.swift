internal import ArgumentParser
internal import Reports
internal import TimeZones

/// The options for the language of notes and the time zone of their times.
struct LocaleOptions: ParsableArguments {
  @Option(
    name: .customLong("timezone"),
    help: .init(
      "The time zone of dates and times: a name such as Europe/Berlin, an offset such as +02:00, or local for this machine's. (default: UTC)",
      valueName: "zone"),
    completion: .custom { _, _, _ in ["UTC", "local"] + ZoneDatabase().names })
  var zoneName: String?

  @Option(
    name: .customLong("locale"),
    help: .init(
      "The language of labels, dates and numbers: en, de, fr, es, ja.", valueName: "language"),
    completion: .list(["en", "de", "fr", "es", "ja"]))
  var language: String = "en"

  func validate() throws {
    _ = try timeZone()
  }

  /// The requested time zone.
  func timeZone() throws -> Zone {
    guard let zoneName else { return .utc }
    let database = ZoneDatabase()
    do {
      return zoneName.lowercased() == "local"
        ? try database.localZone(variable: Environment.value(of: "TZ"))
        : try database.zone(namedOrOffset: zoneName)
    } catch {
      throw ValidationError("--timezone \(zoneName): \(error)")
    }
  }
}
