internal import Spelling

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

  /// The names of all zones, sorted.
  var names: [String] {
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
    let near = Self.names(near: name, among: names).map { "\"\($0)\"" }
    let guess = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
    return ZoneError(
      reason: .unknownName,
      description:
        "no time zone is called \"\(name)\"\(guess) (they are called as in Europe/Berlin, "
        + "America/New_York or UTC; \"local\" is that of this machine)")
  }

  /// The names that were probably meant: of the same place, or a slip of the finger away.
  private static func names(near name: String, among names: [String]) -> [String] {
    let wanted = place(in: name)
    let same = names.filter { place(in: $0).utf8.elementsEqual(wanted.utf8) }
    guard same.isEmpty else { return Array(same.prefix(3)) }
    if let near = NearestName.nearest(to: name, among: names) { return [near] }
    guard let near = NearestName.nearest(to: wanted, among: names.map(place)) else { return [] }
    return Array(names.filter { place(in: $0).utf8.elementsEqual(near.utf8) }.prefix(3))
  }

  /// The last part of a name in lower case: `new_york`.
  private static func place(in name: String) -> String {
    let part = name.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring("").utf8
    return String(Substring(part)).lowercased().replacing(" ", with: "_")
  }
}
