import Mustache
import Testing

/// All that is wrong with templates, at once.
struct ProblemTests {
  private func problems(_ sources: [String: String], functions: [Function] = []) -> [String] {
    let schema = Schema.object([
      "title": .leaf, "turns": .list(.object(["text": .leaf])),
    ])
    return TemplateSet.problems(
      in: sources.map { TemplateSource($0.key, $0.value) }, functions: functions,
      roots: ["main": schema], synonyms: [:]
    ).map(\.description)
  }

  @Test func `nothing is wrong with templates that are right`() {
    #expect(problems(["main": "{{title}}{{#turns}}{{text}}{{/turns}}{{> a}}", "a": "a"]) == [])
  }

  @Test func `every error of every template is found once, in order`() {
    let found = problems([
      "main": "{{titel}}{{#turn}}{{anything}}{{/turn}}\n{{#turns}}{{txt}}{{> part}}{{/turns}}"
        + "\n{{> part}}{{> prat}}{{lower(title)}}\n{{<page}}{{$bdy}}{{nope}}{{/bdy}}{{/page}}",
      "part": "{{text}}", "page": "{{$body}}{{titel}}{{/body}}",
    ])
    #expect(
      found == [
        "main.mustache:1:1: no value is called \"titel\" here; did you mean \"title\"?",
        "main.mustache:1:10: no value is called \"turn\" here; did you mean \"turns\"?",
        "main.mustache:2:11: no value is called \"txt\" here; did you mean \"text\"?",
        "main.mustache:3:11: there is no template \"prat\"; did you mean \"part\"?",
        "main.mustache:3:21: there is no function \"lower\"",
        "main.mustache:4:10: the parent has no block \"bdy\"; did you mean \"body\"?",
        "page.mustache:1:10: no value is called \"titel\" here; did you mean \"title\"?",
        "part.mustache:1:1: no value is called \"text\" here; use it inside {{#turns}}…{{/turns}}",
      ])
  }

  @Test func `what depends on a template with a syntax error is not blamed`() {
    let found = problems([
      "main": "{{<page}}{{$body}}{{/body}}{{/page}}{{> page.head}}{{x}}",
      "page": "{{$body}}", "other": "{{#a}}{{/b}}", "third": "{{f(}}{{#a..b}}{{/a..b}}",
    ])
    #expect(
      found.map { $0.prefix(20) } == [
        "main.mustache:1:52: ", "other.mustache:1:7: ", "page.mustache:1:1: \"",
        "third.mustache:1:1: ", "third.mustache:1:7: ",
      ])
  }
}
