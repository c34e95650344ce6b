import Foundation
import JSONDocument
import Testing
import TestSupport

private let suite = SharedFolder.jsonFiles(in: "conformance/json")

/// JSONTestSuite: `y_` must be accepted, `n_` must be refused, `i_` may be either.
@Suite(.requires(.sharedFolder("conformance/json")))
struct ConformanceTests {
  private let refusing = JSONParser.Options()
  private let repairing = JSONParser.Options(invalidUTF8: .repair)

  private func files(_ prefix: String) -> [URL] {
    suite.filter { $0.lastPathComponent.hasPrefix(prefix) }
  }

  private func accepts(_ file: URL, _ options: JSONParser.Options) throws -> Bool {
    let bytes = try SharedFolder.bytes(of: file)
    do {
      let parsed = try JSONParser.parseText(bytes.span, options: options)
      let written = JSONWriter.bytes(of: parsed.value)
      #expect(try JSONParser.parse(written) == parsed.value, "\(file.lastPathComponent)")
      return true
    } catch {
      #expect((0...bytes.count).contains(error.offset), "\(file.lastPathComponent): \(error)")
      return false
    }
  }

  @Test func `all valid documents are accepted and all invalid ones refused`() throws {
    let valid = files("y_")
    let invalid = files("n_")
    let open = files("i_")
    let rejected = try valid.filter { try !accepts($0, refusing) || !accepts($0, repairing) }
    let taken = try invalid.filter { try accepts($0, refusing) || accepts($0, repairing) }
    let openTaken = try open.filter { try accepts($0, refusing) }
    let openRepaired = try open.filter { try accepts($0, repairing) }
    print(
      "JSONTestSuite: \(valid.count - rejected.count) of \(valid.count) y_ accepted,",
      "\(invalid.count - taken.count) of \(invalid.count) n_ refused,",
      "\(openTaken.count) of \(open.count) i_ accepted, \(openRepaired.count) with repair, no crash"
    )
    #expect(rejected.map(\.lastPathComponent) == [])
    #expect(taken.map(\.lastPathComponent) == [])
    #expect(valid.count == 95)
    #expect(invalid.count == 188)
    #expect(open.count == 35)
  }
}
