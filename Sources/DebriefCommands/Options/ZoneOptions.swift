internal import ArgumentParser
internal import TimeZones

/// The option for the time zone of times.
struct ZoneOptions: ParsableArguments {
  @Option(
    name: .customLong("timezone"),
    help: .init(
      "The time zone for dates and times: a name such as Europe/Berlin, an offset such as +02:00, or local for this machine's zone. (default: UTC)",
      valueName: "zone"),
    completion: .custom { _, _, _ in ["UTC", "local"] + ZoneDatabase().names })
  var zoneName: String?

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
