/// A temporary folder of one process inside another folder, for files that are not complete.
final class StagingFolder: Sendable {
  private static let prefix = ".debrief-notes-"

  let folder: Folder
  private let parent: Folder
  private let name: String

  /// Removes those that processes left behind which are gone.
  static func clearLeftovers(in folder: Folder) {
    folder.clearLeftovers(prefix: prefix)
  }

  /// Makes one.
  ///
  /// - Parameter parent: The folder inside which it is.
  init(in parent: Folder) throws(ExportError) {
    var attempts = 0
    while true {
      attempts += 1
      let name = Folder.temporaryName(prefix: Self.prefix)
      do throws(ExportError) {
        let folder = try parent.folder(name, isMade: true)
        // Another process may take it for a leftover until it is locked.
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
