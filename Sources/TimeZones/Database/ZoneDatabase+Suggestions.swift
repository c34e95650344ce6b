internal import TextScanning

extension ZoneDatabase {
  /// A suggestion for a name that does not exist, as the end of a message.
  ///
  /// Only places are suggested, and offsets only for a text with an offset: an abbreviation such as
  /// `PST` stands for several zones, and a similar one for a different time. `Etc/GMT-5` is five
  /// hours ahead of UTC, since POSIX inverts the sign, and so is never what `GMT-5` means.
  static func suggestion(for name: String, among names: [String]) -> String {
    if let offset = offset(in: name) { return "; did you mean \"\(offset)\"?" }
    let near = places(near: name, among: names.filter(isPlace)).map { "\"\($0)\"" }
    return near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
  }

  /// The offset in a text such as `GMT-5` or `UTC+05:30` in ISO 8601 form; nil if there is none.
  private static func offset(in name: String) -> String? {
    let text = name.lowercased()
    guard let prefix = ["utc", "gmt"].first(where: { text.utf8.starts(with: $0.utf8) }) else {
      return nil
    }
    let rest = String(Substring(text.utf8.dropFirst(prefix.utf8.count)))
    return Zone(offset: rest.replacing(" ", with: ""))?.name
  }

  /// Whether a zone is named after a place rather than an offset or an abbreviation.
  private static func isPlace(_ name: String) -> Bool {
    !name.utf8.starts(with: "Etc/".utf8) && name.utf8.contains(where: \.isLowercase)
  }

  /// The names that were probably meant: those of the same place, or with a typing error.
  private static func places(near name: String, among names: [String]) -> [String] {
    let wanted = place(in: name)
    let same = names.filter { place(in: $0).utf8.elementsEqual(wanted.utf8) }
    guard same.isEmpty else { return Array(same.prefix(3)) }
    // A name this short is an abbreviation, and one letter would make it another place.
    guard wanted.utf8.count > 4,
      !name.utf8.contains(where: { $0 == UInt8(ascii: "+") || $0.isDigit })
    else { return [] }
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
