internal import Archive
internal import MeetingModel

/// The meetings of the archive of an export, one after the other.
public struct ArchivedInputs: Sequence {
  private let archive: Archive

  /// Opens the archive of a folder.
  public init(folder: String) throws(ExportError) {
    archive = try Archive.opened(folder, .reading)
    do {
      try archive.listAnswered()
    } catch {
      throw ExportError(error)
    }
  }

  /// Begins with the first meeting.
  public func makeIterator() -> AnyIterator<Input> {
    var page: [ArchivedBot] = []
    var next = page.startIndex
    var position: Int64 = 0
    return AnyIterator { () -> Input? in
      if next == page.endIndex {
        do throws(ArchiveError) {
          page = try archive.bots(after: position, linesFrom: .max, in: nil, limit: 1_000)
        } catch {
          guard position < .max else { return nil }
          (page, next, position) = ([], 0, .max)
          return Input.failure(name: archive.path, ExportError(error))
        }
        next = 0
      }
      guard next < page.endIndex else { return nil }
      let bot = page[next]
      next += 1
      position = bot.position
      return input(of: bot)
    }
  }

  private func input(of bot: ArchivedBot) -> Input {
    Input(name: bot.id.text) { [archive] in
      do {
        guard let answer = try archive.answer(at: bot.position) else {
          throw ExportError(.badInput, "bot \(bot.id.text): its answer is not in the archive")
        }
        return .bytes(try PackedAnswer.unpacked(answer.body, size: answer.size))
      } catch let error as ExportError {
        throw error
      } catch {
        throw ExportError(
          .badInput, "bot \(bot.id.text): its answer in the archive is damaged: \(error)")
      }
    }
  }
}
