internal import CLibcmark
internal import Foundation

/// libcmark with raw HTML allowed.
package enum LibcmarkReader {
  package static func html(_ markdown: [UInt8]) -> [UInt8] {
    let html = markdown.withUnsafeBytes { buffer in
      cmark_markdown_to_html(
        buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_UNSAFE)
    }
    guard let html else { return [] }
    defer { free(html) }
    return Array(
      UnsafeBufferPointer(start: html, count: strlen(html)).lazy.map(UInt8.init(bitPattern:)))
  }
}
