/// The text of a page, in parts that an address can lead to.
///
/// What is searched is what a page shows: whatever a template, an option or a redaction leaves out of
/// the page cannot be found. The page is one that debrief wrote, so its tags are well formed; text of
/// any other page is read without a promise that it is all of it. Navigation is left out.
package struct PageText: Sendable {
  /// A part of the text.
  package struct Passage: Sendable, Hashable {
    /// The ID of the element that the text is in; empty for what stands before the first one.
    package var anchor: String
    /// Where in the text it is.
    package var range: Range<Int>
    /// Whether it is the heading of the page.
    package var isTitle: Bool
  }

  /// The text in UTF-8, with single spaces and without control characters.
  package let bytes: [UInt8]
  /// The passages, in order; those without text are left out.
  package let passages: [Passage]

  /// Reads the text of a page.
  package init(of page: [UInt8]) {
    var reader = PageTextReader(capacity: page.count)
    reader.read(page.span)
    (bytes, passages) = (reader.text, reader.passages)
  }
}
