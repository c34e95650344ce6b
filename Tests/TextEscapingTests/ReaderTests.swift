import Foundation
import MarkdownReaders
import Testing
import TestSupport
import TextEscaping

@Suite struct ReaderTests {
  /// The separator between cases, in Markdown and in the readers' HTML.
  static let rule = Array("\n\n***\n\n".utf8)

  /// A case: texts in a template.
  struct Case {
    let fidelity: Fidelity
    let texts: [String]
    let markdown: [UInt8]
  }

  @Test(arguments: MarkdownReader.all)
  func `a reader shows exactly what was said`(_ reader: MarkdownReader) throws {
    try reader.requirement.check()
    let cases = try Self.cases(for: reader)
    var count = 0
    for start in stride(from: 0, to: cases.count, by: 500) {
      let batch = Array(cases[start..<min(start + 500, cases.count)])
      let html = try reader.html(Array(batch.map(\.markdown).joined(separator: Self.rule)))
      let parts = Self.parts(html)
      if parts.count == batch.count {
        for (part, one) in zip(parts, batch) where fault(of: part, in: one, reader) != nil {
          try report(one, reader)
          count += 1
        }
      } else {
        for one in batch where count < (reader.isSlow ? 3 : 10) {
          guard try fault(of: reader.html(one.markdown), in: one, reader) != nil else { continue }
          try report(one, reader)
          count += 1
        }
        if count == 0 { Issue.record("\(batch.count) cases became \(parts.count) parts") }
      }
      if count >= (reader.isSlow ? 3 : 10) { return }
    }
    print("\(reader.name) showed \(cases.count) texts in templates")
  }

  private func fault(of html: [UInt8], in one: Case, _ reader: MarkdownReader) -> String? {
    one.fidelity.fault(of: reader.shown(html), showing: one.texts, compared: reader.compared)
  }

  private func report(_ one: Case, _ reader: MarkdownReader) throws {
    let template = one.fidelity.template
    func fault(_ texts: [String]) -> String? {
      guard !texts.contains(where: { isBlank($0) }),
        let html = try? reader.html(template.markdown(texts, knowsNext: false))
      else { return nil }
      return one.fidelity.fault(
        of: reader.shown(html), showing: texts, compared: reader.compared)
    }
    guard fault(one.texts) != nil else {
      Issue.record("only among others: \(one.texts) in \(template.testDescription)")
      return
    }
    let smallest = Shrinking.smallest(of: one.texts, tries: reader.isSlow ? 30 : 1000) {
      fault($0) != nil
    }
    Issue.record(
      "\(smallest.map(\.debugDescription)) in \(template.testDescription) is \(literal(template.markdown(smallest, knowsNext: false))): \(fault(smallest) ?? "")"
    )
  }

  /// Texts in templates.
  private static func cases(for reader: MarkdownReader) throws -> [Case] {
    let texts = Effort.share(SharedFolder.attacks + HostileText.texts(Effort.texts, seed: 3), of: 4)
      .filter { !isBlank($0) }
    let templates = TextTemplate.all.filter { !reader.otherTemplates.contains($0.source) }
    let plain = templates.map { $0.markdown(Fidelity.words($0), knowsNext: false) }
    let parts = parts(try reader.html(Array(plain.joined(separator: rule))))
    guard parts.count == templates.count else {
      Issue.record("\(templates.count) templates became \(parts.count) parts")
      return []
    }
    let fidelities = zip(templates, parts).compactMap { Fidelity($0, plain: $1) }
    guard fidelities.count == templates.count else {
      Issue.record("a word is not shown")
      return []
    }
    var generator = SplitMix64(seed: 4)
    return texts.enumerated().map { index, text in
      let fidelity = fidelities[index % fidelities.count]
      var values = [text]
      while values.count < fidelity.template.places {
        values.append(texts.randomElement(using: &generator) ?? "")
      }
      return Case(
        fidelity: fidelity, texts: values,
        markdown: fidelity.template.markdown(values, knowsNext: false))
    }
  }

  /// The parts of a document between thematic breaks.
  private static func parts(_ html: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var index = 0
    while index < html.count {
      let isRule =
        html[index] == UInt8(ascii: "<") && html[index...].starts(with: "<hr".utf8)
      if isRule {
        index = (html[index...].firstIndex(of: UInt8(ascii: ">")) ?? index) + 1
        parts.append([])
      } else {
        parts[parts.count - 1].append(html[index])
        index += 1
      }
    }
    return parts
  }
}
