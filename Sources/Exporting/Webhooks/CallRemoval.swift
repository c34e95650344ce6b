internal import BotStatus
internal import MeetingModel

/// Removes the calls about meetings that are to be forgotten from the folder of a ``CallQueue``: those
/// that wait, and those that were set aside.
///
/// A server that has the queue open finds that they are gone.
struct CallRemoval {
  /// The meetings.
  let meetings: Set<BotID>

  /// Removes the calls in a folder of notes.
  ///
  /// - Returns: The paths of the removed files in the folder, by meeting. A file that is no longer what
  ///   was received, so that nothing tells which meeting it is about, stays.
  func remove(in parent: Folder) throws(ExportError) -> [BotID: [String]] {
    // Nothing else than a folder there has ever been the queue's.
    guard parent.entry(CallQueue.folderName)?.kind == .folder else { return [:] }
    let queue = try parent.folder(CallQueue.folderName)
    var removed = try remove(in: queue, CallQueue.folderName)
    if queue.entry(CallQueue.asideName)?.kind == .folder {
      let aside = try queue.folder(CallQueue.asideName)
      let path = "\(CallQueue.folderName)/\(CallQueue.asideName)"
      removed.merge(try remove(in: aside, path)) { $0 + $1 }
    }
    return removed
  }

  private func remove(
    in folder: Folder, _ path: String
  ) throws(ExportError) -> [BotID: [String]] {
    var removed: [BotID: [String]] = [:]
    for name in try folder.names().sorted() where folder.entry(name)?.kind == .file {
      guard let call = QueuedCall(fileName: name) ?? QueuedCall(fileNameAside: name),
        let meeting = Self.meeting(of: call, in: folder, name), meetings.contains(meeting)
      else { continue }
      try folder.remove(name)
      removed[meeting, default: []].append("\(path)/\(name)")
    }
    if !removed.isEmpty { try folder.sync() }
    return removed
  }

  /// The meeting that a call is about; nil if nothing tells.
  private static func meeting(of call: QueuedCall, in folder: Folder, _ name: String) -> BotID? {
    if let bot = call.bot { return bot }
    guard let body = try? folder.read(name) else { return nil }
    return (try? WebhookMeeting(body, reader: BotStatusReader()))?.id
  }
}
