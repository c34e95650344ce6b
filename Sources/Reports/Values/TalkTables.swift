internal import Mustache

/// What the templates of some formats see of turns and passages, of which there are very many.
///
/// Renderers of one pack and the same options that are made with the same tables show the same values
/// of a ``MeetingView``, which are made once.
package final class TalkTables: Sendable {
  /// The names that the templates use.
  let use: NameUse
  let turns: ValueTable<TurnValues.Subject>
  let passages: ValueTable<PassageValues.Subject>

  /// Prepares what a pack's templates of some formats use.
  package convenience init(_ pack: TemplatePack, formats: [OutputFormat]) {
    var sources: [TemplateSource] = []
    for format in formats where format != .jsonLines || pack.templateName(for: format) != nil {
      sources += pack.sources(for: format)
      if format == .html, case .markdown = pack.pageSource {
        sources += pack.sources(for: .markdown)
      }
    }
    self.init(for: NameUse(sources))
  }

  /// Prepares what templates use.
  init(for use: NameUse) {
    self.use = use
    turns = TurnValues.table.limited(to: use)
    passages = PassageValues.table.limited(to: use)
  }

  /// The shapes of turns and passages.
  var shapes: [Shape] { turns.shapes + passages.shapes }
}
