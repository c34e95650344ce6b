package import Archive
internal import BotStatus
package import MeetingModel

/// The meetings of an archive, to list and to search.
package struct MeetingCatalogue: Sendable {
  /// The meetings that are asked for.
  package struct Choice: Sendable, Hashable {
    /// The days, people and rooms.
    package var filter = MeetingFilter()
    /// The state of the bots; nil for any.
    package var state: ArchivedState?
    /// The names by which the filter knows people, by those in the answers.
    package var speakerNames: [String: String] = [:]

    /// Makes a choice of all meetings.
    package init() {}

    /// Whether all meetings are asked for.
    package var isOfAll: Bool { filter.choosesAll && state == nil }

    func includes(_ listed: ListedMeeting) -> Bool {
      guard !filter.choosesAll else { return true }
      return filter.chooses(
        startedAt: listed.meeting?.startedAt, speakers: speakers(of: listed),
        room: listed.meeting?.room)
    }

    func speakers(of listed: ListedMeeting) -> [String] {
      let names = listed.meeting?.speakers ?? []
      return speakerNames.isEmpty ? names : names.map { speakerNames[$0] ?? $0 }
    }
  }

  let archive: Archive
  /// The folder of the notes; nil if the archive is elsewhere.
  let folder: String?

  /// Opens an archive.
  package init(_ location: ArchiveLocation) throws(ExportError) {
    folder = location.folder
    archive = try Archive.opened(at: location.path, .reading)
  }

  /// Closes the archive.
  package func close() throws(ExportError) { try archive.closed() }

  /// Reads the answers that the catalogue lacks.
  ///
  /// - Parameters:
  ///   - jobs: The number of answers read concurrently.
  ///   - report: Called now and then with the number of answers done, and of all.
  package func fill(
    jobs: Int = Processors.count, _ report: (_ done: Int, _ total: Int) -> Void
  ) async throws -> CatalogueFindings {
    try await ContentFilling(archive: archive, content: .catalogue, jobs: jobs).fill(report)
  }

  /// Calls a body with the chosen meetings, newest first, then those without a time.
  ///
  /// - Parameter body: Returns whether to go on.
  /// - Returns: The names of the filter that nobody and no room has.
  @discardableResult
  package func forEach(
    in choice: Choice, _ body: (ListedMeeting) -> Bool
  ) throws(ExportError) -> [(name: TopicName, suggestion: String)] {
    do throws(ArchiveError) {
      try archive.forEachMeeting(in: choice.state, during: choice.filter.times) { listed in
        !choice.includes(listed) || body(listed)
      }
      return try unmatched(in: choice)
    } catch {
      throw ExportError(error)
    }
  }

  /// Those of some bots that the archive has.
  package func known(among bots: [BotID]) throws(ExportError) -> [BotID] {
    do throws(ArchiveError) {
      var known: [BotID] = []
      for bot in bots where try archive.position(of: bot) != nil { known.append(bot) }
      return known
    } catch {
      throw ExportError(error)
    }
  }

  /// The names of a filter that occur in no meeting at all, each with the nearest one that does.
  private func unmatched(
    in choice: Choice
  ) throws(ArchiveError) -> [(name: TopicName, suggestion: String)] {
    guard !choice.filter.names.isEmpty else { return [] }
    var names = NameUse(of: choice.filter)
    try archive.forEachMeeting { listed in
      names.note(people: choice.speakers(of: listed), room: listed.meeting?.room)
      return true
    }
    return names.unmatched
  }
}
