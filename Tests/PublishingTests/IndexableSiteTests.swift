import Exporting
import Foundation
import Publishing
import Reports
import Testing
import TestSupport
import Verification

/// Sites that search engines and feed readers may find.
struct IndexableSiteTests {
  private static let address = "https://example.com/meetings/"

  private func published(_ answers: [[UInt8]]) async throws -> TestSite {
    var site = TestSite()
    site.address = Self.address
    try await site.publish(answers)
    return site
  }

  @Test func `each page names its own address, and none keeps search engines out`() async throws {
    let site = try await published([try answer(1), try answer(2, day: "2026-03-09")])
    for name in site.names where name.hasSuffix(".html") {
      let text = try #require(site.text(name))
      let isHidden = ["404.html", "search.html"].contains(name)
      #expect(text.contains("noindex") == isHidden, "\(name)")
      let page = name == "index.html" ? "" : name
      let link = "<link rel=\"canonical\" href=\"\(Self.address)\(page)\">"
      #expect(text.contains(link) != isHidden, "\(name)")
    }
  }

  @Test
  func `the site map has every page but those of the search and for addresses that do not exist`()
    async throws
  {
    let site = try await published([try answer(1)])
    let map = try #require(site.text("sitemap.xml"))
    let addresses = map.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.1) }
    let pages = site.names.filter {
      $0.hasSuffix(".html") && !["404.html", "search.html"].contains($0)
    }
    #expect(
      Set(addresses)
        == Set(pages.map { $0 == "index.html" ? Self.address : Self.address + $0 }))
    #expect(addresses.count == pages.count)
    #expect(
      site.text("robots.txt")
        == "User-agent: *\nAllow: /\nSitemap: https://example.com/meetings/sitemap.xml\n")
  }

  @Test func `the feed has the newest meetings with full dates, and no markup of theirs`()
    async throws
  {
    let answers = try (1...60).map { number in
      try answer(
        number, day: "2026-0\(number % 3 + 1)-\(10 + number % 18)",
        title: "<b>\(number)</b> & \"co\"", summary: "]]> <!-- \u{1} *x*")
    }
    let feed = try #require(try await published(answers).text("feed.xml"))
    #expect(feed.matches(of: /<entry>/).count == 50)
    #expect(feed.contains("<updated>2026-03-27T14:30:00Z</updated>"))
    #expect(feed.contains("<published>2026-03-27T14:00:00Z</published>"))
    #expect(!feed.contains("<b>") && !feed.contains("<!--") && !feed.contains("]]> <"))
    #expect(!feed.contains("\u{1}") && feed.contains("&lt;b&gt;"))
    #expect(!feed.contains("daily.co") && !feed.contains("00000000-0000-4000"))
  }

  @Test(.requires(.python("xml.etree.ElementTree")))
  func `a feed of hostile texts is well formed for a parser of XML`() async throws {
    let texts = HostileText.texts(80, seed: 3)
    let answers = try texts.enumerated().map { number, text in
      try answer(number, title: text, summary: text)
    }
    let site = try await published(answers)
    let count = try Tool.python(
      """
      import sys, xml.etree.ElementTree as tree
      [tree.parse(name) for name in sys.argv[1:]]
      print(len(tree.parse(sys.argv[1]).getroot().findall("{http://www.w3.org/2005/Atom}entry")))
      """, arguments: [site.path + "feed.xml", site.path + "sitemap.xml"])
    #expect(count == "50\n")
  }

  @Test func `a site that is no longer for search engines has none of these files`() async throws {
    var site = try await published([try answer(1)])
    site.address = nil
    let plan = try await site.publish([try answer(1)]).plan
    #expect(plan.gone == ["feed.xml", "robots.txt", "sitemap.xml"])
    #expect(try #require(site.text("index.html")).contains("noindex"))
  }

  @Test func `the page of each meeting has Markdown beside it, under the same rules`() async throws
  {
    var site = TestSite()
    site.hasTwins = true
    site.address = Self.address
    try await site.publish(SampleMeetings.answers + [try answer(1)])
    let pages = site.names.filter { $0.hasSuffix(".html") && ($0.first?.isNumber ?? false) }
      .filter { $0 != "404.html" }
    let twins = site.names.filter { $0.hasSuffix(".md") }
    #expect(pages.map { $0.dropLast(5) } == twins.map { $0.dropLast(3) })
    let overview = try #require(site.text("llms.txt"))
    #expect(overview.hasPrefix("# Meetings\n\n## June 2026\n\n- [Alpage"))
    let verifier = try Verifier(
      recordSchema: try ProjectFolder.bytes(of: "Templates/schema/debrief.meeting.v1.json"),
      searchScript: SiteScript().bytes)
    #expect(verifier.findings(in: Array(overview.utf8), of: .markdown).isEmpty)
    for name in twins {
      let text = try #require(site.text(name))
      #expect(!text.contains("bot_id:") && !text.contains("acme.daily.co"), "\(name)")
      #expect(verifier.findings(in: Array(text.utf8), of: .markdown).isEmpty, "\(name)")
      let address = try #require(
        name.addingPercentEncoding(
          withAllowedCharacters: .init(charactersIn: "abcdefghijklmnopqrstuvwxyz0123456789-.")))
      #expect(overview.contains("](\(Self.address)\(address))"), "\(name)")
      let page = try #require(site.text("\(name.dropLast(3)).html"))
      #expect(page.contains("type=\"text/markdown\" href=\"\(address)\""), "\(name)")
    }
  }

  @Test func `pages for search engines are safe`() async throws {
    let site = try await published(SampleMeetings.answers)
    let verifier = try Verifier(
      recordSchema: try ProjectFolder.bytes(of: "Templates/schema/debrief.meeting.v1.json"),
      searchScript: SiteScript().bytes)
    for name in site.names where name.hasSuffix(".html") {
      let bytes = Array(try #require(site.text(name)).utf8)
      #expect(verifier.findings(in: bytes, of: .page).isEmpty, "\(name)")
    }
  }

  @Test(arguments: [
    "example.com", "ftp://example.com/", "https://", "https:///a", "https://a.example/?q=1",
    "https://a.example/#b", "https://a.example/\"><b>", "https://u@a.example/",
    "https://a.example/ b",
    "https://a.example/&", "HTTPS://a.example/",
  ])
  func `what is no address of a site is refused`(text: String) {
    #expect(SiteAddress(text) == nil)
  }

  @Test func `an address ends with a slash`() {
    #expect(SiteAddress("https://example.com/a")?.text == "https://example.com/a/")
    #expect(SiteAddress("http://[::1]:8080")?.text == "http://[::1]:8080/")
  }
}
