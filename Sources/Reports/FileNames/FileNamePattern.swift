internal import MeetingModel
internal import Mustache
internal import TextScanning

/// A pattern for the names of notes, such as `{{date}} {{title}}`.
///
/// It is a template of one line that sees the same values and functions as the templates of a pack.
/// A `/` between its tags separates folders; one in a value does not, so that no text of a meeting
/// can choose a folder. What it gives is text: whoever writes files makes a safe name of it.
public struct FileNamePattern: Sendable {
  /// The pattern as it was given.
  public let text: String
  private let templates: TemplateSet
  private let context: ValueContext
  private let names: RootNames

  /// The name of the pattern in messages.
  private static let place = "filename"
  /// The maximum number of folders in a name, and of names in a path.
  package static let maximumDepth = 16
  /// Separates folders in the compiled template; no value can write it.
  private static let separator: Unicode.Scalar = "\u{1F}"

  /// Compiles a pattern.
  ///
  /// - Parameters:
  ///   - text: The pattern.
  ///   - pack: The pack whose labels it sees.
  ///   - options: The options with which the notes are rendered.
  /// - Throws: A ``ReportError`` with line and column if the pattern is invalid.
  public init(
    _ text: String, pack: TemplatePack, options: RenderOptions = RenderOptions()
  ) throws(ReportError) {
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw ReportError(
        .invalidTemplate, at: Self.place,
        "a pattern for names is one line without control characters")
    }
    let source = Self.separated(text)
    guard source.unicodeScalars.count(where: { $0 == Self.separator }) < Self.maximumDepth else {
      throw ReportError(
        .invalidTemplate, at: Self.place,
        "a name can be in at most \(Self.maximumDepth - 1) folders")
    }
    if let fault = Self.fault(of: text, separated: source) {
      throw ReportError(.invalidTemplate, at: Self.place, fault)
    }
    self.text = text
    let labels = try Labels(of: pack, language: options.language)
    names = RootNames(labels: labels, page: .nothing)
    do {
      templates = try TemplateSet(
        [TemplateSource(name: Self.place, path: Self.place, text: source)],
        functions: DocumentFormat.fileName.functions(labels: labels, timeZone: options.timeZone),
        roots: [Self.place: names.schema], synonyms: RootNames.synonyms, shapes: names.shapes)
    } catch {
      throw ReportError(error)
    }
    context = ValueContext(
      labels: labels, insightWriter: FileNameInsightWriter(), options: options, headingLevel: 1,
      showsPassages: templates.mentions("passages"))
  }

  /// What is wrong with the names that a pattern would give; nil if nothing is.
  private static func fault(of text: String, separated source: String) -> String? {
    let parts = source.unicodeScalars.split(
      separator: separator, omittingEmptySubsequences: false)
    if text.utf8.first == UInt8(ascii: "/") {
      return
        "a pattern for names cannot begin with /: names are relative to the folder of the notes"
    }
    if parts.contains(where: { $0.filter { $0 != " " }.elementsEqual("..".unicodeScalars) }) {
      return "a pattern for names cannot lead out of the folder of the notes: drop the part \"..\""
    }
    let lowercased = text.lowercased()
    let endings = OutputFormat.allCases.map { ".\($0.fileExtension)" }
    if let ending = endings.first(where: {
      lowercased.utf8.suffix($0.utf8.count).elementsEqual($0.utf8)
    }) {
      return "names get the extensions of their formats by themselves: drop \"\(ending)\""
    }
    guard
      text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
        .dropFirst().dropLast().contains(where: \.isEmpty)
    else {
      return "a pattern without values gives all notes one name: use some, as in {{date}} {{title}}"
    }
    return nil
  }

  /// The values of the caller that the pattern writes without testing that they are there.
  package var askedVariables: [AskedVariable] {
    let asked = templates.reach(from: Self.place)?.untestedValues(in: "vars") ?? []
    return asked.map { AskedVariable(name: $0.name, place: $0.place.description) }
  }

  /// Whether the place of an error is a pattern, with or without line and column.
  package static func isPlace(_ place: String?) -> Bool {
    place?.utf8.split(separator: UInt8(ascii: ":")).first.map { $0.elementsEqual(Self.place.utf8) }
      ?? false
  }

  /// The names of the values of the caller that the pattern reads; nil if that depends on data.
  package var readVariables: Set<String>? {
    templates.reach(from: Self.place)?.names(in: "vars")
  }

  /// Whether a pattern has no tags that could repeat anything: a loop in a loop, or a pattern that
  /// includes itself, can take any time.
  ///
  /// One from a source that is not trusted, such as an archive, must have none. `{{^room}}` is not a
  /// loop, and neither are sections over `has` and `vars`, whose values are no lists.
  public static func isWithoutLoops(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[start...].drop { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: " ") }
      guard let first = rest.first else { return true }
      switch first {
      case UInt8(ascii: "#"):
        let name = rest.dropFirst().drop { $0 == UInt8(ascii: " ") }
        guard name.starts(with: "has.".utf8) || name.starts(with: "vars.".utf8) else {
          return false
        }
      case UInt8(ascii: "^"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "!"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        break
      // Partials, blocks, other delimiters, and whatever else a tag may begin with.
      default: return false
      }
    }
    return true
  }

  /// The names of the folders and, last, of the file that the pattern gives for a meeting: any text,
  /// which may be empty.
  package func components(of view: MeetingView) throws(ReportError) -> [String] {
    var output: [UInt8] = []
    let context = context.reading(view.texts)
    let values = names.value(of: view.subject(in: context), body: .nothing, in: context)
    let escape = DocumentFormat.fileName.escape
    do {
      try templates.render(
        Self.place, with: values, format: Format(escape: escape, raw: escape), into: &output)
    } catch {
      throw ReportError(error)
    }
    return output.split(
      separator: UInt8(Self.separator.value), omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The pattern with a separator for each `/` outside its tags.
  private static func separated(_ text: String) -> String {
    var source = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var isInTag = false
    for (index, scalar) in scalars.enumerated() {
      let isDoubled = index + 1 < scalars.count && scalars[index + 1] == scalar
      if scalar == "{", isDoubled { isInTag = true }
      if scalar == "}", index > 0, scalars[index - 1] == "}" { isInTag = false }
      source.append(scalar == "/" && !isInTag ? separator : scalar)
    }
    return String(source)
  }
}

extension DocumentFormat {
  /// The rules for names of files: text is written as it is, without control characters.
  fileprivate static let fileName = DocumentFormat { text, output in
    output.append(contentsOf: text.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 })
  }

  private init(escape: @escaping Format.Writer) {
    output = .markdown
    self.escape = escape
  }
}

/// Writes insights into names of files: their words without markup.
private struct FileNameInsightWriter: InsightWriter {
  var texts = ParsedTexts()

  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8]) {
    DocumentFormat.fileName.append(texts.plainText(of: value.plainSource), to: &output)
  }
}
