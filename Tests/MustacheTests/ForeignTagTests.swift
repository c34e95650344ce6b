import Mustache
import Testing

/// Tags as other template languages have them: the message says what to write here.
struct ForeignTagTests {
  private let schema = Schema.object([
    "title": .leaf, "turns": .list(.object(["text": .leaf])), "insights": .anything,
  ])
  private let functions = ["upper", "slug", "truncate"].map { name in
    Function(
      name, takesNumber: name == "truncate", value: { value, _ in value }, writer: nil)
  }

  @Test(arguments: [
    ("{{#if title}}x{{/if}}", "1:1", "{{#title}}…{{/title}}"),
    ("{{#if not title}}x{{/if}}", "1:1", "{{^title}}…{{/title}}"),
    ("{{#unless title}}x{{/unless}}", "1:1", "{{^title}}…{{/title}}"),
    ("{{#if title == 'x'}}x{{/if}}", "1:1", "a section tests one value"),
    ("{{#each turns}}x{{/each}}", "1:1", "{{#turns}}…{{/turns}}"),
    ("{{#turns}}{{#each this.parts}}x{{/each}}{{/turns}}", "1:11", "{{#parts}}…{{/parts}}"),
    ("{{#each turns}}x{{/each turns}}", "1:1", "{{#turns}}…{{/turns}}"),
    ("{{for turn in turns}}x{{endfor}}", "1:1", "{{#turns}}…{{/turns}}"),
    ("{{range .turns}}", "1:1", "{{#turns}}…{{/turns}}"),
    ("{{#title}}{{else}}{{/title}}", "1:11", "{{#name}}…{{/name}}{{^name}}…{{/name}}"),
    ("{{endif}}", "1:1", "{{/name}}"),
    ("\n {{title | upper}}", "2:2", "write {{upper(title)}}"),
    ("{{ title|slug | truncate: 80 }}", "1:1", "write {{truncate(slug(title))}}"),
    (
      "{{title | uper}}", "1:1",
      "as in {{upper(title)}}; there is none called \"uper\" (did you mean \"upper\"?)"
    ),
    ("{{insights.a | upper}}", "1:1", "write {{upper(insights.a)}}"),
    ("{{upper title}}", "1:1", "write {{upper(title)}}"),
    ("{{truncate title 80}}", "1:1", "write {{truncate(title, 80)}}"),
    ("{{.title}}", "1:1", "use \"title\""),
    ("{{this.title}}", "1:1", "use \"title\""),
    ("{{#turns}}{{../title}}{{/turns}}", "1:11", "use \"title\""),
    ("{{#turns}}{{@first}}{{/turns}}", "1:11", "write {{#first}}…{{/first}}"),
    ("{{\"x\"}}", "1:1", "text stands outside of tags"),
    ("{{include foot}}", "1:1", "write {{> foot}}"),
    ("{{foot}}", "1:1", "{{> foot}} includes the template"),
    ("{{> 'foot'}}", "1:1", "did you mean {{> foot}}?"),
    ("{{> foot.html}}", "1:1", "did you mean {{> foot}}?"),
    ("{{> foot x=title}}", "1:1", "did you mean {{> foot}}?"),
    ("{{> title}}", "1:1", "{{title}} writes the value of this name"),
    (
      "{{title} and {{title}}", "1:1",
      "another tag begins before this one ends: it has to end with \"}}\""
    ),
    ("{{{title}} and {{{title}}}", "1:1", "it has to end with \"}}}\""),
    ("{{title}", "1:1", "\"}}\" is missing"),
  ])
  func `a tag of another language is told with what to write here`(
    template: String, place: String, advice: String
  ) {
    let found = complaint(
      about: template, schema: schema, partials: ["foot": ""], functions: functions)
    #expect(found?.hasPrefix("main.mustache:\(place): ") ?? false, "\(found ?? "")")
    #expect(found?.contains(advice) ?? false, "\(found ?? "")")
  }

  @Test(arguments: [
    "{{insights.Pros | Cons}} {{insights.if only}} {{#insights.else}}{{/insights.else}}",
    "{{! {{title }} {{=<% %>=}}<% title %>{{", "{{=| |=}}|title|{{|!x|",
  ])
  func `names that only look like it stay names`(template: String) {
    #expect(complaint(about: template, schema: schema, functions: functions) == nil)
  }
}
