import CReader
import Foundation
import FuzzRunner
import MarkdownReaders
import TextEscaping

/// Whatever texts stand in a template, libcmark shows them, and everything else is as it is with
/// plain words; HTML shows them without a tag.
///
/// The first byte of an input chooses the template, the second whether the writer is told what
/// follows; the rest are the texts, parted by bytes that UTF-8 does not have.
func property(_ input: [UInt8]) throws {
  guard input.count > 2 else { return }
  let fidelity = fidelities[Int(input[0]) % fidelities.count]
  let texts = input[2...].split(separator: 0xFF, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
  try checkHTML(texts[0])
  let places = (0..<fidelity.template.places).map { texts[$0 % texts.count] }
  guard !places.contains(where: isBlank) else { return }
  let markdown = fidelity.template.markdown(places, knowsNext: input[1] & 1 == 1)
  let fault = fidelity.fault(of: ShownHTML(html(markdown)), showing: places)
  try check(
    fault == nil,
    "\(places.map(\.debugDescription)) in \(fidelity.template.source) is \(literal(markdown)): \(fault ?? "")"
  )
}

func checkHTML(_ text: String) throws {
  var output: [UInt8] = []
  PlainText.appendHTML(text, to: &output)
  let shown = ShownHTML(output)
  try check(shown.tags.isEmpty, "HTML has \(shown.tags)")
  let wanted = ShownHTML.folded(Array(PlainText.normalised(text).utf8))
  try check(ShownHTML.folded(shown.text) == wanted, "HTML shows \(literal(shown.text))")
}

func html(_ markdown: [UInt8]) -> [UInt8] {
  let html = markdown.withUnsafeBytes { buffer in
    cmark_markdown_to_html(
      buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_UNSAFE)
  }
  guard let html else { return [] }
  defer { free(html) }
  return UnsafeBufferPointer(start: html, count: strlen(html)).map(UInt8.init(bitPattern:))
}

let fidelities = TextTemplate.all.compactMap { Fidelity($0, read: html) }

FuzzRunner.run(property)
