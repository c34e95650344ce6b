/// Checks the names in templates against a schema before anything is rendered.
///
/// What a name in a partial refers to depends on where the partial is included. So the check
/// follows all includes from a root template, with the schemas of the contexts that rendering would
/// have there. A template is checked once for each combination of surroundings, of which there are
/// finitely many even if templates are recursive.
struct Checker: Sendable {
  /// A template or a block's argument, with its surroundings.
  struct State: Hashable, Sendable {
    let entry: Program.Entry
    var surroundings: Surroundings
  }

  /// What a template can refer to.
  struct Surroundings: Hashable, Sendable {
    /// The schemas of the contexts, the innermost last.
    var contexts: [Int]
    /// The arguments in force; -1 if there are none.
    var arguments: Int
  }

  /// What is known about a tag that takes the name of its template from data.
  struct DynamicCall: Sendable {
    var surroundings: [Surroundings] = []
    var entries: [Int] = []
  }

  /// The maximum number of states, far more than real templates have.
  private var mostStates: Int { 5_000 + 10 * program.calls.count }

  let program: Program
  /// Names that people often try, each mapped to the one that exists.
  let synonyms: [String: String]
  private(set) var graph: SchemaGraph
  var seen: Set<State> = []
  var pending: [State] = []
  var arguments = ArgumentTable()
  /// The names of the blocks that templates have or include, as far as they were looked up.
  var blockNames: [Program.Entry: Set<Int>?] = [:]
  var dynamicCalls: [Int: DynamicCall] = [:]
  /// The calls that include themselves, once a call looks as if it did.
  var selfIncludes: SelfIncludes?
  /// The errors.
  var problems: ProblemList

  /// Checks a root template against the schema of the value that it renders.
  ///
  /// - Parameters:
  ///   - synonyms: Names that people often try, each mapped to the one that exists.
  ///   - problems: Takes the errors.
  init(
    _ program: Program, root entry: Int, schema: Schema, synonyms: [String: String],
    problems: ProblemList = .throwing
  ) throws(TemplateError) {
    self.program = program
    self.synonyms = synonyms
    self.problems = problems
    graph = SchemaGraph(names: program.names)
    let context = graph.add(schema)
    add(
      State(
        entry: Program.Entry(start: entry),
        surroundings: Surroundings(contexts: [context], arguments: -1)))
    try run()
  }

  /// Checks a template whose name came from data, in all surroundings that the call can have.
  mutating func check(call: Int, of entry: Int) throws(TemplateError) {
    var dynamic = dynamicCalls[call, default: DynamicCall()]
    guard !dynamic.entries.contains(entry) else { return }
    dynamic.entries.append(entry)
    dynamicCalls[call] = dynamic
    for surroundings in dynamic.surroundings {
      add(State(entry: Program.Entry(start: entry), surroundings: surroundings))
    }
    try run()
  }

  /// Adds a state to check unless it was added before.
  mutating func add(_ state: State) {
    if seen.insert(state).inserted {
      pending.append(state)
    }
  }

  private mutating func run() throws(TemplateError) {
    while let state = pending.popLast() {
      try check(state)
      guard seen.count <= mostStates else {
        throw TemplateError(
          "templates include each other in more ways than can be checked",
          at: program.location(of: state.entry.start))
      }
    }
  }

  /// Checks the instructions of a template as if all of them were executed.
  private mutating func check(_ state: State) throws(TemplateError) {
    var contexts = state.surroundings.contexts
    let arguments = state.surroundings.arguments
    var instruction = state.entry.start
    while true {
      switch program.instructions[instruction] {
      case .sectionEnd:
        contexts.removeLast()
      case .blockEnd where instruction == state.entry.end:
        return
      case .end:
        return
      default:
        do {
          try check(instruction, in: &contexts, arguments: arguments)
        } catch {
          try problems.add(error)
        }
      }
      if case .call(let call) = program.instructions[instruction] {
        instruction = program.calls[call].next
      } else {
        instruction += 1
      }
    }
  }

  /// Checks an instruction that neither ends anything nor returns.
  private mutating func check(
    _ instruction: Int, in contexts: inout [Int], arguments: Int
  ) throws(TemplateError) {
    switch program.instructions[instruction] {
    case .literal, .line, .sectionEnd, .blockEnd, .end:
      break
    case .value(let path), .raw(let path):
      try requireSingle(path, in: contexts, at: instruction)
    case .function(let call, let path):
      // The outer functions take single values, which is what the inner ones return.
      guard let first = program.functionCalls[call].steps.first else { break }
      try require(program.functions[first.function], on: path, in: contexts, at: instruction)
    case .section(let path, _):
      // Inside a section over an unknown name, nothing more can be said.
      var context = SchemaGraph.anything
      defer { contexts.append(context) }
      context = graph.element(of: try node(of: path, in: contexts, at: instruction))
    case .positionSection(let path, _):
      var context = SchemaGraph.anything
      defer { contexts.append(context) }
      let node = try node(of: path, in: contexts, at: instruction)
      context = node == SchemaGraph.position ? contexts.last ?? context : graph.element(of: node)
    case .inverted(let path, _):
      _ = try node(of: path, in: contexts, at: instruction)
    case .call(let call):
      try follow(call, in: contexts, arguments: arguments, at: instruction)
    case .block(let block):
      follow(block, in: contexts, arguments: arguments)
    }
  }
}
