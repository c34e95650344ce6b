import JSONDocument
import Testing

struct RoundTripTests {
  @Test func `a value survives any spelling`() throws {
    for seed in 0..<UInt64(400) {
      var generator = DocumentGenerator(seed: seed)
      let value = generator.value()
      let text = generator.text(for: value)
      #expect(try JSONParser.parse(text) == value, "seed \(seed)")
    }
  }

  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func `a value survives being written`(layout: JSONWriter.Layout) throws {
    for seed in 0..<UInt64(400) {
      var generator = DocumentGenerator(seed: seed)
      let value = generator.value()
      let text = JSONWriter.bytes(of: value, layout: layout)
      #expect(try JSONParser.parse(text) == value, "seed \(seed)")
    }
  }

  @Test func `compact text is one line for every reader`() {
    let lineEnds: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
    for seed in 0..<UInt64(400) {
      var generator = DocumentGenerator(seed: seed)
      let text = String(decoding: JSONWriter.bytes(of: generator.value()), as: UTF8.self)
      let torn = text.unicodeScalars.contains { $0.value < 0x20 || lineEnds.contains($0) }
      #expect(!torn, "seed \(seed)")
    }
  }

  @Test func `a text truncated anywhere is reported as ending too early`() throws {
    for seed in 0..<UInt64(150) {
      var generator = DocumentGenerator(seed: seed)
      let text = generator.text(for: generator.container())
      // The naive positions take time quadratic in the text.
      guard text.count < 250 else { continue }
      for count in 0..<text.count {
        let error = try #require(failure(of: Array(text[..<count])), "seed \(seed)")
        let wanted = naivePosition(in: text, at: count)
        #expect(error.isUnexpectedEnd && error.position == wanted, "seed \(seed): \(error)")
      }
    }
  }

  @Test func `a damaged text is parsed, or refused at a position inside it`() {
    for seed in 0..<UInt64(2_000) {
      var generator = DocumentGenerator(seed: seed)
      let text = generator.damaged(generator.text(for: generator.container()))
      guard let error = failure(of: text) else { continue }
      let wanted = naivePosition(in: text, at: error.offset)
      #expect(error.position == wanted, "seed \(seed): \(error)")
      let isPrintable = error.description.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      #expect(isPrintable, "seed \(seed): \(error)")
    }
  }

  @Test func `repairing while parsing equals repairing by String before`() {
    let options = JSONParser.Options(invalidUTF8: .repair)
    for seed in 0..<UInt64(2_000) {
      var generator = DocumentGenerator(seed: seed)
      let text = generator.damaged(generator.text(for: generator.container()))
      let repaired = Array(String(decoding: text, as: UTF8.self).utf8)
      let parsed = try? JSONParser.parseText(text.span, options: options)
      #expect(parsed?.value == (try? JSONParser.parse(repaired)), "seed \(seed)")
      if let parsed { #expect((parsed.firstRepair != nil) == (text != repaired), "seed \(seed)") }
    }
  }

  private func failure(of text: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONParser.parse(text)
      return nil
    } catch {
      return error
    }
  }

  /// The position of an offset, by `String`.
  private func naivePosition(in text: [UInt8], at offset: Int) -> JSONPosition {
    var scalars = Array(String(decoding: text[..<offset], as: UTF8.self).unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var line = 1
    var column = 1
    for (scalar, next) in zip(scalars, scalars.dropFirst() + ["x"]) {
      if scalar == "\r", next == "\n" { continue }
      let endsLine = scalar == "\n" || scalar == "\r"
      line += endsLine ? 1 : 0
      column = endsLine ? 1 : column + 1
    }
    return JSONPosition(offset: offset, line: line, column: column)
  }
}
