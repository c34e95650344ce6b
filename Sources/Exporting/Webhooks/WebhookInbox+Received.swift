internal import MeetingModel
internal import PailFlow
internal import Reports
internal import Synchronization

/// Calls whose bodies are all there is.
extension WebhookInbox {
  /// The most calls whose notes are written together, and the most bytes of their bodies.
  private static let groupCount = 64
  private static let groupBytes = 4 << 20
  /// How often a call that cannot be worked off holds up the others: long enough for a moment without
  /// free file descriptors, so that versions of a meeting stay in order.
  static let patientFailures = 5
  /// The pause while another command writes into the folder.
  static let lockPause = Duration.seconds(1)

  /// A call with the meeting in its body.
  private struct ReadCall {
    let call: QueuedCall
    let answer: BotAnswer
  }

  func workOffReceived() async {
    var backOff = BackOff()
    var failures = 0
    while !Task.isCancelled {
      let calls = await queue.nextReceived(count: Self.groupCount, bytes: Self.groupBytes)
      guard !calls.isEmpty else { return }
      var left = calls[...]
      do {
        while !left.isEmpty {
          let group = try await readGroup(&left)
          try await place(group)
        }
        backOff = BackOff()
        failures = 0
      } catch is CancellationError {
        return
      } catch {
        // Those that are in place are not in the queue any more, and those that are not come again.
        let unfinished = await queue.unfinished(among: calls)
        if !isOfFolderInUse(error) {
          failures += 1
          if failures > Self.patientFailures, await queue.canWrite() {
            await workOffEach(of: unfinished)
            continue
          }
          await queue.markStalled(unfinished)
        }
        await queue.putBack(received: unfinished)
        await pause(&backOff, after: error)
      }
    }
  }

  /// Works off calls one by one, of which some cannot be, and tells of the first of these.
  ///
  /// Their notes may have no place, while those of others have. They are tried again behind the others.
  private func workOffEach(of calls: [QueuedCall]) async {
    var isTold = false
    for (index, call) in calls.enumerated() {
      var left = [call][...]
      do {
        try await place(readGroup(&left))
      } catch let error where isOfFolderInUse(error) || error is CancellationError {
        return await queue.putBack(received: await queue.unfinished(among: Array(calls[index...])))
      } catch {
        await delay(call, after: error, isTold: isTold)
        isTold = true
      }
    }
  }

  /// Puts a call that cannot be worked off behind the others.
  ///
  /// - Parameter isTold: Whether nothing more need be said of it.
  func delay(_ call: QueuedCall, after error: any Error, isTold: Bool = false) async {
    let now = timing.elapsed()
    let (_, pause) = await queue.stall(call, at: now)
    if !isTold { report(.delayed(error, pause)) }
    await queue.delay(call, until: now + pause)
  }

  /// Reads the next calls up to one about a meeting that is among them already: each version of a
  /// meeting is written, in the order of arrival.
  ///
  /// - Throws: An error that may be gone later, if the first call cannot be read.
  private func readGroup(_ calls: inout ArraySlice<QueuedCall>) async throws -> [ReadCall] {
    var group: [ReadCall] = []
    var ids: Set<BotID> = []
    while let call = calls.first {
      do {
        let body = try queue.body(of: call)
        let found = try WebhookMeeting(body, reader: reader)
        guard ids.insert(found.id).inserted else { return group }
        group.append(
          ReadCall(
            call: call, answer: BotAnswer(about: found.id, bytes: body, meeting: found.meeting)))
      } catch let error as CallRefusal {
        await setAside(call, after: error)
      } catch let error as DamagedCall {
        await setAside(call, after: error)
      } catch {
        if await !forgetIfGone(call) {
          guard group.isEmpty else { return group }
          try await putBehind(call, after: error)
        }
      }
      calls.removeFirst()
    }
    return group
  }

  /// Puts a call behind the others that was tried several times and could not be read.
  ///
  /// - Throws: The error if it has not been tried often enough.
  private func putBehind(_ call: QueuedCall, after error: any Error) async throws {
    let now = timing.elapsed()
    let (failures, pause) = await queue.stall(call, at: now)
    guard failures > Self.patientFailures else { throw error }
    report(.delayed(error, pause))
    await queue.delay(call, until: now + pause)
  }

  /// Writes the notes of calls.
  ///
  /// Where a template fails on one of them, the others go on. What is in place is finished, whatever
  /// happened to the rest. Nothing is written of a call that was removed since its body was read.
  private func place(_ group: [ReadCall]) async throws {
    let group = await withoutOvertaken(group)
    guard !group.isEmpty else { return }
    let calls = Dictionary(uniqueKeysWithValues: group.map { ($0.answer.botID, $0.call) })
    let (placed, error) = try await delivery.put(group.map(\.answer)) { [queue] bot in
      calls[bot].map { queue.isGone($0) } ?? false
    }
    var left: [ReadCall] = []
    for read in group {
      if let result = placed[read.answer.botID] {
        await noteOvertaking(read.call, about: read.answer.botID)
        await finish(read.call, read.answer, result)
      } else if await !forgetIfGone(read.call) {
        left.append(read)
      }
    }
    if left.count < group.count { await syncRemovals() }
    guard !left.isEmpty else {
      if let error { report(.delayed(error, .zero)) }
      return
    }
    guard let error else {
      throw ExportError(.failed, "a meeting of the group was not written")
    }
    guard (error as? ExportError)?.isOfTemplate ?? false else { throw error }
    if group.count == 1 {
      for read in left { await setAside(read.call, after: error) }
    } else {
      for read in left { try await place([read]) }
    }
  }

  /// Calls of which no later version of the same meeting is in place; the others are finished.
  private func withoutOvertaken(_ group: [ReadCall]) async -> [ReadCall] {
    var current: [ReadCall] = []
    for read in group {
      let latest = overtaking.withLock { $0[read.answer.botID] ?? 0 }
      if latest > read.call.number {
        await finish(
          read.call, read.answer, CallDelivery.Placed(isNew: false, notes: [], failure: nil))
      } else {
        current.append(read)
      }
    }
    return current
  }

  /// Takes note that a version of a meeting is in place, in case an earlier one was put behind others.
  private func noteOvertaking(_ call: QueuedCall, about meeting: BotID) async {
    let hasTroubles = await queue.hasTroubles
    overtaking.withLock { overtaking in
      if hasTroubles {
        overtaking[meeting] = max(overtaking[meeting] ?? 0, call.number)
      } else {
        overtaking = [:]
      }
    }
  }

  /// Removes a call whose answer is in the archive, with its notes in place or the reason told why they
  /// are not, and tells of it.
  func finish(_ call: QueuedCall, _ answer: BotAnswer, _ placed: CallDelivery.Placed) async {
    do {
      try await queue.remove(call)
    } catch {
      report(.delayed(error, .zero))
    }
    guard placed.failure == nil else {
      return report(.withoutNotes(call, meeting: answer.botID))
    }
    report(.placed(call, meeting: answer.botID, isNew: placed.isNew))
    guard placed.isNew else { return }
    program?.run(after: NoteEvent(answer, placed.notes, call: call))
  }

  /// Forgets a call whose file somebody has removed, as `debrief forget` does, and tells of it.
  ///
  /// - Returns: Whether the file is gone.
  func forgetIfGone(_ call: QueuedCall) async -> Bool {
    guard queue.isGone(call) else { return false }
    if await queue.forget(call) { report(.removed(call, path: queue.path + call.fileName)) }
    return true
  }

  /// Moves a call out of the way that cannot be worked off; while that fails, it is tried again.
  func setAside(_ call: QueuedCall, after error: any Error) async {
    do {
      let (path, syncError) = try await queue.setAside(call)
      report(.setAside(call, path: path, error))
      if let syncError { report(.delayed(syncError, .zero)) }
    } catch let other {
      guard await !forgetIfGone(call) else { return }
      await delay(call, after: other)
    }
  }

  private func syncRemovals() async {
    do {
      try await queue.syncRemovals()
    } catch {
      report(.delayed(error, .zero))
    }
  }

  /// Waits after an error, longer each time; while another command writes into the folder, always the
  /// same time, which is told once.
  func pause(_ backOff: inout BackOff, after error: any Error) async {
    let isFolderInUse = isOfFolderInUse(error)
    let length = isFolderInUse ? Self.lockPause : backOff.next()
    if !isFolderInUse || backOff.isFirst { report(.delayed(error, length)) }
    backOff.isFirst = false
    try? await timing.sleep(length)
  }
}

/// Whether an error says that another command writes into the folder.
func isOfFolderInUse(_ error: any Error) -> Bool {
  (error as? ExportError)?.isOfFolderInUse ?? false
}

extension ExportError {
  /// Whether a template cannot render a meeting.
  var isOfTemplate: Bool { underlying is ReportError }
}
