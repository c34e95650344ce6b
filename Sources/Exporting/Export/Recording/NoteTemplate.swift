internal import Crypto
public import Reports
internal import TimeZones

/// What writes one format, and a hash by which notes that it wrote are known to be up to date.
public struct NoteTemplate: Sendable {
  /// The format.
  public var format: OutputFormat { renderer.format }
  let renderer: Renderer
  /// The zone of the dates in names.
  let timeZone: Zone
  /// The SHA-256 of all that decides how notes look: the program's version, the pack, the options.
  let hash: [UInt8]

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
    let hash = hash(of: pack, options, settings)
    let compiled = await withTaskGroup(of: (Int, Result<Renderer, ReportError>).self) { group in
      for (index, format) in formats.enumerated() {
        group.addTask { (index, Self.renderer(pack, format, options)) }
      }
      var compiled: [(index: Int, renderer: Result<Renderer, ReportError>)] = []
      for await (index, renderer) in group { compiled.append((index, renderer)) }
      return compiled.sorted { $0.index < $1.index }
    }
    var templates: [NoteTemplate] = []
    for (_, result) in compiled {
      let renderer = try result.get()
      var hash = hash
      hash.add(renderer.format.rawValue)
      templates.append(
        NoteTemplate(
          renderer: renderer, timeZone: options.timeZone, hash: Array(hash.finalize())))
    }
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

  /// The hash of what decides how the notes of all formats look.
  private static func hash(
    of pack: TemplatePack, _ options: RenderOptions, _ settings: [String]
  ) -> SHA256 {
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
    // Every other option has one spelling, so that none can be forgotten here.
    for child in Mirror(reflecting: options).children
    where child.label != "omitted" && child.label != "variables" {
      hash.add("\(child.label ?? "")=\(child.value)")
    }
    for setting in settings { hash.add(setting) }
    return hash
  }
}

extension SHA256 {
  /// Adds a text and a byte that ends it.
  fileprivate mutating func add(_ text: String) {
    update(data: Array(text.utf8) + [0])
  }
}
