internal import TextScanning

/// The system's time zone database: a folder with a compiled file for each zone.
public struct ZoneDatabase: Sendable {
  /// The folder of the database on Linux and macOS.
  public static let systemFolder = "/usr/share/zoneinfo"
  /// The maximum size of a file in bytes; the largest one in the database has 4 KB.
  static let maximumFileSize = 1 << 18

  private let folder: String

  /// Makes a database from a folder.
  public init(folder: String = systemFolder) {
    self.folder = folder
  }

  /// The zone with a name such as `Europe/Berlin`; `UTC` needs no database.
  ///
  /// - Throws: ``ZoneError``, with suggestions, if there is no such zone.
  public func zone(named name: String) throws(ZoneError) -> Zone {
    if name.utf8.elementsEqual("UTC".utf8) { return .utc }
    guard Self.isName(name),
      let bytes = ZoneFile.bytes(at: "\(folder)/\(name)", maximumSize: Self.maximumFileSize)
    else { throw unknown(name) }
    guard let zone = ZoneFileReader.zone(named: name, in: bytes) else {
      throw ZoneError(
        .unreadable, "\(folder)/\(name) is not a valid time zone file",
        advice: "reinstall the package tzdata")
    }
    return zone
  }

  /// The zone with a name, or with an offset from UTC such as `+02:00` or `Z`.
  ///
  /// - Throws: ``ZoneError`` if the text is neither. It suggests similar places, but never a zone with
  ///   another offset.
  public func zone(namedOrOffset text: String) throws(ZoneError) -> Zone {
    if let zone = Zone(offset: text) { return zone }
    if Zone.seconds(of: text) != nil {
      throw ZoneError(
        .unknownOffset, "no time zone has the offset \"\(text)\"",
        advice: "offsets are from -12:00 to +14:00")
    }
    return try zone(named: text.lowercased() == "gmt" ? "GMT" : text)
  }

  /// The names of all zones, sorted.
  public var names: [String] {
    ZoneFile.paths(in: folder, depth: 3)
      .filter { Self.isName($0) && ZoneFile.begins("\(folder)/\($0)", with: "TZif") }
      .sorted()
  }

  /// Whether a text can be a zone's name: parts of letters, digits, `_`, `-` and `+`, separated by
  /// `/`, each beginning with an upper-case letter, so that no path leads out of the folder.
  ///
  /// This also excludes `posix` and `right`, which have all zones again, some with leap seconds.
  static func isName(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return text.utf8.count <= 64 && parts.count <= 3
      && parts.allSatisfy { part in
        guard part.first?.isUppercase == true else { return false }
        return part.allSatisfy { $0.isAlphanumeric || "_-+".utf8.contains($0) }
      }
  }

  private func unknown(_ name: String) -> ZoneError {
    let names = names
    guard !names.isEmpty else {
      return ZoneError(
        .noDatabase, "there are no time zones in \(folder), so only UTC is known",
        advice: "install the package tzdata")
    }
    return ZoneError(
      .unknownName,
      "no time zone is called \"\(name)\"\(Self.suggestion(for: name, among: names))",
      advice: "use a name such as Europe/Berlin, an offset such as +02:00, or local for this"
        + " machine's time zone")
  }
}

/// Why a time zone was not found.
public struct ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Kind: Sendable, Hashable {
    /// The database has no zone with the name.
    case unknownName
    /// There is no zone with the offset.
    case unknownOffset
    /// There is no database.
    case noDatabase
    /// The zone's file cannot be read or is not valid.
    case unreadable
  }

  /// The kind of failure.
  public let kind: Kind
  /// What failed: a clause without a full stop, on one line.
  public let reason: String
  /// What to do next.
  public let advice: String

  init(_ kind: Kind, _ reason: String, advice: String) {
    self.kind = kind
    self.reason = reason
    self.advice = advice
  }

  /// The reason and the advice.
  ///
  /// The reason for an unknown name may end in a question, so the advice follows in parentheses.
  public var description: String {
    kind == .unknownName ? "\(reason) (\(advice))" : "\(reason); \(advice)"
  }
}
