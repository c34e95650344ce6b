import JSONDocument
import MarkdownReaders
import Testing
import TestSupport
import TextEscaping

@Suite struct PlainTextYAMLTests {
  private func yaml(_ text: String, isFrontMatter: Bool = false) -> String {
    var output: [UInt8] = []
    if isFrontMatter {
      PlainText.appendFrontMatter(text, to: &output)
    } else {
      PlainText.appendYAML(text, to: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain: text # 'x'", #""plain: text # 'x'""#), (#"a "b" \ c"#, #""a \"b\" \\ c""#),
    ("a\r\nb\tc", #""a\r\nb\tc""#), ("\u{0}\u{7F}\u{85}", #""\x00\x7F\x85""#),
    ("\u{2028}\u{FEFF}\u{202E}", #""\u2028\uFEFF\u202E""#), ("é🙂", #""é🙂""#), ("", #""""#),
  ])
  func `a scalar in double quotes`(text: String, expected: String) {
    #expect(yaml(text) == expected)
  }

  @Test(arguments: [[Tool.python, "read-yaml.py"], ["ruby", "read-yaml.rb"]], [false, true])
  func `a parser of YAML reads every text back`(command: [String], isFrontMatter: Bool) throws {
    let script = [command[0], MarkdownReader.script(command[1])]
    try Requirement("\(command[0]) with a parser of YAML") {
      (try? Tool.run(script, input: Array("[]".utf8))) != nil
    }.check()
    let texts = SharedFolder.attacks + HostileText.texts(4000, seed: 11)
    let document = texts.map { "- \(yaml($0, isFrontMatter: isFrontMatter))\n" }.joined()
    let json = try JSONParser.parse(Tool.run(script, input: Array(document.utf8)))
    guard case .array(let values) = json else {
      Issue.record("no list")
      return
    }
    #expect(values.count == texts.count)
    for (value, text) in zip(values, texts) where value != .string(text) {
      Issue.record("\(text.debugDescription) is read as \(value)")
    }
    print("\(command[1]) read \(texts.count) texts back")
  }

  @Test func `a scalar is one line of printable characters`() {
    for text in SharedFolder.attacks + HostileText.texts(4000, seed: 12) {
      let isPrintable = (yaml(text) + yaml(text, isFrontMatter: true)).unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && !(0x2028...0x2029).contains($0.value)
      }
      #expect(isPrintable)
    }
  }
}
