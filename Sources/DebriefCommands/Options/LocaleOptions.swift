internal import ArgumentParser
internal import Reports
internal import TimeZones

/// The options for the language of notes and the time zone of their times.
struct LocaleOptions: ParsableArguments {
  private static let languages = BuiltInPacks().languages(ofPack: "notes")

  @Option(
    name: .customLong("timezone"),
    help: .init(
      "The time zone for dates and times: a name such as Europe/Berlin, an offset such as +02:00, or local for this machine's zone. (default: UTC)",
      valueName: "zone"),
    completion: .custom { _, _, _ in ["UTC", "local"] + ZoneDatabase().names })
  var zoneName: String?

  @Option(
    name: .customLong("locale"),
    help: .init(
      "The language for labels, dates and numbers: \(languages.joined(separator: ", ")).",
      valueName: "language"),
    completion: .list(languages))
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
