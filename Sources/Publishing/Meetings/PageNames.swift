internal import Reports
internal import TextScanning

/// Gives each page a name of its own.
struct PageNames {
  /// The maximum length of a name in bytes, without number and extension.
  private static let maximumLength = 160

  /// The names given so far; canonically equivalent names are equal, as on some file systems.
  private var taken: Set<String> = [SitePageName.missing, SitePageName.search]
  /// The number to try next for a name that several pages want.
  private var numbers: [String: Int] = [:]

  /// The name's letters and digits; `unnamed` without any.
  static func slug(of name: String) -> String { Slug.text(of: name) ?? "unnamed" }

  /// The name of a page.
  ///
  /// - Parameter suffix: What follows the wanted name, however long that is.
  mutating func page(named wanted: String, suffix: String = "") -> String {
    let stem = Self.prefix(of: wanted, upTo: Self.maximumLength - suffix.utf8.count) + suffix
    let name = stem + ".html"
    if taken.insert(name).inserted { return name }
    var number = numbers[stem] ?? 2
    var numbered = "\(stem)-\(number).html"
    while !taken.insert(numbered).inserted {
      number += 1
      numbered = "\(stem)-\(number).html"
    }
    numbers[stem] = number + 1
    return numbered
  }

  /// The names of the pages of a list of meetings, the newest first: `index.html`,
  /// `index-older-2.html`, `index-older-1.html`.
  mutating func pages(named wanted: String, of count: Int) -> [String] {
    let olderPages = SiteMeetings.pageCount(of: count) - 1
    return [page(named: wanted)]
      + (0..<olderPages).map { page(named: wanted, suffix: "-older-\(olderPages - $0)") }
  }

  /// The names of the pages of a list of names: `people.html`, `people-2.html`.
  mutating func namePages(named wanted: String, of count: Int) -> [String] {
    let size = SiteMeetings.pageSize
    return (1...max((count + size - 1) / size, 1)).map { number in
      page(named: number == 1 ? wanted : "\(wanted)-\(number)")
    }
  }

  /// The longest prefix of a text that has at most a number of bytes, cut between scalars.
  private static func prefix(of text: String, upTo length: Int) -> String {
    guard text.utf8.count > length else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: length)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }
}
