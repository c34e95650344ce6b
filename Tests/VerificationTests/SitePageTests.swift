import Testing
import Verification

/// Findings in the pages of a site, which have one stylesheet beside them and link to each other.
@Suite struct SitePageTests {
  /// A page without findings.
  static let page = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'self' file:; base-uri 'none'; form-action 'none'">
    <link rel="canonical" href="https://example.com/a.html">
    <link rel="alternate" type="application/atom+xml" href="feed.xml">
    <link rel="stylesheet" href="style-0123456789ab.css">
    <link rel="alternate" type="text/markdown" href="a.md">
    <title>Meetings</title>
    </head>
    <body>
    <p><a rel="next" href="2026-03-02-r%C3%A9tro.html#t-1">there</a> <a href="index.html">back</a></p>
    </body>
    </html>

    """

  @Test func `a page of a site has no findings`() throws {
    #expect(try Sample.findings(Self.page, .page) == [])
  }

  @Test(arguments: [
    ("style-0123456789ab.css", "style.css"),
    ("style-0123456789ab.css", "//a/style-0123456789ab.css"),
    ("style-0123456789ab.css", "https://a.example/style-0123456789ab.css"),
    ("style-0123456789ab.css", "../style-0123456789ab.css"), ("style-0123456789ab.css", ""),
    ("rel=\"stylesheet\"", "rel=\"preload\""),
    ("rel=\"stylesheet\"", "rel=\"stylesheet prefetch\""),
    ("href=\"https://example.com/a.html\"", "href=\"javascript:a\""), ("feed.xml", "//a/feed.xml"),
    ("href=\"a.md\"", "href=\"/a.md\""),
    ("</body>", "<link rel=\"stylesheet\" href=\"style-0123456789ab.css\"></body>"),
  ])
  func `a link in the head that leads elsewhere is found, and one in the body`(
    part: String, other: String
  ) throws {
    let findings = try Sample.findings(Self.page.replacing(once: part, with: other), .page)
    #expect(findings.contains { $0.what.hasPrefix("element <link>") }, "\(findings)")
  }

  @Test(arguments: [
    "//a.example/index.html", "/index.html", "../index.html", "a/index.html", "..%2Findex.html",
    "javascript:index.html", "index.html?a", "index.php", ".html", "index.html\\a",
  ])
  func `a link that leads out of the folder is found`(address: String) throws {
    let page = Self.page.replacing(once: "\"index.html\"", with: "\"\(address)\"")
    let findings = try Sample.findings(page, .page)
    #expect(findings.count == 1 && findings[0].what.hasPrefix("a link to"), "\(findings)")
  }

  @Test(arguments: ["'self'", "'self' file: https:", "file:", "'self' file: 'unsafe-inline'"])
  func `a policy of other sources is found`(sources: String) throws {
    let page = Self.page.replacing(once: "'self' file:", with: sources)
    let findings = try Sample.findings(page, .page)
    #expect(findings.contains { $0.what.hasPrefix("a policy that allows more") }, "\(findings)")
  }

  @Test func `a page by itself may have none of these links`() throws {
    for link in ["index.html", "a.md", "feed.xml"] {
      let page = PageTests.own.replacing(once: "#t-1", with: link)
      #expect(try Sample.findings(page, .page).map(\.what) == ["a link to \"\(link)\""])
    }
  }
}
