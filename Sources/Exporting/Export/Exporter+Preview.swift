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
    try list.read { ids throws(ExportError) in
      do throws(ArchiveError) {
        _ = try archive.list(ids)
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
