internal import LibC
package import MeetingModel
package import PailFlow

/// The calls of the service's webhook that were accepted and are not worked off yet, on disk.
///
/// A call is a file in a subfolder of the notes' folder (``QueuedCall``). It is accepted once the
/// file and its name are on disk, and its file is removed once its notes are: after a stop at any
/// moment, the queue that is opened next has all that is left. Calls that arrive while others are
/// written to disk are written together, which takes about as long as for one.
package actor CallQueue {
  /// The name of the subfolder.
  package static let folderName = ".debrief-calls"
  /// The name of its subfolder for calls that cannot be worked off.
  static let asideName = "failed"
  /// The ending of files that are not on disk yet.
  static let partSuffix = ".part"
  private static let probeName = "probe.part"
  private static let probeInterval = Duration.seconds(5)
  /// Up to this many files are synced one by one.
  private static let fewFiles = 4

  /// A call on its way to the disk.
  private struct Arrival {
    let call: QueuedCall
    let body: [UInt8]
    let continuation: CheckedContinuation<QueuedCall, any Error>

    var partName: String { call.fileName + CallQueue.partSuffix }
  }

  private let executor = SerialQueue(label: "debrief.calls")
  private let folder: Folder
  private let calls: FileCalls
  private let timing: Timing
  /// One process at a time accepts calls for a folder; nil once that is given up.
  private var lock: FolderLock?
  private var nextNumber: Int
  private var arrivals: [Arrival] = []
  private var isWriting = false
  /// When a file was last written only to see whether that works, and whether it did.
  private var probe: (time: Duration, hasSucceeded: Bool)?
  /// The calls to work off, and who waits for them.
  var lanes: CallLanes

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens the queue in a folder of notes, and locks it.
  ///
  /// - Throws: An ``ExportError`` if another process has it, or if it cannot be written.
  package init(
    in parent: Folder, timing: Timing = .system, calls: FileCalls = .system
  ) throws(ExportError) {
    let folder = try parent.folder(Self.folderName, isMade: true)
    // What people said is nobody else's business.
    try folder.makePrivate()
    try parent.sync(calls)
    lock = try FolderLock(folder, command: "serving", calls: calls)
    self.folder = folder
    self.calls = calls
    self.timing = timing
    // What is in its place would be noticed only by the first call that has to be set aside.
    if folder.entry(Self.asideName) != nil { _ = try folder.folder(Self.asideName) }
    var found: [QueuedCall] = []
    for name in try folder.names() where folder.entry(name)?.kind == .file {
      if QueuedCall.isPart(name) {
        // It was never answered.
        try folder.remove(name)
      } else if let call = QueuedCall(fileName: name) {
        found.append(call)
      }
    }
    found.sort { $0.number < $1.number }
    nextNumber = (found.last?.number ?? 0) + 1
    lanes = CallLanes(found)
  }

  /// Lets another process open the queue; no call may be added or worked off after this.
  ///
  /// A queue that is not held any more is unlocked by itself, but when that is depends on tasks that
  /// are ending: a process that ends first leaves the file of the lock behind.
  package func unlock() { lock = nil }

  /// The path of the folder, ending in `/`.
  package nonisolated var path: String { folder.path }

  /// Accepts a call: when this returns, it is on disk.
  ///
  /// - Parameters:
  ///   - body: The body of the call.
  ///   - bot: The bot whose results are to be fetched; nil if the body is all there is.
  /// - Throws: An ``ExportError`` if it cannot be written; nothing of it is left then.
  package func add(_ body: [UInt8], about bot: BotID?) async throws -> QueuedCall {
    guard nextNumber <= QueuedCall.maximumNumber else {
      throw ExportError(
        .failed, at: path, "a call here has the largest number that there is",
        advice: "stop the server, and move the files away whose names begin with the most digits")
    }
    let call = QueuedCall(number: nextNumber, receivedAt: timing.now(), body: body, bot: bot)
    nextNumber += 1
    return try await withCheckedThrowingContinuation { continuation in
      arrivals.append(Arrival(call: call, body: body, continuation: continuation))
      guard !isWriting else { return }
      isWriting = true
      // Runs after the calls that are already waiting for this actor.
      Task { writeArrivals() }
    }
  }

  private func writeArrivals() {
    let group = arrivals
    arrivals = []
    isWriting = false
    var written: [Arrival] = []
    for arrival in group {
      do throws(ExportError) {
        let file = try OpenFile(arrival.partName, in: folder, .new, calls: calls)
        try file.append(arrival.body)
        if group.count <= Self.fewFiles || calls.syncAll == nil { try file.sync() }
        written.append(arrival)
      } catch {
        try? folder.remove(arrival.partName)
        arrival.continuation.resume(throwing: error)
      }
    }
    guard !written.isEmpty else { return }
    var placed: [Arrival] = []
    do throws(ExportError) {
      if group.count > Self.fewFiles { _ = try folder.syncAll(calls) }
      placed = written.filter { putInPlace($0) }
      if !placed.isEmpty { try folder.sync(calls) }
    } catch {
      // The senders of those that could not be put in place were told already.
      for arrival in placed.isEmpty ? written : placed {
        try? folder.remove(arrival.partName)
        try? folder.remove(arrival.call.fileName)
        arrival.continuation.resume(throwing: error)
      }
      return
    }
    lanes.add(placed.map(\.call))
    for arrival in placed { arrival.continuation.resume(returning: arrival.call) }
  }

  /// Gives the file of a call its name.
  ///
  /// Only this call fails if it has no file any more: `forget` removes one even before it is accepted.
  ///
  /// - Returns: Whether it has its name; otherwise its sender was told.
  private func putInPlace(_ arrival: Arrival) -> Bool {
    do throws(ExportError) {
      try folder.rename(arrival.partName, to: arrival.call.fileName, in: folder, calls: calls)
      return true
    } catch {
      try? folder.remove(arrival.partName)
      try? folder.remove(arrival.call.fileName)
      arrival.continuation.resume(throwing: error)
      return false
    }
  }

  // MARK: Files of accepted calls

  /// The body of a call.
  ///
  /// - Throws: An ``ExportError`` if the file cannot be read, which may be another time; a
  ///   ``DamagedCall`` if it was read and is not what was written.
  nonisolated func body(of call: QueuedCall) throws -> [UInt8] {
    let body = try folder.read(call.fileName)
    guard QueuedCall.hash(of: body) == call.hash else {
      throw DamagedCall(path: folder.path + call.fileName)
    }
    return body
  }

  /// Whether nothing has the name of a call any more: somebody has removed its file.
  nonisolated func isGone(_ call: QueuedCall) -> Bool {
    folder.entry(call.fileName) == nil && errno == ENOENT
  }

  /// The size of the body of a call in bytes.
  nonisolated func size(of call: QueuedCall) -> Int { folder.size(of: call.fileName) ?? 0 }

  /// Removes a call that is worked off.
  ///
  /// Until ``syncRemovals()`` returns, its file may come back after a power cut, and is worked off once
  /// more then.
  func remove(_ call: QueuedCall) throws(ExportError) {
    lanes.close(call)
    try folder.remove(call.fileName)
  }

  /// Makes sure that the files of removed calls do not come back, before a later version of one of
  /// their meetings is written.
  func syncRemovals() throws(ExportError) { try folder.sync(calls) }

  /// Forgets a call whose file is gone.
  ///
  /// - Returns: Whether it was not worked off.
  func forget(_ call: QueuedCall) -> Bool {
    defer { lanes.close(call) }
    return lanes.isOpen(call)
  }

  /// Moves a call that cannot be worked off out of the way.
  ///
  /// - Returns: The path of its file, and why it could not be flushed to disk, so that the call may be
  ///   back after a power cut; nil if it was.
  /// - Throws: An ``ExportError`` if it is where it was.
  func setAside(_ call: QueuedCall) throws(ExportError) -> (path: String, syncError: ExportError?) {
    let aside = try folder.folder(Self.asideName, isMade: true)
    try folder.rename(call.fileName, to: call.fileNameAside, in: aside, calls: calls)
    lanes.close(call)
    let path = aside.path + call.fileNameAside
    do throws(ExportError) {
      try aside.sync(calls)
      try folder.sync(calls)
      return (path, nil)
    } catch {
      return (path, error)
    }
  }

  /// Whether a file can be written to the disk: it is tried, but not more often than every few
  /// seconds.
  func canWrite() -> Bool {
    let now = timing.elapsed()
    if let probe, now - probe.time < Self.probeInterval { return probe.hasSucceeded }
    let hasSucceeded = writesProbe()
    probe = (now, hasSucceeded)
    return hasSucceeded
  }

  private func writesProbe() -> Bool {
    do {
      let file = try OpenFile(Self.probeName, in: folder, .new, calls: calls)
      try file.append(Array("probe\n".utf8))
      try file.sync()
      try folder.remove(Self.probeName)
      return true
    } catch {
      try? folder.remove(Self.probeName)
      return false
    }
  }
}

/// The file of a call was read, and is not as it was written.
struct DamagedCall: Error, CustomStringConvertible {
  /// The path of the file.
  let path: String

  /// The path, what is wrong, and what to do.
  var description: String { "\(path): this file is not as it was written; check the disk" }
}
