import CReader
import CommonMark
import Foundation
import FuzzRunner
import MarkdownReaders
import Verification

/// Whatever Markdown a model writes, its HTML and its Markdown hold nothing that acts, and the
/// Markdown shows what the HTML shows.
func property(_ input: [UInt8]) throws {
  let source = String(decoding: input, as: UTF8.self)
  let document = MarkdownDocument(source)
  var html: [UInt8] = []
  document.appendHTML(to: &html, headingLevel: 2)
  try checkFindings(in: head + html + Array("</body></html>\n".utf8), .page)
  var markdown = Array("# Notes\n\n".utf8)
  document.appendMarkdown(to: &markdown, headingLevel: 2)
  markdown.append(UInt8(ascii: "\n"))
  try checkFindings(in: markdown, .markdown)
  let wanted = letters(of: html)
  var shown = letters(of: read(markdown))[...]
  for letter in wanted {
    guard let place = shown.firstIndex(of: letter) else {
      return try check(
        false, "\(source.debugDescription) loses \(letter) in \(String(decoding: markdown, as: UTF8.self))")
    }
    shown = shown[(place + 1)...]
  }
}

let head = Array(
  """
  <!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" \
  content="default-src 'none'; base-uri 'none'; form-action 'none'"><title>x</title></head><body>

  """.utf8)

let verifier = try? Verifier(recordSchema: Array("{}".utf8))

func checkFindings(in bytes: [UInt8], _ kind: OutputKind) throws {
  let findings = verifier?.findings(in: bytes, of: kind) ?? []
  try check(findings.isEmpty, "\(findings) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
}

/// The letters that some HTML shows; the box of a task that is done is an `x` in Markdown.
func letters(of html: [UInt8]) -> [Unicode.Scalar] {
  String(decoding: ShownHTML(html).text, as: UTF8.self).unicodeScalars.filter {
    $0.properties.isAlphabetic && $0 != "x" && $0 != "X"
  }
}

/// What libcmark makes of Markdown.
func read(_ markdown: [UInt8]) -> [UInt8] {
  let html = markdown.withUnsafeBytes { buffer in
    cmark_markdown_to_html(
      buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_UNSAFE)
  }
  guard let html else { return [] }
  defer { free(html) }
  return UnsafeBufferPointer(start: html, count: strlen(html)).map(UInt8.init(bitPattern:))
}

FuzzRunner.run(property)
