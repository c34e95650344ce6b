/// Templates that can include each other, parsed, checked and compiled once.
///
/// A set is immutable: any number of tasks may render with it at the same time.
///
/// The language is [Mustache](https://mustache.github.io/mustache.5.html) with optional inheritance
/// and dynamic names, without lambdas, and with functions: `{{yaml(title)}}`,
/// `{{yaml(truncate(title, 40))}}`. White space inside a name is significant, so that
/// `{{insights.Next steps}}` works. `{{> page.body}}` includes the block `body` of the template
/// `page` by itself. Rendered text is never parsed as a template.
///
/// Where the specification leaves room: empty lines of a partial are not indented, white space may
/// precede a sigil (`{{ #turns }}`), a parent may contain only blocks, comments and text, and tags
/// are nested at most 100 deep.
public struct TemplateSet: Sendable {
  let program: Program
  private let shapes: ShapeTable
  private let placing: Placing?
  /// The roots, each with its checker; nil if nothing is checked.
  private let roots: [String: Checker]?

  /// Makes a set of templates, all of whose names, partials, functions and blocks have to exist.
  ///
  /// - Parameters:
  ///   - sources: The templates; of several with one name, the last one counts.
  ///   - functions: The functions that templates can call; of several with one name, the last one
  ///     counts.
  ///   - roots: The templates that are rendered by name, each with the schema of its value. The
  ///     others are only included, and are checked where they are included.
  ///   - synonyms: Names that people often try, each mapped to the one that exists, for messages.
  ///   - shapes: Common shapes of objects, in which the templates' names are looked up now instead
  ///     of in every rendering.
  ///   - placing: What the templates tell about the places of values, for the one format that they
  ///     are rendered in; nil if the format has to find every place.
  /// - Throws: A ``TemplateError`` for the first error in a template that is reachable from a root,
  ///   or for a syntax error in any template.
  public init(
    _ sources: [TemplateSource], functions: [Function] = [], roots: [String: Schema],
    synonyms: [String: String] = [:], shapes: [Shape] = [], placing: Placing? = nil
  ) throws(TemplateError) {
    var problems = ProblemList.throwing
    program = try Compiler.compile(
      sources, functions: functions, placing: placing, problems: &problems)
    self.placing = placing
    self.shapes = ShapeTable(names: program.names, shapes: shapes)
    var checked: [String: Checker] = [:]
    for (name, schema) in roots.sorted(by: { $0.key < $1.key }) {
      let entry = try program.entry(of: name)
      checked[name] = try Checker(
        program, root: entry, schema: schema, synonyms: synonyms)
    }
    self.roots = checked
  }

  /// Makes a set in which an unknown name or partial renders nothing, as in the Mustache
  /// specification.
  public init(
    lenient sources: [TemplateSource], functions: [Function] = []
  ) throws(TemplateError) {
    var problems = ProblemList.throwing
    program = try Compiler.compile(sources, functions: functions, problems: &problems)
    placing = nil
    shapes = ShapeTable(names: program.names, shapes: [])
    roots = nil
  }

  /// Whether a tag of the templates has a name as the first one of its path.
  package func mentions(_ name: String) -> Bool {
    program.names.contains(name)
  }

  /// Renders a value with a template.
  ///
  /// - Parameters:
  ///   - name: The template: one of the roots, or any template of a lenient set.
  ///   - value: The value to render.
  ///   - format: How values are written.
  ///   - output: The result is appended to it. After an error it has what was rendered before.
  /// - Throws: A ``TemplateError`` if there is no such root, if partials are nested deeper than 100,
  ///   if a dynamic name refers to a missing template or one that uses unknown names, or if a
  ///   function throws.
  public func render(
    _ name: String, with value: Value, format: Format, into output: inout [UInt8]
  ) throws(TemplateError) {
    var observer = NoObserver()
    try render(name, with: value, format: format, into: &output, observer: &observer)
  }

  /// Renders a value with a template, and tells an observer of each instruction.
  func render<Observer: InstructionObserver>(
    _ name: String, with value: Value, format: Format, into output: inout [UInt8],
    observer: inout Observer
  ) throws(TemplateError) {
    let entry = try program.entry(of: name)
    let checker = roots?[name]
    if roots != nil, checker == nil {
      throw TemplateError("the template \"\(name)\" can only be included, not rendered")
    }
    var renderer = Renderer(
      program, shapes: shapes, format: format, placing: placing, checker: checker)
    try renderer.render(value, from: entry, into: &output, observer: &observer)
  }
}

/// The text of a template, and its names.
public struct TemplateSource: Sendable {
  /// The name that partials and callers use: `notes.md`, `turn`.
  public let name: String
  /// The name in messages: a path that the user can open, or `notes.md.mustache`.
  public let path: String
  /// The template in UTF-8; a byte order mark is ignored.
  public let text: [UInt8]

  /// Makes a source from the bytes of a file.
  public init(name: String, path: String, text: [UInt8]) {
    self.name = name
    self.path = path
    self.text = text
  }

  /// Makes a source from a string.
  public init(name: String, path: String, text: String) {
    self.init(name: name, path: path, text: Array(text.utf8))
  }
}

/// The names that a template can use, and the kinds of their values.
///
/// Templates are checked against it when a ``TemplateSet`` is made. A name in the schema may have
/// no value when the template is rendered, and is nothing then.
public indirect enum Schema: Sendable {
  /// A value without names inside: text, a fragment, a number, a boolean.
  case leaf
  /// A list of elements of one schema.
  case list(Schema)
  /// Named values; with one called `.`, the object can also be written as text.
  case object([String: Schema])
  /// Any value: every name inside it is allowed, at any depth.
  case anything
}
