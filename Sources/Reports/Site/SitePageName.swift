internal import TextScanning

/// The names of a site's files.
///
/// All are in one folder, so that a link is a name and works wherever the site lies, even from the
/// page for addresses that do not exist.
package enum SitePageName {
  /// The first page of the index.
  package static let index = "index.html"
  /// The page for addresses that do not exist.
  package static let missing = "404.html"
  /// The page that searches the site.
  package static let search = "search.html"
  /// The Atom feed of a site for search engines.
  package static let feed = "feed.xml"
  /// The list of the pages of such a site.
  package static let siteMap = "sitemap.xml"
  /// What tells search engines where that list is.
  package static let robots = "robots.txt"

  /// The list of the meetings for language models.
  package static let overview = "llms.txt"

  /// The name of the Markdown beside a page: `2026-03-02-weekly-sync.md`.
  package static func twin(of page: String) -> String {
    let stem =
      page.utf8.suffix(5).elementsEqual(".html".utf8) ? page.utf8.dropLast(5) : page.utf8[...]
    return String(Substring(stem)) + ".md"
  }

  /// The name as a relative address: everything but letters, digits, `-` and `.` is percent-encoded
  /// (RFC 3986, section 2.1).
  static func address(_ name: String) -> String {
    var address: [UInt8] = []
    for byte in name.utf8 {
      if byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        address.append(byte)
      } else {
        address.append(UInt8(ascii: "%"))
        address.append(UInt8(uppercaseHexadecimalDigit: byte >> 4))
        address.append(UInt8(uppercaseHexadecimalDigit: byte & 0xF))
      }
    }
    return String(decoding: address, as: UTF8.self)
  }
}
