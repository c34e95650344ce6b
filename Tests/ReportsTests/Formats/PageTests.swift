import Crypto
import Foundation
import JSONDocument
import MeetingModel
import Reports
import Testing
import TestSupport

/// The page around the notes: what a browser may do with it.
@Suite struct PageTests {
  @Test(arguments: ["main { color: red; }", "a::after { content: \"<b>&\"; }\r\nb {}\r", ""])
  func `the policy names the stylesheet that the page has, and nothing else`(style: String) throws {
    for manifest in [TemplatePack.replacingStyle, "{\"name\": \"own\"}"] {
      try checkPolicy(of: .extendingNotes(["pack.json": manifest, "style.css": style]))
    }
  }

  private func checkPolicy(of pack: TemplatePack) throws {
    let page = try Renderer(pack, format: .html).text(Sample.talk([]))
    let start = try #require(page.range(of: "<style>"))
    let end = try #require(page.range(of: "</style>"))
    let hash = Data(SHA256.hash(data: Data(page[start.upperBound..<end.lowerBound].utf8)))
    #expect(
      page.contains(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          + "style-src 'sha256-\(hash.base64EncodedString())'; base-uri 'none'; "
          + "form-action 'none'\">"))
    #expect(page.utf8.count { $0 == UInt8(ascii: "\r") } == 0)
  }

  @Test(arguments: ["p {}\n</style>", "p {}\n/* </STYLE/ */", "\n</sTyLe"])
  func `a stylesheet that would end its element is an error`(style: String) throws {
    let pack = try TemplatePack.extendingNotes(["style.css": style])
    #expect(
      description { try Renderer(pack, format: .html) }
        == "own/style.css:2: a stylesheet cannot hold \"</style\", which ends it in a page; write "
        + "\"<\\/style\"")
  }

  @Test func `the page has no script, no style attribute and loads nothing`() throws {
    let page = try Renderer(PackLoader().load("notes"), format: .html).text(Sample.rich())
    let head = try #require(page.range(of: "</style>")).upperBound
    for part in ["<script", " style=", "<link", "<img", "<iframe", " src=", " srcset=", " onload"] {
      #expect(page[head...].range(of: part) == nil, "\(part)")
    }
  }

  @Test(.requires(.python("html5lib")))
  func `an HTML parser of others finds nothing wrong with the page`() throws {
    let renderer = try Renderer(PackLoader().load("notes"), format: .html)
    let hostile = Sample.talk([
      ("</article><script>", "<img src=x onerror=alert(1)>"), (nil, "\"'`"),
    ])
    for meeting in [try Sample.rich(), hostile, Meeting(status: .failed)] {
      let output = try Tool.python(
        """
        import html5lib, sys
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(sys.stdin.buffer.read().decode("utf-8"))
        for position, name, values in parser.errors: print(position, name, values)
        ids = [e.get("id") for e in tree.iter() if isinstance(e.tag, str) and e.get("id")]
        for id in sorted({id for id in ids if ids.count(id) > 1}): print("two elements are", id)
        for link in tree.iter("a"):
            target = link.get("href", "")
            if target.startswith("#") and target[1:] not in ids: print("nothing is", target)
        if len(list(tree.iter("h1"))) != 1: print("not one h1")
        """, input: Array(renderer.text(meeting).utf8))
      #expect(output == "")
    }
  }

  @Test func `without results there is no section for them`() throws {
    var meeting = Sample.talk([("A", "x")])
    meeting.insights = Insights(received: .object(JSONObject()))
    let renderer = try Renderer(PackLoader().load("notes"), format: .html)
    #expect(try renderer.text(meeting).range(of: "id=\"insights\"") == nil)
    meeting.insights?.topics = [.text(MarkdownText("x"))]
    #expect(try renderer.text(meeting).range(of: "id=\"insights\"") != nil)
  }

  @Test func `the hooks that people style against are there`() throws {
    let page = try Renderer(PackLoader().load("notes"), format: .html).text(Sample.rich())
    for hook in [
      "<article class=\"turn", "class=\"speaker", "<time datetime=\"PT39S\"", "class=\"text",
      "id=\"t-7\"", "<section id=\"summary\"", "id=\"insights\"", "<section id=\"questions\"",
      "<section id=\"transcript\"", "class=\"qa", "class=\"question", "class=\"answer",
      "<html lang",
    ] {
      #expect(page.contains(hook), "\(hook)")
    }
  }
}
