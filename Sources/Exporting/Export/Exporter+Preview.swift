internal import Archive

extension Exporter {
  /// Determines what an export would do, without asking the service or writing anything.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - report: Called for each line of the list that names no bot.
  public func preview(
    of list: BotList, report: (ExportEvent) -> Void
  ) throws(ExportError) -> ExportPreview {
    var preview = ExportPreview()
    let archive = try Archive.opened(at: options.archive.path, .trying)
    try list.read { ids, others throws(ExportError) in
      do throws(ArchiveError) {
        _ = try archive.list(ids, except: others)
      } catch {
        throw ExportError(error)
      }
    } fault: { fault in
      preview.badLines += 1
      report(.badLine(fault))
    }
    do throws(ArchiveError) {
      let counts = try archive.listCounts()
      try archive.close()
      preview.total = counts.total
      preview.done = counts.done
      preview.toAsk = options.isRefreshing ? counts.total : counts.total - counts.done
    } catch {
      throw ExportError(error)
    }
    return preview
  }
}

/// What an export would do.
public struct ExportPreview: Sendable, Hashable {
  /// The number of bots on the list.
  public var total = 0
  /// The number of those that would be asked about.
  public var toAsk = 0
  /// The number of those whose answers are in the archive.
  public var done = 0
  /// The number of lines of the list that name no bot.
  public var badLines = 0
}
