import BotStatus
import JSONDocument
import MeetingModel
import Testing
import TestSupport

/// Whatever the text, all of it is in the turns.
@Suite struct TranscriptPropertyTests {
  /// What of a text is neither in a turn's name nor in its text: in order, joined.
  ///
  /// - Returns: Nil where a name or a text is not where it should be.
  private func remains(of source: String, in transcript: Transcript?) -> String? {
    var bytes = Array(source.utf8)[...]
    var remains: [UInt8] = []
    guard let transcript else { return source }
    func skip(to text: [UInt8]) -> Bool {
      while !bytes.starts(with: text) {
        guard let byte = bytes.popFirst() else { return false }
        remains.append(byte)
      }
      bytes = bytes.dropFirst(text.count)
      return true
    }
    for turn in transcript.turns {
      // The time stands before the name, and neither may be found too early.
      if turn.at != nil, !skip(to: Array("]".utf8)) { return nil }
      if let name = transcript.speaker(of: turn)?.name {
        guard skip(to: Array(name.utf8)), skip(to: Array(":".utf8)) else { return nil }
      }
      guard skip(to: Array(turn.text.utf8)) else { return nil }
    }
    return String(decoding: remains + bytes, as: UTF8.self)
  }

  /// Whether what is in no name and no text is only times in brackets, colons and white space.
  private func isOnlySeparators(_ remains: String) -> Bool {
    remains.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || "[0123456789-+TtZz:.".unicodeScalars.contains(scalar)
    }
  }

  private func check(_ received: String) {
    // Byte order marks at the start are no part of a name or a text.
    let source = String(
      String.UnicodeScalarView(received.unicodeScalars.drop { $0 == "\u{FEFF}" }))
    let remains = remains(of: source, in: TranscriptReader().transcript(from: received))
    #expect(remains.map(isOnlySeparators) == true, "\(source.debugDescription)")
  }

  @Test func `every scalar of a generated text is in a turn, in order`() {
    let pieces = [
      // Of names that differ only in the form of their letters the first is shown for all.
      "Ann", "Bob", "Dr", "x", "é", "o\u{301}", "花子", "\u{200F}ש", "🦊", ": ", ":", ":\n", "\n",
      "\n\n",
      "\r\n", "\r", " ", "\t", "\u{A0}", "\u{3000}", "\u{2028}", "\u{FEFF}", "[", "]", "[Guest] ",
      "[2025-01-15T10:00:00Z] ", "[2025-01-15T10:00:01.5+00:00Z] ",
      "\n[2025-01-15T10:00:02Z] Ann: ",
      "\nAnn: ", "\nBob: ", "\nDr: Ann: ", "-->", "\u{0}", "\u{1B}[31m",
    ]
    var generator = SplitMix64(seed: 1)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...24, using: &generator)
      let source = (0..<count)
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
      check(source)
    }
  }

  @Test func `a turn's name and text come back from a written line`() throws {
    let names = ["Ann", "Dr. Bob (Oslo)", "[Guest] eve@example.com", "花子", "🦊 <b>x</b>", "a:b"]
    let texts = [
      "", "Hello: you", "[draft]", "x\n\ny: z", " spaces ", "e\u{301}", "\u{0}\u{1B}[0m",
    ]
    var generator = SplitMix64(seed: 2)
    for _ in 0..<2_000 {
      let turns = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        (
          name: names.randomElement(using: &generator) ?? "",
          text: texts.randomElement(using: &generator) ?? ""
        )
      }
      let source = turns.map { "[2025-01-15T10:00:00.5+00:00Z] \($0.name): \($0.text)" }
        .joined(separator: "\n")
      let transcript = try #require(TranscriptReader().transcript(from: source))
      // A text that goes on with `X: ` in all lines of a name belongs to the name, by the rules.
      let colons = turns.contains { $0.text.hasPrefix("Hello: ") }
      guard !colons else { continue }
      #expect(transcript.turns.map { transcript.speaker(of: $0)?.name } == turns.map(\.name))
      #expect(transcript.turns.map(\.text) == turns.map(\.text))
    }
  }

  @Test(.requires(.sharedFolder("attacks")))
  func `hostile strings as names and utterances are kept whole`() throws {
    var count = 0
    for string in SharedFolder.attacks {
      count += 1
      check(string)
      check("[2025-01-15T10:00:00Z] \(string): Hello\n[2025-01-15T10:00:01Z] Ann: \(string)")
      check("Ann: \(string)\nBob: yes\n\(string): \(string)")
      guard !string.utf8.contains(UInt8(ascii: "\n")), !string.contains(": ") else { continue }
      let transcript = try #require(
        TranscriptReader().transcript(
          from: "[2025-01-15T10:00:00Z] Ann: \(string)\n[2025-01-15T10:00:01Z] \(string): Hello"))
      let text = try #require(transcript.turns.first?.text)
      #expect(Array(text.utf8) == Array(string.utf8))
    }
    print("hostile strings read as names and utterances: \(count), lost: 0")
  }
}
