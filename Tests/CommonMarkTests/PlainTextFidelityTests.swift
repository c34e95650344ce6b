import CommonMark
import Foundation
import Testing

@Suite struct PlainTextFidelityTests {
  @Test(arguments: TextTemplate.all)
  func `libcmark shows what was said, and nothing else`(_ template: TextTemplate) throws {
    let fidelity = try #require(Fidelity(template, read: LibcmarkReader.html))
    let texts = SharedFolder.attacks + HostileText.texts(4000, seed: 1)
    var generator = SeededGenerator(seed: 2)
    let stride = ProcessInfo.processInfo.environment["DEBRIEF_EXHAUSTIVE"] == nil ? 10 : 1
    let offset = template.source.utf8.reduce(0) { ($0 + Int($1)) % stride }
    for first in texts.enumerated().filter({ $0.offset % stride == offset }).map(\.element) {
      // A text in the first place, others beside it.
      var values = [first]
      while values.count < template.places {
        values.append(texts.randomElement(using: &generator) ?? "")
      }
      let knowsNext = Bool.random(using: &generator)
      func fault(_ values: [String]) -> String? {
        guard !values.contains(where: { isBlank($0) }) else { return nil }
        let html = LibcmarkReader.html(template.markdown(values, knowsNext: knowsNext))
        return fidelity.fault(of: html, showing: values)
      }
      guard fault(values) != nil else { continue }
      let smallest = Shrinking.smallest(of: values) { fault($0) != nil }
      let markdown = template.markdown(smallest, knowsNext: knowsNext)
      Issue.record(
        "\(smallest.map(\.debugDescription)) in \(template.testDescription) is \(debug(markdown)): \(fault(smallest) ?? "")"
      )
      return
    }
  }

  private func isBlank(_ text: String) -> Bool {
    PlainText.normalised(text).unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}
