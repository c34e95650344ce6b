internal import Exporting
internal import Reports

/// The pages of meetings as the first pass over the sources makes them, before it is known which
/// people, rooms and meetings they lead to.
///
/// With them, a source need not be read a second time. They are among the staged files, under names
/// that no file of a site has, and go with them after a stop.
struct PageDrafts: Sendable {
  private let folder: Folder
  private let renderer: SiteRenderer

  /// Keeps drafts among the staged files of a site.
  init(in folder: SiteFolder, renderer: SiteRenderer) {
    self.folder = folder.staging
    self.renderer = renderer
  }

  /// A page that waits for its frame.
  struct Draft: Sendable {
    let page: PageDraft
    /// The Markdown beside the page; nil if there is none.
    let twin: [UInt8]?
  }

  private enum Part: String {
    case twin = "md"
    case page = "html"
  }

  private static func name(_ part: Part, _ place: MeetingPlace) -> String {
    ".draft-\(place.source)-\(place.index).\(part.rawValue)"
  }

  /// Makes and keeps the draft of a meeting, unless its page needs the frame while it is made.
  ///
  /// - Parameter entry: What the lists show of the meeting.
  func keep(_ view: MeetingView, _ entry: SiteEntry, at place: MeetingPlace) throws {
    let hasBottom = !entry.people.isEmpty || entry.room != nil
    guard let draft = try renderer.draft(of: view, hasBottom: hasBottom) else { return }
    if let twin = try renderer.twin(of: view) { try write(twin, .twin, place) }
    try write(draft.bytes, .page, place)
  }

  private func write(_ bytes: [UInt8], _ part: Part, _ place: MeetingPlace) throws {
    let file = try OpenFile(Self.name(part, place), in: folder, .new, calls: .system)
    try file.append(bytes)
  }

  /// The draft of a meeting; nil if there is none.
  func draft(at place: MeetingPlace) throws -> Draft? {
    guard let page = try read(.page, place) else { return nil }
    let twin = renderer.hasTwins ? try read(.twin, place) : nil
    guard renderer.hasTwins == (twin != nil) else { return nil }
    return Draft(page: PageDraft(bytes: page), twin: twin)
  }

  private func read(_ part: Part, _ place: MeetingPlace) throws -> [UInt8]? {
    let name = Self.name(part, place)
    return folder.entry(name) == nil ? nil : try folder.read(name)
  }

  /// Removes the draft of a meeting, if there is one.
  func remove(at place: MeetingPlace) throws {
    try folder.remove(Self.name(.page, place))
    if renderer.hasTwins { try folder.remove(Self.name(.twin, place)) }
  }
}
