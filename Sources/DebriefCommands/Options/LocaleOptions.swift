internal import ArgumentParser
internal import Reports
internal import TimeZones

/// The options for the language of notes and the time zone of their times.
struct LocaleOptions: ParsableArguments {
  private static let languages = BuiltInPacks().languages(ofPack: "notes")

  @OptionGroup private var zone: ZoneOptions

  @Option(
    name: .customLong("locale"),
    help: .init(
      "The language for labels, dates and numbers: \(languages.joined(separator: ", ")). (default: en)",
      valueName: "language"),
    completion: .list(languages))
  var givenLanguage: String?

  /// The language.
  var language: String { givenLanguage ?? "en" }

  /// The zone as it was given; nil if none was.
  var zoneName: String? { zone.zoneName }

  /// The requested time zone.
  func timeZone() throws -> Zone { try zone.timeZone() }
}
