internal import MeetingModel
internal import TextEscaping

/// The files by which search engines and feed readers find the pages of a site.
extension SiteRenderer {
  /// The maximum number of meetings in a feed.
  package static let feedLength = 50
  /// The maximum number of addresses in a file of a site map (sitemaps.org, protocol).
  static let siteMapLength = 50_000

  /// The Atom feed (RFC 4287) of the newest meetings with a time; nil without an address.
  ///
  /// - Parameter items: The meetings, newest first.
  package func feed(of items: some Sequence<SiteListItem>) -> [UInt8]? {
    guard let address else { return nil }
    let dated = Array(items.lazy.filter { $0.entry.startedAt != nil }.prefix(Self.feedLength))
    // A feed has to say when it was changed, even one without entries.
    let newest = dated.compactMap { Self.updated($0.entry) }.max() ?? Instant(seconds: 0)
    var feed = XMLText()
    feed.open("feed", " xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(language)\"")
    feed.append("title", title)
    feed.append("id", address.text)
    let type = "application/atom+xml"
    feed.appendEmpty(
      "link", " rel=\"self\" type=\"\(type)\" href=\"\(address.text)\(SitePageName.feed)\"")
    feed.appendEmpty("link", " rel=\"alternate\" type=\"text/html\" href=\"\(address.text)\"")
    feed.append("updated", TimeText.rfc3339(newest))
    feed.open("author")
    feed.append("name", title)
    feed.close("author")
    feed.append("generator", "debrief")
    for item in dated { append(item, address, to: &feed) }
    feed.close("feed")
    return feed.bytes
  }

  private func append(_ item: SiteListItem, _ address: SiteAddress, to feed: inout XMLText) {
    guard let start = item.entry.startedAt, let updated = Self.updated(item.entry) else { return }
    let page = address.address(of: item.page)
    feed.open("entry")
    feed.append("title", item.entry.title)
    feed.append("id", page)
    feed.appendEmpty("link", " rel=\"alternate\" type=\"text/html\" href=\"\(page)\"")
    feed.append("published", TimeText.rfc3339(start))
    feed.append("updated", TimeText.rfc3339(updated))
    if !item.entry.summary.isBlank { feed.append("summary", item.entry.summary) }
    feed.close("entry")
  }

  /// When a meeting was last changed: at its end.
  private static func updated(_ entry: SiteEntry) -> Instant? {
    guard let start = entry.startedAt else { return nil }
    return entry.completedAt.map { max($0, start) } ?? start
  }

  /// The files of the site map, each with its name; none without an address.
  ///
  /// One file holds 50,000 addresses; if there are more, `sitemap.xml` lists the others.
  ///
  /// - Parameter pages: The names of the pages.
  package func siteMap(of pages: [String]) -> [(name: String, bytes: [UInt8])] {
    guard let address else { return [] }
    let addresses = pages.map { address.address(of: $0) }
    guard addresses.count > Self.siteMapLength else {
      return [(SitePageName.siteMap, Self.siteMap("urlset", "url", addresses))]
    }
    let parts = stride(from: 0, to: addresses.count, by: Self.siteMapLength).map { start in
      Array(addresses[start..<min(start + Self.siteMapLength, addresses.count)])
    }
    var files: [(name: String, bytes: [UInt8])] = []
    for (number, part) in parts.enumerated() {
      files.append(("sitemap-\(number + 1).xml", Self.siteMap("urlset", "url", part)))
    }
    let index = Self.siteMap("sitemapindex", "sitemap", files.map { address.text + $0.name })
    files.append((SitePageName.siteMap, index))
    return files
  }

  private static func siteMap(
    _ root: String, _ element: String, _ addresses: [String]
  ) -> [UInt8] {
    var map = XMLText()
    map.open(root, " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
    for address in addresses {
      map.open(element)
      map.append("loc", address)
      map.close(element)
    }
    map.close(root)
    return map.bytes
  }

  /// The file that names the site map (RFC 9309); nil without an address.
  ///
  /// Search engines read it only at the root of a host.
  package var robots: [UInt8]? {
    address.map {
      Array("User-agent: *\nAllow: /\nSitemap: \($0.text)\(SitePageName.siteMap)\n".utf8)
    }
  }
}

/// XML that is written one element a line.
private struct XMLText {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

  /// Begins an element; attributes are trusted.
  mutating func open(_ name: String, _ attributes: String = "") {
    bytes += "<\(name)\(attributes)>\n".utf8
  }

  mutating func close(_ name: String) { bytes += "</\(name)>\n".utf8 }

  mutating func appendEmpty(_ name: String, _ attributes: String) {
    bytes += "<\(name)\(attributes)/>\n".utf8
  }

  /// Appends an element with plain text on one line.
  ///
  /// Normalised text has no characters that XML lacks, and the references of HTML for its five
  /// special characters are those of XML.
  mutating func append(_ name: String, _ text: String) {
    bytes += "<\(name)>".utf8
    PlainText.appendHTML(PlainText.singleLine(text), to: &bytes)
    bytes += "</\(name)>\n".utf8
  }
}
