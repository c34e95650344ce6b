internal import Exporting
internal import MeetingModel
internal import Reports
internal import SiteSearch
internal import TimeZones

/// The search of a site.
extension Publisher {
  /// Stages the search: the page, the index, and the text of the pages of meetings.
  ///
  /// The text is read from the pages that are staged or there already, so that what they do not show
  /// cannot be found.
  ///
  /// A page that is there since the last run is not read again: its words are taken over from the
  /// index that is there.
  ///
  /// - Parameters:
  ///   - files: The files of the site, with the pages of all its meetings.
  ///   - cache: Where the index of the last run begins, which gets where that of this one does.
  func stageSearch(
    of site: SiteMeetings, _ files: [SiteFile], _ cache: inout SiteCache, in folder: SiteFolder
  ) async throws -> [SiteFile] {
    let pages = Dictionary(
      files.lazy.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var staged: [String: SiteFile] = [:]
    func stage(_ file: SearchFile) throws {
      if staged[file.name] != nil { return }
      staged[file.name] = try folder.stage(file.bytes, as: file.name)
    }
    let stored = try cache.searchKey.flatMap { key in
      try StoredSearchIndex(key: key) { try folder.kept($0) }
    }
    var runCount = 0
    var index = SearchIndex(replacing: stored) { run in
      runCount += 1
      return try folder.setAside(run, as: ".search-run-\(runCount)")
    } emit: { file in
      try stage(file)
    }
    try await withThrowingTaskGroup { group in
      var work = OrderedWork<Result<SearchedPage, any Error>>(
        parallelism: jobs, window: 4 * jobs)
      defer { group.cancelAll() }
      func takeNext() async throws {
        try await work.wait(for: &group)
        while let result = work.next() {
          let searched = try result.get()
          if let taken = searched.taken,
            try index.add(searched.meeting, takingOver: taken.meeting)
          {
            for text in taken.texts { staged[text.name] = text }
          } else {
            let text = try searched.text ?? SearchText(ofPage: folder.bytes(of: searched.page))
            for segment in text.segments { try stage(segment.file) }
            try index.add(searched.meeting, text)
          }
        }
      }
      // The oldest first, so that a new meeting is the last one.
      for number in site.meetings.indices.reversed() {
        while work.isFull { try await takeNext() }
        try Task.checkCancellation()
        guard let page = pages[site.meetings[number].page] else { continue }
        let meeting = searched(site.item(number), at: page.name)
        let known = folder.isKept(page) ? stored?.meetings[page.name] : nil
        work.add(to: &group) {
          Result {
            if let known, let texts = try folder.kept(known.texts.map(SearchFile.name(of:))) {
              return SearchedPage(meeting: meeting, page: page, taken: (known, texts))
            }
            return SearchedPage(
              meeting: meeting, page: page, text: try SearchText(ofPage: folder.bytes(of: page)))
          }
        }
      }
      while !work.isEmpty { try await takeNext() }
    }
    let key = try index.finish()
    cache.searchKey = key
    let page = try renderer.searchPage(key, site.navigation)
    return try staged.values.sorted { SiteRecord.isBefore($0.name, $1.name) }
      + [folder.stage(page, as: SitePageName.search)]
  }

  /// What the search shows of a meeting.
  private func searched(_ item: SiteListItem, at page: String) -> SearchedMeeting {
    let day = item.entry.startedAt.map { start in
      let seconds = timeZone.localTime(at: start).time.secondsSinceEpoch
      return Int((seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)
    }
    return SearchedMeeting(
      page: page, title: item.entry.title, date: renderer.date(of: item.entry), day: day,
      people: item.entry.people)
  }
}

/// A meeting whose page is searched.
private struct SearchedPage: Sendable {
  let meeting: SearchedMeeting
  let page: SiteFile
  /// What the index of the last run has of it, with the files of its text.
  var taken: (meeting: StoredSearchIndex.Meeting, texts: [SiteFile])?
  /// The text of the page, if it was read.
  var text: SearchText?
}
