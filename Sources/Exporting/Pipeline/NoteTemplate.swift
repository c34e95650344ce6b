internal import Crypto
public import Reports
internal import TimeZones

/// The renderer of one format, and a key that tells whether its notes are up to date.
public struct NoteTemplate: Sendable {
  /// The format.
  public var format: OutputFormat { renderer.format }
  let renderer: Renderer
  /// The time zone of the dates in file names.
  let timeZone: Zone
  /// Whether the insights are shown, and so their title.
  var showsInsights: Bool { !appearance.options.omitted.contains(.insights) }
  let appearance: NoteAppearance

  /// The name of the pack.
  var packName: String { appearance.pack.name }

  /// The SHA-256 of all that determines how notes look: program version, pack, options.
  var key: [UInt8] { appearance.key(of: format) }

  /// Compiles the templates of a pack for several formats concurrently.
  ///
  /// - Parameters:
  ///   - pack: The pack.
  ///   - formats: The formats.
  ///   - options: The rendering options.
  ///   - settings: Anything else that determines how notes look, such as the program's version.
  /// - Returns: A template for each format, in the order of the formats.
  /// - Throws: A `ReportError` for the first format whose templates in the pack are invalid.
  public static func templates(
    _ pack: TemplatePack, formats: [OutputFormat], options: RenderOptions = RenderOptions(),
    settings: [String] = []
  ) async throws(ReportError) -> [NoteTemplate] {
    let appearance = NoteAppearance(pack: pack, options: options, settings: settings)
    func template(_ renderer: Renderer) -> NoteTemplate {
      NoteTemplate(renderer: renderer, timeZone: options.timeZone, appearance: appearance)
    }
    if formats.count == 1, let format = formats.first {
      return [template(try Renderer(pack, format: format, options: options))]
    }
    let compiled = await withTaskGroup(of: (Int, Result<Renderer, ReportError>).self) { group in
      for (index, format) in formats.enumerated() {
        group.addTask { (index, Self.renderer(pack, format, options)) }
      }
      var compiled: [(index: Int, renderer: Result<Renderer, ReportError>)] = []
      for await (index, renderer) in group { compiled.append((index, renderer)) }
      return compiled.sorted { $0.index < $1.index }
    }
    var templates: [NoteTemplate] = []
    for (_, result) in compiled { templates.append(template(try result.get())) }
    return templates
  }

  private static func renderer(
    _ pack: TemplatePack, _ format: OutputFormat, _ options: RenderOptions
  ) -> Result<Renderer, ReportError> {
    do throws(ReportError) {
      return .success(try Renderer(pack, format: format, options: options))
    } catch {
      return .failure(error)
    }
  }
}

/// Everything that determines how notes look.
package struct NoteAppearance: Sendable {
  let pack: TemplatePack
  let options: RenderOptions
  let settings: [String]

  /// Makes an appearance.
  ///
  /// - Parameter settings: Anything besides pack and options, such as the program's version.
  package init(pack: TemplatePack, options: RenderOptions, settings: [String]) {
    self.pack = pack
    self.options = options
    self.settings = settings
  }

  /// A SHA-256 that changes with any of it.
  ///
  /// Archives store it: if the way it is computed changes, all notes are rendered again once.
  package func key(of format: OutputFormat) -> [UInt8] {
    var hash = SHA256()
    for layer in pack.layers {
      hash.add(layer.name)
      for file in layer.files {
        hash.add(file.name)
        hash.add(file.text)
      }
    }
    for part in options.omitted.map(\.rawValue).sorted() { hash.add(part) }
    for (name, value) in options.variables.sorted(by: { $0.key < $1.key }) {
      hash.add("\(name)=\(value)")
    }
    if let title = options.title { hash.add("title=\(title)") }
    hash.add("language=\(options.language)")
    hash.add("timeZone=\(options.timeZone.definition)")
    for setting in settings { hash.add(setting) }
    hash.add(format.rawValue)
    return Array(hash.finalize())
  }
}

extension SHA256 {
  /// Adds a text and a terminating zero byte.
  fileprivate mutating func add(_ text: String) {
    update(data: Array(text.utf8) + [0])
  }
}
