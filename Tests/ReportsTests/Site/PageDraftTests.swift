import MeetingModel
import Testing

@testable import Reports

/// Pages that are made before it is known where they lead to.
struct PageDraftTests {
  private static let head = "<!doctype html>\n<html><head><meta charset=\"utf-8\">\n{{page.head}}\n"

  private func renderer(_ body: String?) throws -> SiteRenderer {
    let root = try PackLoader(sources: [BuiltInPacks()]).load(PackLoader.rootPackName)
    var pack = root
    if let body {
      pack = try .extendingNotes(["own.html.mustache": Self.head + body])
    }
    return try SiteRenderer(pack, root: root, title: nil, options: RenderOptions())
  }

  private func frame(_ renderer: SiteRenderer, isEmpty: Bool = false) throws -> PageFrame {
    let link = SiteLink("Ann & <Ben>", to: "person-ann.html")
    let entry = renderer.entry(of: try MeetingView(Sample.rich()))
    return try renderer.frame(
      of: "page.html", SiteNavigation(index: "index.html"),
      meeting: isEmpty
        ? nil : SiteListItem(entry, page: "page.html", people: [link], room: link))
  }

  @Test(arguments: [
    nil, "<body>{{page.top}}{{title}}", "<body>{{page.top}}",
    "<body>{{page.top}}{{#page.bottom}}<p>{{page.bottom}}{{page.bottom}}</p>{{/page.bottom}}",
    "<body>{{page.top}}{{^page.bottom}}nothing{{/page.bottom}}{{title}}",
  ])
  func `a draft in its frame is the page`(body: String?) throws {
    let renderer = try renderer(body)
    let view = try MeetingView(Sample.rich())
    let frame = try frame(renderer)
    let draft = try #require(try renderer.draft(of: view))
    #expect(draft.page(in: frame) == (try renderer.page(of: view, in: frame)))
    #expect(PageDraft(bytes: draft.bytes).page(in: frame) == draft.page(in: frame))
  }

  @Test func `without links, the page is not that of a draft`() throws {
    let renderer = try renderer(nil)
    let draft = try #require(try renderer.draft(of: MeetingView(Sample.rich())))
    #expect(draft.page(in: try frame(renderer, isEmpty: true)) == nil)
  }

  @Test(arguments: [
    nil, "<body>{{page.top}}{{#page.bottom}}<p>{{page.bottom}}</p>{{/page.bottom}}",
    "<body>{{page.top}}{{^page.bottom}}nothing{{/page.bottom}}{{title}}",
  ])
  func `a draft that expects no links is the page without any, and no other`(body: String?) throws {
    let renderer = try renderer(body)
    let view = try MeetingView(Sample.rich())
    let draft = try #require(try renderer.draft(of: view, hasBottom: false))
    let frame = try frame(renderer, isEmpty: true)
    #expect(draft.page(in: frame) == (try renderer.page(of: view, in: frame)))
    #expect(PageDraft(bytes: draft.bytes).page(in: frame) == draft.page(in: frame))
    #expect(draft.page(in: try self.frame(renderer)) == nil)
  }

  @Test(arguments: [
    "{{json(page.bottom)}}", "{{plain(page.bottom)}}",
    "{{#page.bottom}}{{json(.)}}{{/page.bottom}}",
    "{{json(page)}}",
  ])
  func `a page that needs the links while it is made has no draft`(use: String) throws {
    let renderer = try renderer("<body>{{page.top}}" + use)
    #expect(try renderer.draft(of: MeetingView(Sample.rich())) == nil)
  }

  @Test(arguments: [[0xFF], [0xFF, 3], [0x61, 0xFF]] as [[UInt8]])
  func `bytes that are no draft make no page`(bytes: [UInt8]) throws {
    #expect(PageDraft(bytes: bytes).page(in: try frame(try renderer(nil))) == nil)
  }
}
