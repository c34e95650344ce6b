extension ZoneDatabase {
  /// The file, usually a link into the database, that sets the machine's zone.
  public static let localFile = "/etc/localtime"

  /// The machine's zone: from the variable `TZ`, else from a file, else UTC.
  ///
  /// - Parameters:
  ///   - variable: The value of `TZ`: a zone's name or a rule (POSIX.1-2024, section 8.3).
  ///   - file: The file to use if the variable is not set.
  /// - Throws: ``ZoneError`` if the variable or the file is not valid.
  public func localZone(variable: String?, file: String = localFile) throws(ZoneError) -> Zone {
    if let variable, !variable.isEmpty { return try zone(ofVariable: variable) }
    if let target = ZoneFile.target(ofLink: file), let name = Self.name(in: target),
      let zone = try? zone(named: name)
    {
      return zone
    }
    guard let bytes = ZoneFile.bytes(at: file, maximumSize: Self.maximumFileSize) else {
      return .utc
    }
    guard let zone = ZoneFileReader.zone(named: "local", in: bytes) else {
      throw ZoneError(
        .unreadable, "\(file) is not a valid time zone file",
        advice: "give a name such as Europe/Berlin")
    }
    return zone
  }

  private func zone(ofVariable variable: String) throws(ZoneError) -> Zone {
    let value = variable.utf8.first == UInt8(ascii: ":") ? String(variable.dropFirst()) : variable
    if let rule = RuleParser.rule(value.utf8) {
      return Zone(name: value, transitions: [], first: rule.standard, rule: rule)
    }
    return try zone(named: value)
  }

  /// The zone's name in the path of a database file: the part after `zoneinfo/`.
  private static func name(in path: String) -> String? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    guard let folder = parts.lastIndex(where: { $0.elementsEqual("zoneinfo".utf8) }) else {
      return nil
    }
    return parts[(folder + 1)...].map { String(Substring($0)) }.joined(separator: "/")
  }
}
