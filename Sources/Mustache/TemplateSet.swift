/// Templates that can include each other, parsed, checked and compiled once.
///
/// A set does not change: any number of tasks may render with it at the same time.
///
/// The language is [Mustache](https://mustache.github.io/mustache.5.html) with its optional
/// inheritance and dynamic names, without lambdas, and with functions of one argument,
/// `{{yaml(title)}}`. White space inside a name counts, so that `{{insights.Next steps}}` works.
/// What a template renders is never read as a template.
///
/// Where the specification leaves it open: the indentation of a partial is not put on empty lines,
/// white space may stand before a sigil, `{{ #turns }}`, in a parent only blocks, comments and text
/// may stand, and tags are nested at most 100 deep.
public struct TemplateSet: Sendable {
  private let program: Program
  private let shapes: ShapeTable
  /// The roots, each with what is known of the names in it; nil if nothing is checked.
  private let roots: [String: Checker]?

  /// Makes a set whose templates use no name, partial, function or block that is not there.
  ///
  /// - Parameters:
  ///   - sources: The templates; of several with one name, the last one counts.
  ///   - functions: What templates may call; of several with one name, the last one counts.
  ///   - roots: The templates that are rendered by name, each with the schema of its value. The
  ///     others are there to be included, and are checked where they are.
  ///   - synonyms: Names that people often try, each mapped to the one that exists: for messages.
  ///   - shapes: The shapes of objects that will be seen most: the names of the templates are looked
  ///     up in them here, and not in each rendering.
  /// - Throws: A ``TemplateError`` for the first thing that is wrong in a template that is reached
  ///   from a root, or for a syntax error in any.
  public init(
    _ sources: [TemplateSource], functions: [Function] = [], roots: [String: Schema],
    synonyms: [String: String] = [:], shapes: [Shape] = []
  ) throws(TemplateError) {
    program = try Compiler.compile(sources, functions: functions)
    self.shapes = ShapeTable(names: program.names, shapes: shapes)
    var checked: [String: Checker] = [:]
    for (name, schema) in roots.sorted(by: { $0.key < $1.key }) {
      let entry = try program.entry(of: name)
      checked[name] = try Checker(
        program, root: entry, schema: schema, synonyms: synonyms)
    }
    self.roots = checked
  }

  /// Makes a set in which an unknown name or partial is nothing, as the Mustache specification
  /// has it.
  public init(
    lenient sources: [TemplateSource], functions: [Function] = []
  ) throws(TemplateError) {
    program = try Compiler.compile(sources, functions: functions)
    shapes = ShapeTable(names: program.names, shapes: [])
    roots = nil
  }

  /// Whether a name stands in a tag of the templates, as the first one of a path.
  package func mentions(_ name: String) -> Bool {
    program.names.contains(name)
  }

  /// Renders a value with a template.
  ///
  /// - Parameters:
  ///   - name: The template: one of the roots, or any one of a lenient set.
  ///   - value: What the template sees.
  ///   - format: How its texts are written.
  ///   - output: What the result is appended to. After an error it holds what was rendered before.
  /// - Throws: A ``TemplateError`` if there is no such root, if partials include each other deeper
  ///   than 100, if a dynamic name names no template or one that uses names which are not there,
  ///   or if a function throws.
  public func render(
    _ name: String, with value: Value, format: Format, into output: inout [UInt8]
  ) throws(TemplateError) {
    let entry = try program.entry(of: name)
    let checker = roots?[name]
    if roots != nil, checker == nil {
      throw TemplateError("the template \"\(name)\" is there to be included, not to be rendered")
    }
    var renderer = Renderer(program, shapes: shapes, format: format, checker: checker)
    try renderer.render(value, from: entry, into: &output)
  }
}
