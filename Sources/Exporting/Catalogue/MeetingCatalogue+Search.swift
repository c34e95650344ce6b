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
  /// - Returns: The passages, whether there are more of them, and the names of the filter that
  ///   nobody and no room has.
  package func hits(
    for query: SearchQuery, in choice: Choice, order: ArchivedSearch.Order = .best,
    page: Int = 1, limit: Int = 20
  ) throws(ExportError) -> (
    hits: [ArchivedHit], hasMore: Bool, unmatched: [(name: TopicName, suggestion: String)]
  ) {
    var search = ArchivedSearch(expression: query.expression)
    search.order = order
    search.offset = (page - 1) * limit
    // One more shows whether there is another page.
    search.limit = limit + 1
    search.isOfList = !choice.isOfAll
    var unmatched: [(name: TopicName, suggestion: String)] = []
    if search.isOfList {
      var positions: [Int64] = []
      unmatched = try forEach(in: choice) { listed in
        positions.append(listed.position)
        return true
      }
      do {
        try archive.list(at: positions)
      } catch {
        throw ExportError(error)
      }
    }
    do {
      let hits = try archive.hits(of: search)
      return (Array(hits.prefix(limit)), hits.count > limit, unmatched)
    } catch {
      throw ExportError(error)
    }
  }
}
