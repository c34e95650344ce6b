package import Archive
internal import MeetingModel

extension MeetingCatalogue {
  /// Makes the index if there is none, and reads the answers that it lacks.
  ///
  /// - Parameters:
  ///   - jobs: The number of answers read concurrently.
  ///   - report: Called now and then with the number of answers done, and of all.
  /// - Throws: An ``ExportError`` if there is no index and none can be made.
  package func fillIndex(
    jobs: Int = Processors.count, _ report: (_ done: Int, _ total: Int) -> Void
  ) async throws -> CatalogueFindings {
    try archived {
      guard try !archive.hasIndex() else { return }
      guard !archive.cannotBeWritten else {
        throw ExportError(
          .failed, at: archive.path,
          "it has not been searched before, and the index of a search cannot be written into it",
          advice: "change the permissions of the file and its folder, or search a copy of it")
      }
      try archive.makeIndex()
    }
    return try await ContentFilling(archive: archive, content: .index, jobs: jobs).fill(report)
  }

  /// The passages that a query finds in the chosen meetings.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - choice: The meetings.
  ///   - order: The order.
  ///   - page: The page, from 1.
  ///   - limit: The number of passages on a page.
  /// - Returns: The passages, whether there are more of them, whether only those that were indexed
  ///   last were judged, and the names of the filter that nobody and no room has.
  package func hits(
    for query: SearchQuery, in choice: Choice, order: ArchivedSearch.Order = .best,
    page: Int = 1, limit: Int = 20
  ) throws(ExportError) -> (
    hits: [ArchivedHit], hasMore: Bool, isCut: Bool,
    unmatched: [(name: TopicName, suggestion: String)]
  ) {
    var search = ArchivedSearch(expression: query.expression)
    search.order = order
    search.isOfWords = query.isOfWords
    search.offset = (page - 1) * limit
    // One more shows whether there is another page.
    search.limit = limit + 1
    search.isOfList = !choice.isOfAll
    let unmatched = try select(choice)
    do {
      let (hits, isCut) = try archive.hits(of: search)
      return (Array(hits.prefix(limit)), hits.count > limit, isCut, unmatched)
    } catch {
      throw ExportError(error)
    }
  }

  /// Calls a body with the action items of the chosen meetings, the newest meeting first: with
  /// their states in the notes, if these are in the archive's folder.
  ///
  /// - Returns: The names of the filter that nobody and no room has.
  package func forEachTask(
    in choice: Choice, _ body: (ListedTask) -> Void
  ) throws(ExportError) -> [(name: TopicName, suggestion: String)] {
    let unmatched = try select(choice)
    let ticks = try folder.map { path throws(ExportError) in NoteTicks(folder: try Folder(path)) }
    // Those of one meeting.
    var tasks: [ListedTask] = []
    func finish() {
      ticks?.read(into: &tasks)
      tasks.forEach(body)
      tasks.removeAll(keepingCapacity: true)
    }
    do {
      try archive.forEachTask(isOfList: !choice.isOfAll) { task in
        if let last = tasks.last, last.position != task.position { finish() }
        tasks.append(ListedTask(task))
      }
      finish()
      return unmatched
    } catch {
      throw ExportError(error)
    }
  }

  /// Puts the chosen meetings on the list of the archive, unless they are all.
  ///
  /// - Returns: The names of the filter that nobody and no room has.
  private func select(
    _ choice: Choice
  ) throws(ExportError) -> [(name: TopicName, suggestion: String)] {
    guard !choice.isOfAll else { return [] }
    var positions: [Int64] = []
    let unmatched = try forEach(in: choice) { listed in
      positions.append(listed.position)
      return true
    }
    do {
      try archive.list(at: positions)
      return unmatched
    } catch {
      throw ExportError(error)
    }
  }
}
