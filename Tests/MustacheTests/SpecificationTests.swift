import JSONDocument
import Mustache
import Testing
import TestSupport

/// The tests of the Mustache specification, without those of the optional lambdas.
@Suite(.requires(.sharedFolder("conformance/mustache")))
struct SpecificationTests {
  private struct Count: Equatable, CustomStringConvertible {
    var passed = 0
    var all = 0
    var description: String { "\(passed) of \(all)" }
  }

  @Test func `every test of the specification passes`() throws {
    let required = try count(
      "comments", "delimiters", "interpolation", "inverted", "partials", "sections")
    let inheritance = try count("~inheritance")
    let dynamicNames = try count("~dynamic-names")
    print(
      "Mustache specification: \(required) required, \(inheritance) inheritance,",
      "\(dynamicNames) dynamic names")
    #expect(required == Count(passed: 136, all: 136))
    #expect(inheritance == Count(passed: 27, all: 27))
    #expect(dynamicNames == Count(passed: 21, all: 21))
  }

  /// The number of tests of some modules that pass.
  private func count(_ modules: String...) throws -> Count {
    var count = Count()
    for module in modules {
      let document = try SharedFolder.json("conformance/mustache/\(module).json")
      guard case .object(let root) = document, case .array(let tests) = root["tests"] else {
        Issue.record("\(module).json holds no tests")
        continue
      }
      for case .object(let test) in tests {
        count.all += 1
        if try passes(test, of: module) { count.passed += 1 }
      }
    }
    return count
  }

  private func passes(_ test: JSONObject, of module: String) throws -> Bool {
    var partials: [String: String] = [:]
    if case .object(let members) = test["partials"] {
      for member in members.members {
        partials[member.name] = string(member.value)
      }
    }
    let template = try #require(string(test["template"]))
    let expected = try #require(string(test["expected"]))
    let name = string(test["name"]) ?? ""
    do {
      let rendered = try render(template, value(test["data"] ?? .null), partials: partials)
      #expect(rendered == expected, "\(module): \(name)")
      return rendered.utf8.elementsEqual(expected.utf8)
    } catch {
      Issue.record("\(module): \(name): \(error)")
      return false
    }
  }

  private func string(_ value: JSONValue?) -> String? {
    if case .string(let string) = value { string } else { nil }
  }

  private func value(_ json: JSONValue) -> Value {
    switch json {
    case .null: .nothing
    case .boolean(let boolean): .boolean(boolean)
    case .number(let number): .number(number.spelling)
    case .string(let string): .text(string)
    case .array(let elements): .list(elements.map(value))
    case .object(let object):
      .object(Object(object.members.map { (name: $0.name, value: value($0.value)) }))
    }
  }
}
