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
  ///   - isKept: For each meeting, whether its page is the one from which the index of the last run was
  ///     made.
  ///   - storedKey: The key of the first file of that index; nil without one.
  ///   - files: Where the files are added.
  /// - Returns: The key of the first file of the index.
  func stageSearch(
    of site: SiteMeetings, keptPages isKept: [Bool], _ storedKey: String?, in folder: SiteFolder,
    _ files: inout StagedFileList
  ) async throws -> String {
    // What the index calls cannot keep a reference to a parameter.
    var found = files
    files = StagedFileList(in: nil)
    defer { files = found }
    func stage(_ file: SearchFile) throws {
      try found.add(try folder.stageOnce(file.bytes, as: file.name))
    }
    var stored = try storedKey.flatMap { key in
      try StoredSearchIndex(key: key) { try folder.intactBytes(of: $0) }
    }
    if let names = stored?.wordNames, try !names.allSatisfy({ try folder.isIntact($0) }) {
      stored = nil
    }
    let storedMeetings = stored?.meetings ?? [:]
    var runCount = 0
    var index = SearchIndex(replacing: stored) {
      runCount += 1
      return try folder.makeSpill(".search-run-\(runCount)")
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
            try found.add(taken.texts)
          } else {
            let text =
              try searched.text ?? SearchText(ofPage: folder.bytes(of: searched.meeting.page))
            for segment in text.segments { try stage(segment.file) }
            try index.add(searched.meeting, text)
          }
        }
      }
      // The oldest first, so that a new meeting is the last one.
      for number in (0..<site.count).reversed() {
        while work.isFull { try await takeNext() }
        try Task.checkCancellation()
        let isKept = isKept[number]
        work.add(to: &group) {
          Result {
            let meeting = searched(try site.item(number))
            if isKept, let known = storedMeetings[meeting.page],
              let texts = try folder.takeOver(known.texts.map(SearchFile.name(of:)))
            {
              return SearchedPage(meeting: meeting, taken: (known, texts))
            }
            return SearchedPage(
              meeting: meeting, text: try SearchText(ofPage: folder.bytes(of: meeting.page)))
          }
        }
      }
      while !work.isEmpty { try await takeNext() }
    }
    let key = try index.finish()
    let page = try renderer.searchPage(key, site.navigation)
    try found.add(try folder.stage(page, as: SitePageName.search))
    return key
  }

  /// What the search shows of a meeting.
  private func searched(_ item: SiteListItem) -> SearchedMeeting {
    let day = item.entry.startedAt.map { start in
      let seconds = timeZone.localTime(at: start).time.secondsSinceEpoch
      return Int((seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)
    }
    return SearchedMeeting(
      page: item.page, title: item.entry.title, date: renderer.date(of: item.entry), day: day,
      people: item.entry.people)
  }
}

/// A meeting whose page is searched.
private struct SearchedPage: Sendable {
  let meeting: SearchedMeeting
  /// What the index of the last run has of it, with the files of its text.
  var taken: (meeting: StoredSearchIndex.Meeting, texts: [SiteFile])?
  /// The text of the page, if it was read.
  var text: SearchText?
}
