import Testing
import Verification

/// Findings in HTML: every rule has a page that breaks just that rule.
@Suite struct PageTests {
  /// A custom page without findings.
  static let own = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; base-uri 'none'; \
    form-action 'none'">
    <style></style>
    <title>Notes</title>
    </head>
    <body>
    <ul><li id="t-1">one<li>two <a href="https://a.example/?q=1#x">there</a></ul>
    <p>text<br>more <b>bold</b> <a href="#t-1">here</a> \
    <a href="#">top</a> <a href="#t%2D1">too</a>
    <table><caption>c</caption><tr><th>a<td>b<tr><td>c<td>d</table>
    <dl><dt>k<dd>v<dt>k2<dd>v2</dl>
    <svg viewBox="0 0 1 1" role="img" aria-label="x"><defs><linearGradient id="g"><stop \
    offset="0"/></linearGradient></defs><rect width="1" height="1" fill="url(#g)"/></svg>
    </body>
    </html>

    """

  @Test func `a page of the built-in template and a custom one have no findings`() throws {
    #expect(try Sample.findings(#require(Sample.richPage), .page) == [])
    #expect(try Sample.findings(Self.own, .page) == [])
  }

  @Test(arguments: [
    // Elements.
    ("<script>alert(1)</script>", "element <script>"),
    ("<SCRIPT src=//a></SCRIPT>", "element <script>"),
    ("<img src=\"data:,\">", "element <img>"),
    ("<iframe></iframe>", "element <iframe>"),
    ("<object></object>", "element <object>"),
    ("<embed>", "element <embed>"),
    ("<video poster=\"x\"></video>", "element <video>"),
    ("<audio src=x></audio>", "element <audio>"),
    ("<form action=\"/x\"></form>", "element <form>"),
    ("<input>", "element <input>"),
    ("<button>x</button>", "element <button>"),
    ("<base href=\"//a\">", "element <base>"),
    ("<link rel=stylesheet href=x>", "element <link>"),
    ("<template></template>", "element <template>"),
    ("<math></math>", "element <math>"),
    ("<noscript></noscript>", "element <noscript>"),
    ("<x-y></x-y>", "element <x-y>"),
    ("<svg><script></script></svg>", "element <script>"),
    ("<svg><use href=\"x#y\"/></svg>", "element <use>"),
    ("<svg><image href=\"x\"/></svg>", "element <image>"),
    ("<svg><a href=\"x\"></a></svg>", "element <a>"),
    ("<svg><style></style></svg>", "element <style>"),
    ("<svg><foreignObject></foreignObject></svg>", "element <foreignobject>"),
    ("<svg><animate/></svg>", "element <animate>"),
    ("<svg><set/></svg>", "element <set>"),
    // Attributes.
    ("<p onclick=\"x()\">a</p>", "attribute onclick of <p>"),
    ("<p ONCLICK=x()>a</p>", "attribute onclick of <p>"),
    ("<svg onload=x()></svg>", "attribute onload of <svg>"),
    ("<p style=\"color: red\">a</p>", "attribute style of <p>"),
    ("<p src=x>a</p>", "attribute src of <p>"),
    ("<p srcset=x>a</p>", "attribute srcset of <p>"),
    ("<table background=x></table>", "attribute background of <table>"),
    ("<a ping=x href=\"#a\">a</a>", "attribute ping of <a>"),
    ("<a download href=\"#a\">a</a>", "attribute download of <a>"),
    ("<svg><rect xlink:href=\"x\"/></svg>", "attribute href of <rect>"),
    ("<svg><rect fill=\"url(https://a)\"/></svg>", "url() in fill of <rect>"),
    ("<svg><rect fill=\"u\\72l(//a)\"/></svg>", "url() in fill of <rect>"),
    ("<p contenteditable>a</p>", "attribute contenteditable of <p>"),
    // Links.
    ("<a href=\"javascript:x\">a</a>", "a link to \"javascript:x\""),
    ("<a href=\"&#106;avascript:x\">a</a>", "a link to \"javascript:x\""),
    ("<a href=\"java\tscript:x\">a</a>", "a link to an address with white space"),
    ("<a href=\" https://a\">a</a>", "a link to an address with white space"),
    ("<a href=\"data:text/html,x\">a</a>", "a link to \"data:text/html,x\""),
    ("<a href=\"//a.example\">a</a>", "a link to \"//a.example\""),
    ("<a href=\"\">a</a>", "a link to \"\""),
    ("<a href=\"https:\">a</a>", "a link to \"https:\""),
    ("<blockquote cite=\"file:///x\">a</blockquote>", "a link to \"file:///x\""),
    // Tags that a parser would move, close or drop.
    ("<p><div>a</div></p>", "</p> where another element is open"),
    ("<p><b>a</p></b>", "</p> where another element is open"),
    ("</div>", "</div> where another element is open"),
    ("<div>", "</body> where another element is open"),
    ("<p><b><ul></ul></b></p>", "<ul> in a paragraph"),
    ("<a href=\"#\">a<a href=\"#\">b</a></a>", "a link in a link"),
    ("<table><b>a</b></table>", "<b> in <table>"),
    ("<table>a</table>", "text in <table>"),
    ("<li>a</li>", "<li> in <body>"),
    ("<td>a</td>", "<td> in <body>"),
    ("<h1>a<h2>b</h2></h1>", "<h2> in <h1>"),
    ("<title>a</title>", "<title> in <body>"),
    ("<style></style>", "<style> in <body>"),
    ("<meta name=a content=b>", "<meta> in <body>"),
    ("<body class=x>", "<body> in <body>"),
    ("<html>", "<html> in <body>"),
    ("</br>", "</br> where another element is open"),
    ("<![CDATA[x]]>", "markup that is not valid HTML"),
    ("<?php x ?>", "markup that is not valid HTML"),
    ("</ x>", "markup that is not valid HTML"),
    ("<!-->x-->", "markup that is not valid HTML"),
    ("<!-- x --!>", "markup that is not valid HTML"),
    ("<!doctype html>", "a doctype that is not the first"),
    ("<svg><p>a</p></svg>", "element <p>"),
    ("<svg><title><b>a</b></title></svg>", "element <b>"),
    // Characters.
    ("<p>a\u{0}</p>", "U+0000"),
    ("<p>a\u{1B}[31m</p>", "U+001B"),
    ("<p>a\u{9B}</p>", "U+009B"),
    ("<p>a\u{FFFE}</p>", "U+FFFE"),
    ("<p>a\u{202E}b</p>", "U+202E, a direction control that its line does not close"),
    ("<p>a\u{202C}b</p>", "U+202C, a direction control that closes nothing"),
    ("<p>a\u{2069}b</p>", "U+2069, a direction control that closes nothing"),
    ("<p>a&#x1b;[31m</p>", "U+001B, written as a character reference"),
    ("<p>a&#8238;b</p>", "U+202E, a direction control that its line does not close, written"),
    ("<p title=\"&#x202e;b\">b</p>", "U+202E, a direction control that its line does not close"),
    // Links and places.
    ("<a href=\"#nowhere\">a</a>", "a link to \"#nowhere\""),
    ("<p id=\"t-1\">a</p>", "the id \"t-1\", which another element has"),
  ])
  func `everything that a page must not have is found`(part: String, what: String) throws {
    let page = Self.own.replacing(once: "</svg>\n</body>", with: "</svg>\n\(part)\n</body>")
    let findings = try Sample.findings(page, .page)
    #expect(findings.first?.what.hasPrefix(what) ?? false, "\(findings)")
    #expect(findings.first?.line == (what.hasPrefix("</body>") ? 16 : 15), "\(findings)")
  }

  @Test(arguments: [
    (
      "<meta http-equiv=\"Content-Security-Policy\"", "<meta name=\"policy\"", "no Content-Security"
    ),
    ("default-src 'none'", "default-src 'self'", "a policy without default-src 'none'"),
    ("default-src 'none'; ", "", "a policy without default-src 'none'"),
    ("base-uri 'none'; ", "", "a policy without base-uri 'none'"),
    ("; form-action 'none'", "", "a policy without form-action 'none'"),
    (
      "form-action 'none'", "form-action 'none'; img-src https:",
      "a policy that allows more: img-src"
    ),
    (
      "form-action 'none'", "form-action 'none'; report-uri //a",
      "a policy that allows more: report-uri"
    ),
    ("style-src '", "style-src 'unsafe-inline' '", "a policy that allows more: style-src"),
    ("sha256-47", "sha256-48", "a stylesheet whose hash is not in the policy"),
    ("<style></style>", "<style>p {}</style>", "a stylesheet whose hash is not in the policy"),
    ("<meta charset=\"utf-8\">\n", "", "no <meta charset=\"utf-8\">"),
    ("charset=\"utf-8\"", "charset=\"utf-7\"", "an encoding that is not declared"),
    (
      "<title>", "<meta http-equiv=\"refresh\" content=\"0;url=//a\"><title>",
      "<meta http-equiv=\"refresh\">"
    ),
    (
      "<!doctype html>", "<!doctype html public \"-//W3C//DTD HTML 3.2//EN\">",
      "a doctype that is not"
    ),
    ("<!doctype html>\n", "", "a page that does not begin with <!doctype html>"),
    ("<title>", "<p>x</p><title>", "<p> outside of the body"),
    ("</body>", "</body>x", "text outside the body"),
    ("</head>", "x</head>", "text outside the body"),
    ("<body>", "<body></body><body>", "a second <body>"),
  ])
  func `every fault in the page around the notes is found`(
    part: String, other: String, what: String
  ) throws {
    let findings = try Sample.findings(Self.own.replacing(once: part, with: other), .page)
    #expect(findings.contains { $0.what.hasPrefix(what) }, "\(findings)")
  }

  @Test(arguments: [
    // In Swift, a semicolon after U+0600 is part of another character, and U+037E equals a
    // semicolon.
    "\u{600};script-src&#13;&#10;*", "\u{600};script-src *", "\u{37E} script-src *",
    ";script-src\u{301} *", ";\u{301}script-src *", ";&#x09;SCRIPT-SRC&#x0C;*", ", script-src *",
    "' 'unsafe-inline", " 'sha256-", " 'sha256-x'", ";script-src 'NONE' *", ";img-src",
    ";a 'none' b",
  ])
  func `a policy is parsed as by a browser`(part: String) throws {
    let hash = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    let findings = try Sample.findings(
      Self.own.replacing(once: hash, with: hash + part), .page)
    #expect(findings.contains { $0.what.hasPrefix("a policy ") }, "\(findings)")
  }

  @Test(arguments: ["<p \(Self.manyAttributes)>a</p>", "<p>a</p \(Self.manyAttributes)>"])
  func `a tag with very many attributes is found and not passed to the parser`(part: String) throws
  {
    let page = Self.own.replacing(once: "</svg>\n</body>", with: "</svg>\n\(part)\n</body>")
    #expect(
      try Sample.findings(page, .page).map(\.what) == ["a <p> tag with more than 64 attributes"])
  }

  private static let manyAttributes = (0..<20_000).map { "data-\($0)" }.joined(separator: " ")

  @Test func `a policy after the content that it should cover does not count`() throws {
    let lines = Self.own.split(separator: "\n", omittingEmptySubsequences: false)
    var moved = lines
    moved.swapAt(4, 5)
    let findings = try Sample.findings(moved.joined(separator: "\n"), .page)
    #expect(findings.first?.what == "a policy after content that it has to cover")
    #expect(findings.first?.line == 6)
  }

  @Test(arguments: [
    ("p { color: url(https://a) }", "url() in a stylesheet"),
    ("p { color: u\\72 l(\"//a\") }", "url() in a stylesheet"),
    ("p { background: image-set(\"a.png\" 1x) }", "image-set() in a stylesheet"),
    ("p { background: src(\"a.png\") }", "src() in a stylesheet"),
    ("@import \"a.css\";", "@import in a stylesheet"),
    ("@\\69mport 'a.css';", "@import in a stylesheet"),
    ("@font-face { src: local(x) }", "@font-face in a stylesheet"),
    ("p { behavior: x }", "behavior in a stylesheet"),
    ("p { -moz-binding: x }", "-moz-binding in a stylesheet"),
    ("p { content: \"x\n", "a string that is never closed in a stylesheet"),
  ])
  func `a stylesheet that loads something is found`(style: String, what: String) throws {
    let page = Self.own.replacing(once: "<style></style>", with: "<style>\(style)</style>")
    let findings = try Sample.findings(page, .page)
    #expect(findings.map(\.what).contains(what), "\(findings)")
  }

  @Test(arguments: [
    "p::after { content: \"url(https://a) @import\" }", "/* @import url(x) */ p {}",
    "p { fill: url(#g); fill: url( \"#g\" ) } .import {}", "p { width: 1url; color: #url }",
  ])
  func `a stylesheet that only mentions such things has no findings`(style: String) throws {
    let page = Self.own.replacing(once: "<style></style>", with: "<style>\(style)</style>")
    let findings = try Sample.findings(page, .page)
    #expect(findings.map(\.what) == ["a stylesheet whose hash is not in the policy"])
  }

  @Test func `bytes that are not UTF-8 are found`() throws {
    let verifier = try Verifier(recordSchema: Array("{}".utf8))
    for kind in OutputKind.allCases {
      let findings = verifier.findings(in: Array("a\nb".utf8) + [0xFF], of: kind)
      let places = findings.filter { $0.what == "a byte that is not UTF-8" }
        .map { [$0.line, $0.column] }
      #expect(places == [[2, 2]])
    }
  }

  @Test(arguments: ["<div>", "<b>", "<ul><li>", "<svg>", "<p><b id=a>", "<table><tr><td>"])
  func `elements nested too deep are found and not followed`(part: String) throws {
    let page = Self.own.replacing(
      once: "</svg>\n</body>", with: "</svg>\n" + String(repeating: part, count: 100_000))
    let findings = try Sample.findings(page, .page)
    #expect(
      findings.contains {
        $0.what == "an element nested deeper than 256" || $0.what.hasPrefix("<p> in a paragraph")
      })
    #expect(findings.count <= 100)
  }
}
