internal import Archive
public import MeetingModel

/// Removes meetings from the folder of an export: their answers, notes and lines.
public struct ArchiveForgetting: Sendable {
  private let folder: String
  private let location: ArchiveLocation
  /// The system calls that change files, which tests replace.
  var calls = FileCalls.system

  /// - Parameters:
  ///   - folder: The folder.
  ///   - archivePath: The path of an archive outside the folder; nil if it is in the folder.
  public init(folder: String, archivePath: String? = nil) {
    self.folder = folder
    location = ArchiveLocation(folder: folder, path: archivePath)
  }

  /// Removes meetings.
  ///
  /// Calls of the webhook about them are removed from its queue, too. Where no meeting has been placed
  /// yet, so that there is no archive, these are all there is.
  ///
  /// - Returns: The names of the removed notes and calls, for each bot that the archive or a call knew.
  public func forget(_ bots: [BotID]) async throws -> [BotID: [String]] {
    do {
      return try forget(bots, in: try Archive.opened(at: location.path, .existing))
    } catch let error as ExportError where error.isOfMissingArchive {
      guard let forgotten = try forgetCalls(about: bots) else { throw error }
      return forgotten
    }
  }

  /// Removes the calls about the bots where there is no archive.
  ///
  /// - Returns: The names of the removed calls; nil if there are none.
  private func forgetCalls(about bots: [BotID]) throws -> [BotID: [String]]? {
    guard let opened = try? Folder(folder), CallRemoval.isQueue(in: opened) else { return nil }
    do {
      let lock = try FolderLock(opened, command: "forgetting")
      defer { withExtendedLifetime(lock) {} }
      // Whatever else is here may be of meetings in an archive elsewhere, which has to be named.
      let isOther = { (name: String) in
        name.utf8.first != UInt8(ascii: ".") && name != Archive.fileName
      }
      guard try !opened.names().contains(where: isOther) else { return nil }
      if try !isArchiveThere() {
        let forgotten = try CallRemoval(meetings: Set(bots), calls: calls).remove(in: opened)
        return forgotten.isEmpty ? nil : forgotten
      }
    }
    // A server has placed its first meeting meanwhile.
    return try forget(bots, in: try Archive.opened(at: location.path, .existing))
  }

  /// Whether there is an archive, and not just the file of one that was never made.
  private func isArchiveThere() throws -> Bool {
    do {
      try Archive.opened(at: location.path, .existing).close()
      return true
    } catch let error as ExportError where error.isOfMissingArchive {
      return false
    }
  }

  private func forget(_ bots: [BotID], in archive: Archive) throws -> [BotID: [String]] {
    let opened = try Folder(folder)
    let lock = try FolderLock(opened, command: "forgetting")
    defer { withExtendedLifetime(lock) {} }
    let archiveLock = try FolderLock.ofArchive(location, command: "forgetting")
    defer { withExtendedLifetime(archiveLock) {} }
    let output = try OutputFolder(opened, calls: calls, keeping: try archive.keptStagedName())
    do {
      let forgotten = try forget(bots, archive, output)
      try output.clear(for: archive)
      try archive.closed()
      return forgotten
    } catch {
      try? output.clear(for: archive)
      try? archive.close()
      throw (error as? ArchiveError).map { ExportError($0) } ?? error
    }
  }

  /// Removes the calls about the bots, then the bots from the archive in one transaction, then their
  /// files from the folder; if this command is stopped, the next one removes the rest.
  ///
  /// If the calls cannot be removed, the bots stay: the meeting would come back.
  private func forget(
    _ bots: [BotID], _ archive: Archive, _ output: OutputFolder
  ) throws -> [BotID: [String]] {
    let recovery = ExportRecovery(archive: archive, folder: output)
    // The removals that an earlier, interrupted call began.
    let earlier = try archive.removals()
    try recovery.complete()
    let wanted = Set(bots)
    var forgotten = try CallRemoval(meetings: wanted, calls: calls).remove(in: output.folder)
    let notes = ForgottenNotes(archive: archive, folder: output)
    let known = try bots.compactMap { bot in
      try archive.position(of: bot).map { (bot: bot, position: $0) }
    }
    let plans = try known.map { try notes.plan(at: $0.position) }
    try notes.removeFiles(of: plans)
    try archive.forget(known.map(\.position), settled: plans.flatMap(\.settled))
    for (bot, plan) in zip(known.map(\.bot), plans) { forgotten[bot, default: []] += plan.removed }
    for removal in try earlier + archive.removals() where wanted.contains(removal.bot) {
      forgotten[removal.bot, default: []] += removal.name.map { [$0] } ?? []
    }
    try recovery.complete()
    return forgotten
  }
}
