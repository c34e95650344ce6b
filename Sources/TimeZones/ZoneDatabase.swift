/// The time zone database of the system: a folder of compiled files, a zone each.
public struct ZoneDatabase: Sendable {
  /// The folder that Linux and macOS have it in.
  public static let systemFolder = "/usr/share/zoneinfo"
  /// The longest file that is read; the longest of the database has 4 KB.
  static let maximumFileSize = 1 << 18

  private let folder: String

  /// A database in a folder.
  public init(folder: String = systemFolder) {
    self.folder = folder
  }

  /// The zone of a name, such as `Europe/Berlin`; `UTC` needs no database.
  ///
  /// - Throws: ``ZoneError`` if there is none of that name; it names those that are near.
  public func zone(named name: String) throws(ZoneError) -> Zone {
    if name.utf8.elementsEqual("UTC".utf8) { return .utc }
    guard Self.isName(name),
      let bytes = ZoneFile.bytes(at: "\(folder)/\(name)", maximumSize: Self.maximumFileSize)
    else { throw unknown(name) }
    guard let zone = ZoneFileReader.zone(named: name, in: bytes) else {
      throw ZoneError(
        reason: .unreadable,
        description:
          "\(folder)/\(name) is no time zone that can be read; install the package tzdata anew")
    }
    return zone
  }

  /// The zone of a name, or of an offset from UTC such as `+02:00` or `Z`.
  ///
  /// - Throws: ``ZoneError`` if it is neither; it names places that are near, and never a zone of
  ///   another offset.
  public func zone(namedOrOffset text: String) throws(ZoneError) -> Zone {
    if let zone = Zone(offset: text) { return zone }
    if Zone.seconds(of: text) != nil {
      throw ZoneError(
        reason: .unknownName,
        description: "no clock has the offset \"\(text)\"; offsets go from -12:00 to +14:00")
    }
    return try zone(named: text.lowercased() == "gmt" ? "GMT" : text)
  }

  /// The names of all zones, sorted.
  public var names: [String] {
    ZoneFile.paths(in: folder, depth: 3)
      .filter { Self.isName($0) && ZoneFile.begins("\(folder)/\($0)", with: "TZif") }
      .sorted()
  }

  /// Whether a text can be a zone's name: parts of letters, digits, `_`, `-` and `+` with `/`
  /// between them, each beginning with a letter in upper case, so that it leads nowhere else.
  ///
  /// The folders `posix` and `right`, which hold all zones again, the latter with leap seconds,
  /// are left out that way.
  static func isName(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return text.utf8.count <= 64 && parts.count <= 3
      && parts.allSatisfy { part in
        guard let first = part.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
        else { return false }
        return part.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "+"):
            true
          default: false
          }
        }
      }
  }

  private func unknown(_ name: String) -> ZoneError {
    let names = names
    guard !names.isEmpty else {
      return ZoneError(
        reason: .noDatabase,
        description:
          "there are no time zones in \(folder), only UTC is known; install the package tzdata")
    }
    return ZoneError(
      reason: .unknownName,
      description: "no time zone is called \"\(name)\""
        + "\(Self.suggestion(for: name, among: names)) \(Self.advice)")
  }

  /// What can be given.
  private static let advice =
    "(use a name such as Europe/Berlin, an offset such as +02:00, or local for this machine's time"
    + " zone)"
}
