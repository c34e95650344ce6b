internal import Archive
internal import BotStatus
internal import Crypto
internal import Deflate
internal import Evidence
internal import JSONDocument
internal import MeetingModel
internal import Reports
internal import TimeZones

/// Makes Markdown notes as they were made with a certain template and certain options, and writes
/// down what both are, so that an archive can keep them.
struct NoteMaker {
  let reader: BotStatusReader
  let pack: TemplatePack
  let options: RenderOptions
  private let renderer: Renderer

  /// The largest pack that is read from an archive, in bytes.
  private static let maximumPackSize = 8 << 20
  /// How many steps of a template a byte of an answer may take: far more than in any pack of ours.
  private static let stepsOfByte = 4

  init(_ template: NoteTemplate, reader: BotStatusReader) {
    self.init(
      pack: template.appearance.pack, options: template.appearance.options,
      renderer: template.renderer, reader: reader)
  }

  private init(
    pack: TemplatePack, options: RenderOptions, renderer: Renderer, reader: BotStatusReader
  ) {
    self.pack = pack
    self.options = options
    self.renderer = renderer
    var reader = reader
    // The names are counted where meetings are read for this run.
    reader.options.nameUse = nil
    self.reader = reader
  }

  /// The note of an answer; nil if the answer or the template cannot be read any more.
  func text(of answer: StoredAnswer) -> [UInt8]? {
    guard let bytes = try? PackedAnswer.unpacked(answer),
      var meeting = try? reader.meeting(in: bytes), meeting.hasNotes
    else { return nil }
    meeting.findEvidence()
    let view = MeetingView(meeting)
    // Whoever made the archive may have written the template.
    view.limit = (1_000_000 + Self.stepsOfByte * bytes.count, NoteMerge.maximumSize)
    var text: [UInt8] = []
    do {
      try renderer.render(view, into: &text)
    } catch {
      return nil
    }
    return text
  }

  // MARK: Archives

  /// What it is made of.
  func source() throws -> ArchivedTemplate {
    let pack = Self.bytes(of: pack)
    return ArchivedTemplate(
      packHash: Array(SHA256.hash(data: pack)), size: pack.count,
      pack: try ZlibFormat.packed(pack, level: 9),
      options: String(decoding: Self.bytes(of: optionsValue), as: UTF8.self))
  }

  /// Makes it again; nil if something of it is damaged or no longer there.
  ///
  /// - Parameter zone: The zone of this run, which may have a name that nothing is listed under.
  init?(_ source: ArchivedTemplate, zone: Zone) {
    guard source.size <= Self.maximumPackSize,
      let bytes = try? ZlibFormat.unpacked(source.pack, size: source.size),
      SHA256.hash(data: bytes).elementsEqual(source.packHash),
      let pack = Self.pack(in: bytes),
      let values = (try? JSONParser.parse(Array(source.options.utf8)))?.objectValue,
      let options = Self.options(in: values, zone: zone),
      let renderer = try? Renderer(pack, format: .markdown, options: options)
    else { return nil }
    self.init(
      pack: pack, options: options, renderer: renderer,
      reader: BotStatusReader(
        options: ReaderOptions(
          botNames: Self.strings(values["bot_names"]),
          speakerNames: Self.pairs(values["speakers"]))))
  }

  private static func bytes(of value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONWriter.append(value, to: &bytes)
    return bytes
  }

  private static func bytes(of pack: TemplatePack) -> [UInt8] {
    func value(_ file: PackFile) -> JSONValue {
      ["name": .string(file.name), "text": .string(file.text)]
    }
    func value(_ layer: TemplatePack.Layer) -> JSONValue {
      let files = layer.files.filter { $0.fault == nil }.map { value($0) }
      return [
        "name": .string(layer.name), "replaces_style": .boolean(layer.replacesStyle),
        "has_base_formats": .boolean(layer.hasBaseFormats), "files": .array(files),
      ]
    }
    return bytes(
      of: ["name": .string(pack.name), "layers": .array(pack.layers.map { value($0) })])
  }

  private static func pack(in bytes: [UInt8]) -> TemplatePack? {
    guard let object = (try? JSONParser.parse(bytes))?.objectValue,
      let name = object["name"]?.stringValue, let layers = object["layers"]?.arrayValue
    else { return nil }
    func file(_ object: JSONObject) -> PackFile {
      let name = object["name"]?.stringValue ?? ""
      return PackFile(name: name, path: name, text: object["text"]?.stringValue ?? "")
    }
    func layer(_ object: JSONObject) -> TemplatePack.Layer {
      TemplatePack.Layer(
        name: object["name"]?.stringValue ?? "", place: nil,
        files: (object["files"]?.arrayValue ?? []).compactMap(\.objectValue).map { file($0) },
        replacesStyle: object["replaces_style"]?.booleanValue ?? false,
        hasBaseFormats: object["has_base_formats"]?.booleanValue ?? true)
    }
    return TemplatePack(
      name: name, description: "",
      layers: layers.compactMap(\.objectValue).map { layer($0) })
  }

  private var optionsValue: JSONValue {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    func object(_ pairs: [String: String]) -> JSONValue {
      let sorted = pairs.sorted { $0.key < $1.key }
      return .object(
        JSONObject(members: sorted.map { .init(name: $0.key, value: .string($0.value)) }))
    }
    return [
      "omit": list(options.omitted.map(\.rawValue).sorted()), "title": .text(options.title),
      "set": object(options.variables), "language": .string(options.language),
      "time_zone": .string(options.timeZone.name), "bot_names": list(reader.options.botNames),
      "speakers": object(reader.options.speakerNames),
    ]
  }

  private static func options(in values: JSONObject, zone: Zone) -> RenderOptions? {
    guard let language = values["language"]?.stringValue,
      let zoneName = values["time_zone"]?.stringValue,
      let zone = zone.name == zoneName
        ? zone : try? ZoneDatabase().zone(namedOrOffset: zoneName)
    else { return nil }
    return RenderOptions(
      omitting: Set(strings(values["omit"]).compactMap(ReportPart.init)),
      title: values["title"]?.stringValue, variables: pairs(values["set"]), language: language,
      timeZone: zone)
  }

  private static func strings(_ value: JSONValue?) -> [String] {
    (value?.arrayValue ?? []).compactMap(\.stringValue)
  }

  private static func pairs(_ value: JSONValue?) -> [String: String] {
    Dictionary(
      (value?.objectValue?.members ?? []).compactMap { member in
        member.value.stringValue.map { (member.name, $0) }
      }, uniquingKeysWith: { $1 })
  }
}
