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

  /// Compiles what a pack has for a format.
  ///
  /// - Parameters:
  ///   - pack: The pack.
  ///   - format: The format.
  ///   - options: How notes are written.
  ///   - settings: What else decides how notes look, such as the version of the program.
  public init(
    _ pack: TemplatePack, format: OutputFormat, options: RenderOptions, settings: [String]
  ) throws(ReportError) {
    timeZone = options.timeZone
    renderer = try Renderer(pack, format: format, options: options)
    var hash = SHA256()
    func add(_ text: String) {
      hash.update(data: Array(text.utf8) + [0])
    }
    add(format.rawValue)
    for layer in pack.layers {
      add(layer.name)
      for file in layer.files {
        add(file.name)
        add(file.text)
      }
    }
    for part in options.omitted.map(\.rawValue).sorted() { add(part) }
    for (name, value) in options.variables.sorted(by: { $0.key < $1.key }) {
      add("\(name)=\(value)")
    }
    // Every other option has one spelling, so that none can be forgotten here.
    for child in Mirror(reflecting: options).children
    where child.label != "omitted" && child.label != "variables" {
      add("\(child.label ?? "")=\(child.value)")
    }
    for setting in settings { add(setting) }
    self.hash = Array(hash.finalize())
  }
}
