internal import ArgumentParser
internal import Reports

/// `debrief templates values`: the names that templates can use.
struct TemplatesValuesCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "values",
    abstract: "List the names that templates can use: values, labels and functions.",
    discussion: """
      A name with a dot belongs to each element of a list, or to an object: action_items.owner is \
      {{owner}} inside {{#action_items}}…{{/action_items}}.
      """)

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    var values = TextTable()
    values.add("VALUE", "TYPE", "MEANING", "EXAMPLE")
    for value in ValueDescription.all {
      values.add(value.name, value.type, value.meaning, value.example)
    }
    try values.write()
    var functions = TextTable()
    functions.add("")
    functions.add("FUNCTION", "WHAT IT GIVES")
    for function in NameDescription.functions {
      functions.add("\(function.name)(x)", function.text)
    }
    try functions.write()
    var labels = TextTable()
    labels.add("")
    labels.add("LABEL", "IN ENGLISH")
    let pack = try PackLoader().load(PackLoader.rootPackName)
    for label in try NameDescription.labels(of: pack, language: "en") {
      labels.add("labels.\(label.name)", label.text)
    }
    try labels.write()
    return .done
  }
}
