internal import MeetingModel
internal import PailFlow
internal import ResourceLimits
internal import Synchronization

/// Puts the meetings of calls into the folder of an export, one group at a time.
///
/// They get there as those of an export do: through an ``Exporter``, which takes the folder's lock
/// only as long as it writes.
struct CallDelivery: Sendable {
  /// What has become of a meeting.
  struct Placed: Sendable {
    /// Whether anything in the folder is new.
    let isNew: Bool
    /// What has become of its notes.
    let notes: [NoteOutcome]
    /// Why it has no notes, though its answer is in the archive; nil if nothing failed.
    let failure: ExportError?
  }

  /// What has become of the meetings of a group.
  private final class Results: Sendable {
    private let contents = Mutex<[BotID: Placed]>([:])

    var all: [BotID: Placed] { contents.withLock { $0 } }

    func add(_ placed: Placed, of bot: BotID) { contents.withLock { $0[bot] = placed } }
  }

  private let exporter: Exporter
  private let turn = WeightedSemaphore(1)
  private let report: @Sendable (ExportEvent) -> Void

  init(_ exporter: Exporter, report: @escaping @Sendable (ExportEvent) -> Void) {
    self.exporter = exporter
    self.report = report
  }

  /// Writes the notes of meetings, and records their answers in the archive.
  ///
  /// A cancelled task finishes what it has begun: a note is not left half done.
  ///
  /// - Parameters:
  ///   - answers: The answers, each about another bot.
  ///   - isGone: Whether the call about a bot is gone, so that nothing is written. It is asked under
  ///     the folder's lock, which `forget` holds while it removes calls.
  /// - Returns: What has become of the meetings that are recorded, and why others are not: an
  ///   ``ExportError`` or a `ReportError`; nil if all are whose calls are not gone.
  /// - Throws: `CancellationError` if nothing was begun.
  func put(
    _ answers: [BotAnswer], unless isGone: @escaping @Sendable (BotID) -> Bool
  ) async throws -> (placed: [BotID: Placed], error: (any Error)?) {
    let placed = Results()
    let report = report
    let error: (any Error)? = try await turn.withPermit { [exporter] in
      let work = Task {
        try await exporter.run(over: answers, unless: isGone) { event in
          switch event {
          case .done(let bot, let isNew, let notes):
            placed.add(Placed(isNew: isNew, notes: notes, failure: nil), of: bot)
          case .failed(let bot?, let error):
            placed.add(Placed(isNew: false, notes: [], failure: error), of: bot)
          case .begun, .progress: return
          default: break
          }
          report(event)
        }
      }
      do {
        _ = try await work.value
        return nil
      } catch {
        return error
      }
    }
    return (placed.all, error)
  }
}
