internal import Archive
public import MeetingModel

/// The meetings in the archive of an export, one at a time.
public struct ArchivedInputs: Sequence {
  private let archive: Archive
  private let location: ArchiveLocation
  private let unknown: [BotID]

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - location: The location of the archive.
  ///   - bots: The bots to read; nil for all. A bot without an answer in the archive is an input
  ///     that cannot be read.
  public init(_ location: ArchiveLocation, bots: [BotID]? = nil) throws(ExportError) {
    self.location = location
    archive = try Archive.opened(at: location.path, .reading)
    do {
      if let bots {
        unknown = try archive.listAnswered(only: bots)
      } else {
        unknown = []
        try archive.listAnswered()
      }
    } catch {
      throw ExportError(error)
    }
  }

  /// Starts with the first meeting.
  public func makeIterator() -> AnyIterator<Input> {
    var page: [ArchivedBot] = []
    var next = page.startIndex
    var position: Int64 = 0
    var unknown = self.unknown[...]
    return AnyIterator { () -> Input? in
      if next == page.endIndex {
        do throws(ArchiveError) {
          page = try archive.bots(after: position, limit: 1_000)
        } catch {
          guard position < .max else { return nil }
          (page, next, position) = ([], 0, .max)
          return Input.failure(name: archive.path, ExportError(error))
        }
        next = 0
      }
      guard next < page.endIndex else {
        return unknown.popFirst().map {
          .failure(name: $0.text, .unknownToArchive($0))
        }
      }
      let bot = page[next]
      next += 1
      position = bot.position
      return input(of: bot)
    }
  }

  private func input(of bot: ArchivedBot) -> Input {
    Input(name: bot.id.text) { [archive, location] in
      do {
        if let answer = try archive.answer(at: bot.position) {
          return .bytes(try PackedAnswer.unpacked(answer))
        }
        throw ExportError(.badInput, at: "bot \(bot.id.text)", "its answer is not in the archive")
      } catch let error as ExportError {
        throw error
      } catch {
        throw ExportError(
          .badInput, at: "bot \(bot.id.text)", MeetingStages.damageReason,
          advice: .replaceAnswer(
            of: bot.id, folder: location.folder,
            archive: location.folder == nil ? location.path : nil),
          underlying: error)
      }
    }
  }
}

extension ExportError {
  /// The error for a bot that was requested by its ID but has no answer in the archive.
  static func unknownToArchive(_ bot: BotID) -> ExportError {
    ExportError(
      .badInput, at: "bot \(bot.text)", "the archive has no answer about this bot",
      advice: .exportBot)
  }
}
