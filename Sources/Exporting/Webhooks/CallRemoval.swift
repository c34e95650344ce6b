internal import BotStatus
internal import MeetingModel

/// Removes the calls about meetings that are to be forgotten from the folder of a ``CallQueue``: those
/// that wait, those that were set aside, and those that a server was writing when it was stopped.
///
/// It runs under the lock of the folder of notes. A server that has the queue open asks under the same
/// lock whether a call is still there before it writes anything of it, so that what is removed here
/// does not come back.
struct CallRemoval {
  /// A call in a folder.
  private struct FoundCall {
    let name: String
    /// The meeting; nil for one that nobody is waiting for, whatever it is about.
    let meeting: BotID?
  }

  /// The meetings.
  let meetings: Set<BotID>
  /// The system calls that change files.
  let calls: FileCalls

  /// Whether there is a queue in a folder of notes.
  ///
  /// Nothing else than a folder there has ever been the queue's.
  static func isQueue(in parent: Folder) -> Bool {
    parent.entry(CallQueue.folderName)?.kind == .folder
  }

  /// Removes the calls in a folder of notes.
  ///
  /// Everything is read before anything is removed. When this returns, neither these calls nor those
  /// that a server has worked off before come back after a power cut.
  ///
  /// - Returns: The paths of the removed files in the folder, by meeting. A file that is no longer what
  ///   was received, so that nothing tells which meeting it is about, stays.
  /// - Throws: An ``ExportError`` if a call cannot be read, or one of these not be removed.
  func remove(in parent: Folder) throws(ExportError) -> [BotID: [String]] {
    guard Self.isQueue(in: parent) else { return [:] }
    let queue = try parent.folder(CallQueue.folderName)
    let parts = try foundParts(in: queue)
    let waiting = try found(in: queue)
    if let aside = try aside(in: queue) { _ = try found(in: aside) }
    var removed = try remove(waiting + parts, in: queue, CallQueue.folderName)
    // A server may have set one of them aside meanwhile.
    if let aside = try aside(in: queue) {
      let path = "\(CallQueue.folderName)/\(CallQueue.asideName)"
      removed.merge(try remove(try found(in: aside), in: aside, path)) { $0 + $1 }
    }
    return removed
  }

  /// The folder of the calls that were set aside; nil if there is none.
  private func aside(in queue: Folder) throws(ExportError) -> Folder? {
    guard queue.entry(CallQueue.asideName)?.kind == .folder else { return nil }
    return try queue.folder(CallQueue.asideName)
  }

  private func found(in folder: Folder) throws(ExportError) -> [FoundCall] {
    var found: [FoundCall] = []
    for name in try folder.names().sorted() where folder.entry(name)?.kind == .file {
      guard let call = QueuedCall(fileName: name) ?? QueuedCall(fileNameAside: name),
        let meeting = try Self.meeting(of: call, in: folder, name), meetings.contains(meeting)
      else { continue }
      found.append(FoundCall(name: name, meeting: meeting))
    }
    return found
  }

  /// The files of calls that were being written: while the folder is served, those about the meetings;
  /// otherwise all, which are what a stopped server has left, and the next one would remove.
  private func foundParts(in queue: Folder) throws(ExportError) -> [FoundCall] {
    let names = try queue.names().sorted().filter {
      QueuedCall(partName: $0) != nil && queue.entry($0)?.kind == .file
    }
    guard !names.isEmpty else { return [] }
    // They were all there before this: a server that starts now makes others.
    let isServed = (try? FolderLock.checkFree(queue)) == nil
    var found: [FoundCall] = []
    for name in names {
      guard let call = QueuedCall(partName: name) else { continue }
      // Part of a body says nothing of its meeting.
      let meeting = try? Self.meeting(of: call, in: queue, name)
      let isWanted = meeting.map { meetings.contains($0) } ?? false
      if isWanted || !isServed {
        found.append(FoundCall(name: name, meeting: isWanted ? meeting : nil))
      }
      // A server may give it its name before it is removed.
      if isWanted { found.append(FoundCall(name: call.fileName, meeting: meeting)) }
    }
    return found
  }

  private func remove(
    _ found: [FoundCall], in folder: Folder, _ path: String
  ) throws(ExportError) -> [BotID: [String]] {
    var removed: [BotID: [String]] = [:]
    for call in found {
      // A server may have worked it off meanwhile, or set it aside.
      guard folder.entry(call.name) != nil else { continue }
      try folder.remove(call.name)
      if let meeting = call.meeting {
        removed[meeting, default: []].append("\(path)/\(call.name)")
      }
    }
    // Also if there were none: a server removes what it has worked off without waiting for the disk.
    try folder.sync(calls)
    return removed
  }

  /// The meeting that a call is about; nil if nothing tells.
  ///
  /// - Throws: An ``ExportError`` if it cannot be read, and so may be about any meeting.
  private static func meeting(
    of call: QueuedCall, in folder: Folder, _ name: String
  ) throws(ExportError) -> BotID? {
    if let bot = call.bot { return bot }
    let body: [UInt8]
    do throws(ExportError) {
      body = try folder.read(name)
    } catch {
      // A server may have worked it off meanwhile.
      guard folder.entry(name) != nil else { return nil }
      throw ExportError(
        error.kind, at: folder.path + name,
        "\(error.reason), and this call may be about a meeting that is to be forgotten",
        advice: "change its permissions, or move it away, and run the same command again",
        underlying: error)
    }
    return (try? WebhookMeeting(body, reader: BotStatusReader()))?.id
  }
}
