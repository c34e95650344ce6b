import Crypto
@testable import Exporting
import Foundation
import LoopbackService
import MeetingModel
import ServiceTestSupport
import Testing
import TestSupport

/// Lists of bots in all the forms that people have them.
struct BotListTests {
  private static let a = "258b06fc-6bc9-4261-9f29-bc8a4474af0a"
  private static let b = "c2b7e9a4-13d6-4f58-8e0b-7a95d3f16c42"

  /// What a list holds, read in parts of so many bytes.
  private func items(_ bytes: [UInt8], partSize: Int) throws -> (ids: [String], faults: [ListFault])
  {
    var reader = BotListReader(name: "list")
    var ids: [String] = []
    var faults: [ListFault] = []
    func take(_ item: BotListReader.Item) {
      switch item {
      case .bot(let id, _): ids.append(id.text)
      case .fault(let fault): faults.append(fault)
      }
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      try reader.take(Array(rest.prefix(partSize))) { take($0) }
      rest = rest.dropFirst(partSize)
    }
    try reader.finish { take($0) }
    return (ids, faults)
  }

  @Test(arguments: [
    "\(a)\n\(b)\n",
    "\(a)\r\n\(b)",
    "\u{FEFF}\(a)\n\(b)\n",
    "# Monday\n\n  \(a)  # the first\n\t\n#\(a)\n\(b)\n\n",
    "\(a.uppercased())\n\(b)",
    "bot_id\n\(a)\n\(b)\n",
    "\u{FEFF}name,bot_id,note\r\nAnn,\(a),x\r\nBen,\(b),y\r\n",
    "name,\"bot_id\"\n\"Lee, Ann\",\"\(a)\"\n\"says \"\"so\"\"\",\(b)\n",
    "name,bot_id\n\"two\nlines\",\(a)\n\"three\n\n\",\(b)\n",
    "name;bot_id\nAnn;\(a)\nBen;\(b)\n",
    "name\tBot_ID \nAnn\t\(a)\nBen\t\(b)\n",
    "{\"bot_id\":\"\(a)\",\"reason\":\"x\"}\n\n{\"n\":1,\"bot_id\":\"\(b)\"}\n",
  ])
  func `a list is read whatever its form, in parts of any size`(text: String) throws {
    for partSize in [1, 7, 65_536] {
      let (ids, faults) = try items(Array(text.utf8), partSize: partSize)
      #expect(ids == [Self.a, Self.b], "\(partSize)")
      #expect(faults.isEmpty, "\(partSize)")
    }
  }

  @Test(arguments: [
    ("\(a)\nno-id\n\(b)", 2),
    ("\n\n\(a)\n\(a)0\n", 4),
    ("name,bot_id\n\"two\nlines\",\(a)\nx\n\(b)", 4),
    ("name,bot_id\n\"two\nlines\",nobody\n", 2),
    ("{\"bot_id\":\"\(a)\"}\n{\"id\":1}\n", 2),
    ("{\"bot_id\":\"\(a)\"}\nnull\n", 2),
    ("name,id\nAnn,\(a)\n", 1),
  ])
  func `a line that names no bot is named by its number`(text: String, line: Int) throws {
    let faults = try items(Array(text.utf8), partSize: 5).faults
    #expect(faults.first?.line == line)
    #expect(faults.first?.description.hasPrefix("list:\(line): ") == true)
  }

  @Test func `a list in UTF-16 is refused with words`() throws {
    #expect(throws: ExportError.self) { try items([0xFF, 0xFE, 0x32, 0], partSize: 2) }
  }

  @Test func `no bytes make the reader fail`() throws {
    var generator = SplitMix64(seed: 3)
    let pieces = [
      "bot_id", ",", "\"", "\n", "\r\n", Self.a, "{\"bot_id\":\"", "\"}", "#", " ", "\0", "é",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let whole = try items(Array(text.utf8), partSize: 65_536)
      let parts = try items(Array(text.utf8), partSize: 3)
      #expect(whole.ids == parts.ids, "\(text.debugDescription)")
      #expect(whole.faults == parts.faults, "\(text.debugDescription)")
    }
  }
}

/// The parts of a list.
struct ShardTests {
  @Test func `a bot belongs to the part that its hash says`() throws {
    // printf 258b06fc-6bc9-4261-9f29-bc8a4474af0a | sha256sum
    let id = try #require(BotID("258B06FC-6BC9-4261-9F29-BC8A4474AF0A"))
    let hash = SHA256.hash(data: Data("258b06fc-6bc9-4261-9f29-bc8a4474af0a".utf8))
    let first = hash.prefix(8).reduce(UInt64(0)) { $0 * 256 + UInt64($1) }
    for count in [1, 2, 3, 16, 1_000] {
      let number = Int(first % UInt64(count)) + 1
      for other in 1...count {
        #expect(try #require(Shard(other, of: count)).contains(id) == (other == number))
      }
    }
  }

  @Test(arguments: ["0/4", "5/4", "1/0", "-1/4", "1", "1/2/3", "a/b", "+1/4", ""])
  func `what is no part is refused`(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test func `the parts are about equally large`() throws {
    let ids = ExportFixture.ids(0..<4_000).compactMap { BotID($0) }
    for number in 1...4 {
      let shard = try #require(Shard("\(number)/4"))
      #expect((900...1_100).contains(ids.count { shard.contains($0) }))
    }
  }
}
