internal import Archive
public import MeetingModel
internal import PailFlow

/// Removes meetings from the folder of an export: their answers, notes and lines.
public struct ArchiveForgetting: Sendable {
  private let folder: String

  /// - Parameter folder: The folder.
  public init(folder: String) {
    self.folder = folder
  }

  /// Removes meetings.
  ///
  /// - Returns: The names of the notes that were removed, for each bot that the archive knew.
  public func forget(_ bots: [BotID]) async throws -> [BotID: [String]] {
    let archive = try Archive.opened(folder, .existing)
    let opened = try Folder(folder)
    let lock = try FolderLock(opened, command: "forgetting")
    let output = try OutputFolder(opened, calls: .system)
    defer { withExtendedLifetime(lock) {} }
    do {
      let forgotten = try await forget(bots, archive, output)
      try output.clear()
      try archive.closed()
      return forgotten
    } catch {
      try? output.clear()
      try? archive.close()
      throw (error as? ArchiveError).map { ExportError($0) } ?? error
    }
  }

  private func forget(
    _ bots: [BotID], _ archive: Archive, _ output: OutputFolder
  ) async throws -> [BotID: [String]] {
    var forgotten: [BotID: [String]] = [:]
    var positions: [Int64] = []
    for bot in bots {
      guard let position = try archive.position(of: bot) else { continue }
      positions.append(position)
      forgotten[bot] = try archive.noteNames(at: position)
    }
    // First the answers, so that no line is made of them; then what was made of them.
    try archive.removeAnswers(at: positions)
    for name in forgotten.values.joined() { try output.remove(name) }
    try output.sync()
    try await rewriteLines(archive, output)
    try archive.forget(positions)
    return forgotten
  }

  /// Writes the file of all lines without those that have no answer any more.
  private func rewriteLines(_ archive: Archive, _ output: OutputFolder) async throws {
    var options = ExportOptions(folder: folder)
    options.packsLines = try archive.hasPackedLines()
    let recorder = Recorder(
      options: options, archive: archive, folder: output, templates: [:], canAsk: false,
      timing: .system
    ) { _ in }
    try await recorder.removeForgottenLines()
  }
}
