internal import MeetingModel
internal import PailFlow
internal import Reports

/// Calls whose bodies are all there is.
extension WebhookInbox {
  /// The most calls whose notes are written together, and the most bytes of their bodies.
  private static let groupCount = 64
  private static let groupBytes = 4 << 20
  /// The pause while another command writes into the folder.
  static let lockPause = Duration.seconds(1)

  /// A call with the meeting in its body.
  private struct ReadCall {
    let call: QueuedCall
    let answer: BotAnswer
  }

  func workOffReceived() async {
    var backOff = BackOff()
    while !Task.isCancelled {
      let calls = await queue.nextReceived(count: Self.groupCount, bytes: Self.groupBytes)
      guard !calls.isEmpty else { return }
      var left = calls[...]
      do {
        while !left.isEmpty {
          let group = await readGroup(&left)
          try await place(group)
        }
        backOff = BackOff()
      } catch is CancellationError {
        return
      } catch {
        // Those that are in place are not in the queue any more, and those that are not come again.
        await queue.putBack(received: await queue.unfinished(among: calls))
        await pause(&backOff, after: error)
      }
    }
  }

  /// Reads the next calls up to one about a meeting that is among them already: each version of a
  /// meeting is written, in the order of arrival.
  private func readGroup(_ calls: inout ArraySlice<QueuedCall>) async -> [ReadCall] {
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
      } catch {
        await setAside(call, after: error)
      }
      calls.removeFirst()
    }
    return group
  }

  /// Writes the notes of calls.
  ///
  /// Where a template fails on one of them, the others go on.
  private func place(_ group: [ReadCall]) async throws {
    guard !group.isEmpty else { return }
    do {
      let placed = try await delivery.put(group.map(\.answer))
      for read in group {
        guard let result = placed[read.answer.botID] else {
          throw ExportError(.failed, "a meeting of the group was not written")
        }
        await finish(read.call, read.answer, result)
      }
    } catch let error as ExportError where error.isOfTemplate {
      guard group.count > 1 else {
        for read in group { await setAside(read.call, after: error) }
        return
      }
      for read in group { try await place([read]) }
    }
  }

  /// Removes a call whose notes are in place, and tells of it.
  func finish(_ call: QueuedCall, _ answer: BotAnswer, _ placed: CallDelivery.Placed) async {
    do {
      try await queue.remove(call)
    } catch {
      report(.delayed(error, .zero))
    }
    report(.placed(call, meeting: answer.botID, isNew: placed.isNew))
    guard placed.isNew, placed.failure == nil else { return }
    program?.run(after: NoteEvent(answer, placed.notes, call: call))
  }

  /// Moves a call out of the way that cannot be worked off.
  func setAside(_ call: QueuedCall, after error: any Error) async {
    do {
      report(.setAside(call, path: try await queue.setAside(call), error))
    } catch let other {
      report(.delayed(other, .zero))
    }
  }

  /// Waits after an error, longer each time; while another command writes into the folder, always the
  /// same time, which is told once.
  func pause(_ backOff: inout BackOff, after error: any Error) async {
    let isFolderInUse = (error as? ExportError)?.isOfFolderInUse ?? false
    let length = isFolderInUse ? Self.lockPause : backOff.next()
    if !isFolderInUse || backOff.isFirst { report(.delayed(error, length)) }
    backOff.isFirst = false
    try? await timing.sleep(length)
  }
}

extension ExportError {
  /// Whether a template cannot render a meeting.
  var isOfTemplate: Bool { underlying is ReportError }
}

/// Pauses that double, up to five minutes.
struct BackOff: Sendable {
  private static let longest = Duration.seconds(300)
  private var length = Duration.seconds(1)
  /// Whether nothing was said of the present trouble yet.
  var isFirst = true

  /// The next pause.
  mutating func next() -> Duration {
    defer { length = min(length * 2, Self.longest) }
    return length
  }
}
