internal import BotStatus
package import MeetingModel
package import PailFlow
internal import Reports
internal import ResourceLimits
internal import Synchronization

/// The calls of the service's webhook, from their arrival to the notes in the folder of an export.
///
/// ``accept(_:about:)`` returns once a call is on disk, and ``run()`` works the calls off, also
/// those that an earlier process has left. A call that names its bot is only a trigger: the results
/// are fetched from the service. Any other call is an answer in itself, and its meeting gets an ID
/// derived from what was said, so that the same call twice makes one note.
package final class WebhookInbox: Sendable {
  /// Something that happened to a call.
  package enum Event: Sendable {
    /// A call is on disk.
    case accepted(QueuedCall, bytes: Int)
    /// The notes of a call are in place.
    case placed(QueuedCall, meeting: BotID, isNew: Bool)
    /// The answer of a call is in the archive, and its notes cannot be put in place.
    case withoutNotes(QueuedCall, meeting: BotID)
    /// What happened to a meeting while its notes were written.
    case export(ExportEvent)
    /// A pause before a bot is asked about again, which has not finished.
    case waiting(WaitEvent)
    /// Nothing can be written or fetched for now, and it is tried again after a pause.
    case delayed(any Error, Duration)
    /// A call cannot be worked off; its body is in a file.
    case setAside(QueuedCall, path: String, any Error)
    /// A call is not worked off, since somebody has removed its file, whose path it was.
    case removed(QueuedCall, path: String)
    /// A line that the program printed that runs after each note.
    case programSaid(String)
    /// The program that runs after each note failed, or was not run.
    case programFailed(String)
  }

  let queue: CallQueue
  let delivery: CallDelivery
  let reader: BotStatusReader
  let program: NoteProgramRunner?
  let timing: Timing
  let fetch: @Sendable (BotID, _ report: (WaitEvent) -> Void) async throws -> BotAnswer
  let report: @Sendable (Event) -> Void
  /// The number of the latest call about each meeting that has overtaken calls which were put behind
  /// others; empty if there are none.
  let overtaking = Mutex<[BotID: Int]>([:])
  /// Limits the memory for reading calls: a meeting takes up to twenty times the size of its text.
  private let readBytes = ByteBudget(12 << 20)

  /// Opens the inbox of a folder.
  ///
  /// - Parameters:
  ///   - exporter: Writes the notes; its client is not used.
  ///   - folder: The folder of the exporter, which is made if it does not exist.
  ///   - program: What runs after each note; nil for nothing.
  ///   - fetch: Asks the service about a bot, waiting until it has finished.
  ///   - report: Called for each event, from several tasks at once.
  /// - Throws: An ``ExportError`` if another process serves this folder, or it cannot be written.
  package init(
    _ exporter: Exporter, folder: String, program: NoteProgram? = nil, timing: Timing = .system,
    fetch: @escaping @Sendable (BotID, _ report: (WaitEvent) -> Void) async throws -> BotAnswer,
    report: @escaping @Sendable (Event) -> Void
  ) throws(ExportError) {
    queue = try CallQueue(in: try Folder(making: folder), timing: timing, calls: exporter.calls)
    delivery = CallDelivery(exporter) { report(.export($0)) }
    reader = exporter.reader
    self.program = program.map { NoteProgramRunner($0, report: report) }
    self.timing = timing
    self.fetch = fetch
    self.report = report
  }

  /// Takes a call: when this returns, it is on disk and will be worked off.
  ///
  /// - Parameters:
  ///   - body: The body of the call.
  ///   - bot: The bot that the call's address names; nil if it names none. Then the body must hold
  ///     a meeting.
  /// - Throws: A ``CallRefusal``.
  package func accept(
    _ body: [UInt8], about bot: BotID?
  ) async throws(CallRefusal) -> QueuedCall {
    var bot = bot
    if bot == nil { bot = try await check(body) }
    do {
      let call = try await queue.add(body, about: bot)
      report(.accepted(call, bytes: body.count))
      return call
    } catch {
      throw CallRefusal(kind: .unavailable, reason: "\(error)")
    }
  }

  /// Checks that a body holds a meeting; returns the bot that it names, if it names one.
  private func check(_ body: [UInt8]) async throws(CallRefusal) -> BotID? {
    let reservation: ByteReservation
    do {
      reservation = try await readBytes.reserve(body.count)
    } catch {
      throw CallRefusal(kind: .unavailable, reason: "the call was given up")
    }
    defer { withExtendedLifetime(reservation) {} }
    return try WebhookMeeting(body, reader: BotStatusReader()).bot
  }

  /// Works off the calls until the task is cancelled; a note that is being written is finished.
  ///
  /// What is left then stays on disk.
  package func run() async {
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        group.addTask { await self.workOffReceived() }
        for _ in 0..<Self.concurrentFetches {
          group.addTask { await self.workOffFetched() }
        }
        group.addTask {
          while !Task.isCancelled {
            try? await self.timing.sleep(.seconds(1))
            await self.queue.releaseDue(at: self.timing.elapsed())
          }
        }
      }
    } onCancel: {
      Task { await queue.close() }
    }
    await program?.finish()
  }

  /// Gives up the folder, which another process may serve then.
  ///
  /// Called once ``run()`` has returned and no more calls are accepted.
  package func close() async { await queue.unlock() }

  /// The number of calls that are not worked off, when the oldest of them arrived, how many of them
  /// could not be worked off when that was last tried, because of this machine, and whether calls can
  /// be written to the disk.
  package func state() async -> (count: Int, oldest: Instant?, stalled: Int, canWrite: Bool) {
    let (count, oldest, stalled) = await queue.state
    return (count, oldest, stalled, await queue.canWrite())
  }
}
