/// A process's temporary folder inside another folder, for incomplete files.
final class StagingFolder: Sendable {
  private static let prefix = ".debrief-notes-"

  let folder: Folder
  private let parent: Folder
  private let name: String

  /// Removes staging folders left behind by processes that have ended.
  static func clearLeftovers(in folder: Folder) {
    folder.clearLeftovers(prefix: prefix)
  }

  /// Makes a staging folder.
  init(in parent: Folder) throws(ExportError) {
    var attempts = 0
    while true {
      attempts += 1
      let name = Folder.temporaryName(prefix: Self.prefix)
      do throws(ExportError) {
        let folder = try parent.folder(name, isMade: true)
        // Until it is locked, another process may take it for a leftover.
        guard parent.keepFromClearing(name, folder.descriptor) else { continue }
        self.folder = folder
      } catch {
        guard attempts < 3 else { throw error }
        continue
      }
      self.parent = parent
      self.name = name
      return
    }
  }

  deinit {
    try? parent.removeFolder(name)
  }
}
