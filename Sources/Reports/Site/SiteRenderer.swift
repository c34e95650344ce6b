internal import Crypto
internal import MeetingModel
internal import Mustache

/// Renders the pages of a site: those of its meetings with a pack, and its own lists.
///
/// A renderer can be used on any number of threads.
package struct SiteRenderer: Sendable {
  /// The stylesheets of the site: one, or two if the pack's pages do without the usual styles.
  package let stylesheets: [SiteStylesheet]
  /// The language of the pages.
  package let language: String
  /// The texts of all labels.
  package let labelTexts: [String]
  /// The title of the site.
  package let title: String
  /// Whether the title is one that was given, and not the usual one.
  package let hasOwnTitle: Bool
  /// A SHA-256 of the templates and of all that is the same on every page of the site.
  package let fingerprint: [UInt8]
  /// The address of a site for search engines; nil for any other.
  package let address: SiteAddress?
  private let head: SiteHead
  private let meetings: Renderer
  /// Renders the Markdown beside the pages of meetings; nil if there is none.
  let twins: Renderer?
  private let templates: TemplateSet
  private let format: Format
  /// The context of the values in lists.
  let context: ValueContext
  private let values: SiteRootNames

  /// Whether the page of each meeting has Markdown beside it.
  package var hasTwins: Bool { twins != nil }

  /// The templates of the pages.
  private enum Template: String, CaseIterable {
    case list = "site_list"
    case missing = "site_missing"
    case search = "site_search"
    case top = "site_top"
    case bottom = "site_bottom"
  }

  /// Compiles the templates of a site.
  ///
  /// - Parameters:
  ///   - pack: The pack of the meetings' pages.
  ///   - root: The pack with the styles of the lists: the built-in `notes`.
  ///   - title: The title of the site; nil for the usual one.
  ///   - address: The address of a site for search engines; nil to keep its pages out of them.
  ///   - hasTwins: Whether the page of each meeting has Markdown beside it.
  ///   - options: The options for rendering meetings; their title is not used.
  /// - Throws: ``ReportError`` if the pack has no pages or an invalid template, or if its pages lack
  ///   what keeps them out of search engines, or the way back to the index.
  package init(
    _ pack: TemplatePack, root: TemplatePack, title: String?, address: SiteAddress? = nil,
    hasTwins: Bool = false, options: RenderOptions
  ) throws(ReportError) {
    let sitePack = try SiteTemplates.pack(with: pack)
    let labels = try Labels(of: sitePack, language: options.language)
    let sheet = try SiteStylesheet(of: pack)
    let listSheet = try SiteStylesheet(of: root)
    stylesheets = sheet == listSheet ? [sheet] : [sheet, listSheet]
    language = labels.language
    labelTexts = labels.names.map { labels[$0] }
    self.title = title ?? labels["site_title"]
    hasOwnTitle = title != nil
    self.address = address
    var texts = [self.title, language, address?.text ?? "", hasTwins ? "twins" : ""]
    texts += stylesheets.map(\.name)
    texts += labelTexts
    let sources = sitePack.sources(for: .html)
    fingerprint = Self.fingerprint(
      texts.map { Array($0.utf8) } + sources.flatMap { [Array($0.name.utf8), $0.text] })
    head = SiteHead(sheet, address: address)
    var options = options
    options.title = nil
    meetings = try Renderer(sitePagesOf: sitePack, head: head, options: options)
    twins = try hasTwins ? Renderer(pack, format: .markdown, options: options) : nil
    let document = DocumentFormat(.html)
    format = document.templateFormat(labels: labels)
    values = SiteRootNames(labels: labels, head: SiteHead(listSheet, address: address))
    context = ValueContext(
      labels: labels, insightWriter: HTMLInsightWriter(labels: labels, zone: options.timeZone),
      options: options,
      headingLevel: 2, showsPassages: false)
    do {
      templates = try TemplateSet(
        sitePack.sources(for: .html),
        functions: document.functions(labels: labels, timeZone: options.timeZone),
        roots: Dictionary(
          uniqueKeysWithValues: Template.allCases.map { [values] in
            ($0.rawValue, values.schema)
          }),
        shapes: values.shapes, placing: document.placing)
    } catch {
      throw ReportError(error)
    }
    try check(pack)
  }

  private static func fingerprint(_ texts: [[UInt8]]) -> [UInt8] {
    var hash = SHA256()
    for text in texts {
      hash.update(data: Array("\(text.count) ".utf8))
      hash.update(data: text)
    }
    return Array(hash.finalize())
  }

  /// Checks that the pages of a pack have the head of the site, which keeps them out of search
  /// engines, and lead back to the index: a pack may have a page of its own.
  private func check(_ pack: TemplatePack) throws(ReportError) {
    let navigation = SiteNavigation(index: SitePageName.index)
    let frame = try frame(of: "meeting.html", navigation, meeting: nil)
    let page = try page(of: MeetingView(Meeting(status: .completed)), in: frame)
    for (part, name) in [(frame.head, "head"), (frame.top, "top")] where !page.contains(part) {
      throw ReportError(
        .invalidPack, at: pack.name,
        "the page of this pack has no {{page.\(name)}}, which a site needs",
        advice: name == "head"
          ? "put it right after <meta charset=\"utf-8\">" : "put it right after <body>")
    }
  }

  /// What the lists show of a meeting.
  package func entry(of view: MeetingView) -> SiteEntry { SiteEntry(view, in: context) }

  /// The frame of a meeting's page.
  ///
  /// - Parameters:
  ///   - page: The name of the page.
  ///   - navigation: The pages that it leads to.
  ///   - meeting: The meeting, whose people and room the page leads to.
  ///   - earlier: The meeting before it in the same room.
  ///   - later: The meeting after it in the same room.
  package func frame(
    of page: String, _ navigation: SiteNavigation, meeting: SiteListItem?,
    earlier: SiteListItem? = nil, later: SiteListItem? = nil
  ) throws(ReportError) -> PageFrame {
    let subject = SiteValues.Subject(
      title: title, navigation: navigation, meeting: meeting, earlier: earlier, later: later)
    return PageFrame(
      head: head.bytes(for: page, twin: twins == nil ? nil : SitePageName.twin(of: page)),
      top: try part(.top, subject), bottom: try part(.bottom, subject))
  }

  /// The output of a template, without a line break at the end.
  private func part(
    _ template: Template, _ subject: SiteValues.Subject
  ) throws(ReportError) -> [UInt8] {
    var part = try page(template, subject)
    if part.last == UInt8(ascii: "\n") { part.removeLast() }
    return part
  }

  /// The page of a meeting.
  ///
  /// - Throws: ``ReportError`` if the templates recurse without end.
  package func page(of view: MeetingView, in frame: PageFrame) throws(ReportError) -> [UInt8] {
    try page(of: view, around: frame.value)
  }

  /// The page of a meeting before its frame is known.
  ///
  /// - Parameter hasBottom: Whether links at the end of the page are expected; a page without people
  ///   and room has none. The draft is of no use in another frame.
  /// - Returns: Nil if a template does more with the frame than to write it or to test whether there
  ///   is one.
  /// - Throws: ``ReportError`` if the templates recurse without end.
  package func draft(
    of view: MeetingView, hasBottom: Bool = true
  ) throws(ReportError) -> PageDraft? {
    let gaps = FrameGaps(hasBottom: hasBottom)
    return PageDraft(try page(of: view, around: gaps.value), gaps)
  }

  private func page(of view: MeetingView, around frame: Value) throws(ReportError) -> [UInt8] {
    view.frame = frame
    defer { view.frame = nil }
    var output: [UInt8] = []
    try meetings.render(view, into: &output)
    return output
  }

  /// A page that lists meetings, people or rooms.
  package func page(
    _ name: String, of listing: SiteListing, _ navigation: SiteNavigation
  ) throws(ReportError) -> [UInt8] {
    try page(
      .list,
      SiteValues.Subject(title: title, page: name, navigation: navigation, listing: listing))
  }

  /// The page that searches the site.
  ///
  /// - Parameter index: The key of the first file of the index.
  package func searchPage(
    _ index: String, _ navigation: SiteNavigation
  ) throws(ReportError) -> [UInt8] {
    try page(
      .search, SiteValues.Subject(title: title, navigation: navigation, searchIndex: index))
  }

  /// The date of a meeting in the language of the site; nil without one.
  package func date(of entry: SiteEntry) -> String? { entry.startedAt.map(context.date) }

  /// The page for addresses that do not exist.
  package func missingPage(_ navigation: SiteNavigation) throws(ReportError) -> [UInt8] {
    try page(.missing, SiteValues.Subject(title: title, navigation: navigation))
  }

  private func page(
    _ template: Template, _ subject: SiteValues.Subject
  ) throws(ReportError) -> [UInt8] {
    var output: [UInt8] = []
    do {
      try templates.render(
        template.rawValue, with: values.value(of: subject, in: context), format: format,
        into: &output)
    } catch {
      throw ReportError(error)
    }
    return output
  }
}

/// The top-level names of a site's templates: those of the page, and labels and head.
private struct SiteRootNames: Sendable {
  private static let otherNames = ["labels", "page", "language"]

  let schema: Schema
  private let shape: Shape
  private let labels: Value
  private let head: SiteHead
  private let language: String

  init(labels: Labels, head: SiteHead) {
    let members = SiteValues.table.members
    shape = Shape(members.map(\.name) + Self.otherNames)
    self.labels = .object(Object(labels.names.map { ($0, labels.value(of: $0)) }))
    self.head = head
    language = labels.language
    var schemas = Dictionary(
      members.map { ($0.name, $0.schema) }, uniquingKeysWith: { $1 })
    schemas["labels"] = .object(
      Dictionary(labels.names.map { ($0, .leaf) }, uniquingKeysWith: { $1 }))
    schemas["page"] = .object(
      Dictionary(RootNames.pageNames.map { ($0, .leaf) }, uniquingKeysWith: { $1 }))
    schemas["language"] = .leaf
    schema = .object(schemas)
  }

  func value(of subject: SiteValues.Subject, in context: ValueContext) -> Value {
    let count = SiteValues.table.members.count
    let (labels, head, language) = (labels, head, language)
    return .object(
      Object(shape) { slot in
        switch slot - count {
        case ..<0: SiteValues.table.value(of: subject, slot: slot, in: context)
        case 0: labels
        case 1:
          PageHead(head, for: subject.page, script: subject.searchIndex.map { _ in SiteScript() })
            .value
        default: .text(language)
        }
      })
  }

  var shapes: [Shape] {
    [shape, RootNames.pageShape] + SiteValues.table.members.flatMap(\.shapes)
      + [labels].compactMap { value in
        if case .object(let object) = value { object.shape } else { nil }
      }
  }
}

extension [UInt8] {
  /// Whether bytes stand somewhere in these; for short texts.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    indices.contains { self[$0] == part.first && self[$0...].starts(with: part) }
  }
}
