import MarkdownReaders
import Testing
import TestSupport
import TextEscaping

@Suite struct PlainTextFidelityTests {
  @Test(arguments: TextTemplate.all)
  func `libcmark shows exactly what was said`(_ template: TextTemplate) throws {
    let fidelity = try #require(Fidelity(template, read: LibcmarkReader.html))
    let texts = SharedFolder.attacks + HostileText.texts(Effort.texts, seed: 1)
    let offset = template.source.utf8.reduce(0) { $0 &+ Int($1) }
    var generator = SplitMix64(seed: 2)
    for first in Effort.share(texts, of: 10, from: offset) {
      // A text in the first place, and others in the rest.
      var values = [first]
      while values.count < template.places {
        values.append(texts.randomElement(using: &generator) ?? "")
      }
      let knowsNext = Bool.random(using: &generator)
      func fault(_ values: [String]) -> String? {
        guard !values.contains(where: { isBlank($0) }) else { return nil }
        let html = LibcmarkReader.html(template.markdown(values, knowsNext: knowsNext))
        return fidelity.fault(of: ShownHTML(html), showing: values)
      }
      guard fault(values) != nil else { continue }
      let smallest = Shrinking.smallest(of: values) { fault($0) != nil }
      let markdown = template.markdown(smallest, knowsNext: knowsNext)
      Issue.record(
        "\(smallest.map(\.debugDescription)) in \(template.testDescription) is \(literal(markdown)): \(fault(smallest) ?? "")"
      )
      return
    }
  }
}
