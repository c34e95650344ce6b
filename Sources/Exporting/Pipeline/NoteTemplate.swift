internal import Crypto
public import Reports
internal import TimeZones

/// What writes one format, and a key by which notes that it wrote are known to be up to date.
public struct NoteTemplate: Sendable {
  /// The format.
  public var format: OutputFormat { renderer.format }
  let renderer: Renderer
  /// The zone of the dates in names.
  let timeZone: Zone
  private let appearance: NoteAppearance

  /// The SHA-256 of all that decides how notes look: the program's version, the pack, the options.
  var key: [UInt8] { appearance.key(of: format) }

  /// Compiles what a pack has for each of some formats, all at the same time.
  ///
  /// - Parameters:
  ///   - pack: The pack.
  ///   - formats: The formats.
  ///   - options: How notes are written.
  ///   - settings: What else decides how notes look, such as the version of the program.
  /// - Returns: A template for each format, in their order.
  /// - Throws: ``ReportError`` for the first format for which the pack is not right.
  public static func templates(
    _ pack: TemplatePack, formats: [OutputFormat], options: RenderOptions, settings: [String]
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

/// What decides how notes look.
private struct NoteAppearance: Sendable {
  let pack: TemplatePack
  let options: RenderOptions
  let settings: [String]

  /// A SHA-256 that differs where anything of it does.
  ///
  /// Archives keep it: where its making changes, all notes are rendered anew once.
  func key(of format: OutputFormat) -> [UInt8] {
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
    hash.add("language=\(options.language)")
    hash.add("timeZone=\(options.timeZone.definition)")
    for setting in settings { hash.add(setting) }
    hash.add(format.rawValue)
    return Array(hash.finalize())
  }
}

extension SHA256 {
  /// Adds a text and a byte that ends it.
  fileprivate mutating func add(_ text: String) {
    update(data: Array(text.utf8) + [0])
  }
}
