import Deflate
import Foundation
import JSONDocument
import Testing
import TestSupport

@testable import SiteSearch

/// The files of the index, read as `search.js` reads them.
struct SearchIndexTests {
  /// What a file hands to the script.
  private func data(_ file: SearchFile) throws -> [UInt8] {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    #expect(parts.count == 5 && parts[0] == "debriefSearch(" && parts[4] == ");\n")
    #expect(String(parts[1]) == file.key)
    let packed = try #require(Data(base64Encoded: String(parts[3])))
    return try ZlibFormat.unpacked(Array(packed), size: file.size)
  }

  private func integer(_ bytes: [UInt8], _ offset: inout Int) throws -> Int {
    try #require(VariableInteger.read(bytes[...], at: &offset))
  }

  /// Each term with its segments and weights.
  private func terms(_ files: [SearchFile], _ overview: JSONObject) throws -> [String: [[Int]]] {
    let named = Dictionary(files.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var terms: [String: [[Int]]] = [:]
    let keys = try #require(overview["files"]?.arrayValue).compactMap(\.stringValue)
    let firsts = try #require(overview["words"]?.arrayValue).compactMap(\.stringValue)
    #expect(keys.count == firsts.count)
    var previous: [UInt8] = []
    for (key, first) in zip(keys, firsts) {
      let bytes = try data(try #require(named[key]))
      var offset = 0
      while offset < bytes.count {
        let isFirst = offset == 0
        let end = offset + 1 + Int(bytes[offset])
        let letters = Array(bytes[(offset + 1)..<end])
        #expect(previous.lexicographicallyPrecedes(letters))
        if isFirst { #expect(letters == Array(first.utf8)) }
        previous = letters
        offset = end
        let size = try integer(bytes, &offset)
        let listEnd = offset + size
        var list: [[Int]] = []
        var segment = -1
        while offset < listEnd {
          let value = try integer(bytes, &offset)
          segment += value >> 2 + 1
          list.append([segment, value & 3])
        }
        #expect(offset == listEnd)
        terms[String(decoding: letters, as: UTF8.self)] = list
      }
    }
    return terms
  }

  /// Makes an index of pages, and returns its files, and what the first one says.
  ///
  /// - Parameter known: The files of an earlier index, with the key of the first one: pages that it has
  ///   are taken over, if their texts are named by `kept`.
  private func index(
    _ pages: [String], named names: [String]? = nil, memory: Int = SearchIndex.memory,
    from known: [SearchFile] = [], kept: Set<String> = []
  ) throws -> (files: [SearchFile], overview: JSONObject) {
    var files: [SearchFile] = []
    let stored = try known.last.flatMap { first in
      try StoredSearchIndex(key: first.key) { name in known.first { $0.name == name }?.bytes }
    }
    #expect((stored == nil) == known.isEmpty)
    var runs: [[UInt8]] = []
    var index = SearchIndex(replacing: stored, memory: memory) {
      let number = runs.count
      runs.append([])
      return SpilledBytes {
        runs[number] += $0
      } read: { offset, count in
        // A few bytes at a time, whatever is asked for.
        Array(runs[number].dropFirst(offset).prefix(min(count, 7)))
      }
    } emit: {
      files.append($0)
    }
    for (number, page) in pages.enumerated() {
      let name = names?[number] ?? "\(number)"
      let meeting = SearchedMeeting(
        page: "\(name).html", title: "Title \(name)", date: "1 May", day: number,
        people: ["Ann Lee"])
      if kept.contains(name), let old = stored?.meetings["\(name).html"],
        try index.add(meeting, takingOver: old)
      {
        files += known.filter { old.texts.contains($0.key) }
        continue
      }
      let text = try SearchText(ofPage: Array(page.utf8))
      files += text.segments.map(\.file)
      try index.add(meeting, text)
    }
    let key = try index.finish()
    let first = try #require(files.last)
    #expect(first.key == key)
    let overview = try JSONParser.parse(try data(first))
    return (files, try #require(overview.objectValue))
  }

  @Test func `every word leads to its segments`() throws {
    let (files, overview) = try index([
      "<h1>Plan</h1><p id=a>alpha beta</p>", "<p>beta gamma beta</p>", "<p></p>", "<p>gamma</p>",
    ])
    let terms = try terms(files, overview)
    #expect(
      terms == [
        "plan": [[0, 3]], "alpha": [[0, 0]], "beta": [[0, 0], [1, 1]], "gamma": [[1, 0], [2, 0]],
        "@ann": [[0, 0], [1, 0], [2, 0]], "@lee": [[0, 0], [1, 0], [2, 0]],
        "@ann lee": [[0, 0], [1, 0], [2, 0]],
      ])
    #expect(overview["segments"] == [1, 1, 0, 1])
    #expect(overview["days"] == [0, 1, 2, 3])
  }

  @Test(arguments: [1, 2_000, 50_000])
  func `an index written aside in runs is the same`(memory: Int) throws {
    // Multiplication by a primitive root gives numbers in no order, the same in each run.
    var state = 7
    func number(_ bound: Int) -> Int {
      state = state * 48_271 % 2_147_483_647
      return state % bound
    }
    let pages = (0..<150).map { _ in
      let words = (0..<number(120)).map { _ in
        ["w", "é", "会", "x"][number(4)] + "\(number(400))"
      }
      return "<h1>\(words.first ?? "")</h1><p id=p>\(words.joined(separator: " "))</p>"
    }
    let whole = try index(pages)
    let merged = try index(pages, memory: memory)
    #expect(Set(whole.files) == Set(merged.files))
    #expect(whole.overview == merged.overview)
  }

  /// Pages with words in no order, the same in each run.
  private func somePages(_ count: Int) -> [String] {
    var state = 11
    func number(_ bound: Int) -> Int {
      state = state * 48_271 % 2_147_483_647
      return state % bound
    }
    return (0..<count).map { _ in
      let words = (0..<number(90)).map { _ in ["w", "é", "会", "ж"][number(4)] + "\(number(200))" }
      return "<h1>\(words.first ?? "")</h1><p>\(words.joined(separator: " "))</p>"
    }
  }

  @Test(arguments: [
    // What of the 150 pages is kept; what is new is the rest of all 200, in the place of its number.
    (old: Array(0..<150), kept: Array(0..<150), new: Array(0..<151)),
    (old: Array(0..<150), kept: Array(0..<150), new: Array(0..<150)),
    (old: Array(50..<200), kept: Array(60..<200), new: Array(0..<200)),
    (
      old: Array(stride(from: 0, to: 200, by: 3)), kept: Array(stride(from: 0, to: 200, by: 6)),
      new: Array(0..<200)
    ),
    (old: Array(0..<150), kept: Array(10..<40), new: Array(10..<50)),
    (old: Array(0..<150), kept: Array(0..<150), new: Array((100..<150).reversed())),
    (old: Array(0..<150), kept: [], new: Array(150..<200)),
    (old: [], kept: [], new: Array(0..<3)),
  ])
  func `an index that takes over meetings is the one made of all pages`(
    runs: (old: [Int], kept: [Int], new: [Int])
  ) throws {
    let pages = somePages(200)
    let old = try index(runs.old.map { pages[$0] }, named: runs.old.map(String.init))
    for memory in [SearchIndex.memory, 3_000] {
      let new = try index(
        runs.new.map { pages[$0] }, named: runs.new.map(String.init), memory: memory,
        from: old.files, kept: Set(runs.kept.map(String.init)))
      let fresh = try index(runs.new.map { pages[$0] }, named: runs.new.map(String.init))
      #expect(Set(new.files) == Set(fresh.files))
      #expect(new.overview == fresh.overview)
    }
  }

  @Test func `a stored index that is not whole is not taken over`() throws {
    let files = try index(somePages(100)).files
    let first = try #require(files.last)
    let whole = try #require(
      try StoredSearchIndex(key: first.key) { name in files.first { $0.name == name }?.bytes })
    let texts = Set(whole.meetings.values.flatMap(\.texts))
    for file in files where !texts.contains(file.key) {
      for damage in [nil, Array(file.bytes.dropLast()), file.bytes + [0x20], [], [0x22]] {
        let stored = try StoredSearchIndex(key: first.key) { name in
          name == file.name ? damage : files.first { $0.name == name }?.bytes
        }
        guard let stored else { continue }
        // It is a file of words, which are read later.
        var segments = SegmentMap()
        let isMapped = segments.map(0..<100, to: 0)
        #expect(isMapped)
        #expect(throws: SearchIndexError.self) {
          var terms = try stored.terms(in: segments)
          while terms.next != nil { try terms.advance() }
        }
      }
    }
  }

  @Test(arguments: [0, 1, 1_000, 1 << 20])
  func `data is unpacked without its size, up to a limit`(count: Int) throws {
    // A thousand times as large as packed, which is far more than texts are.
    let data = [UInt8](repeating: 0x61, count: count)
    let packed = try ZlibFormat.packed(data)
    #expect(try ZlibFormat.unpacked(packed, upTo: 1 << 20) == data)
    #expect(throws: DeflateError.damaged) {
      try ZlibFormat.unpacked(Array(packed.dropLast()), upTo: 1 << 20)
    }
    if count > 0 {
      #expect(throws: DeflateError.damaged) { try ZlibFormat.unpacked(packed, upTo: count - 1) }
    }
  }

  @Test func `a long page is cut into segments, and keeps every word and anchor`() throws {
    let words = (0..<40_000).map { "word\($0)" }
    let turns = stride(from: 0, to: words.count, by: 400).map { start in
      "<p id=\"t-\(start)\">\(words[start..<start + 400].joined(separator: " "))</p>"
    }
    let page = "<p id=long>\(words.joined(separator: " "))</p>" + turns.joined()
    let text = try SearchText(ofPage: Array(page.utf8))
    #expect(text.segments.count > 20)
    var found: Set<String> = []
    var anchors: Set<String> = []
    for segment in text.segments {
      let lines = String(decoding: try data(segment.file), as: UTF8.self).split(separator: "\n")
      #expect(lines.reduce(0) { $0 + $1.utf8.count } < 50_000)
      for line in lines {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        #expect(parts.count == 2)
        anchors.insert(String(parts[0]))
        found.formUnion(parts[1].split(separator: " ").map(String.init))
      }
    }
    #expect(found == Set(words))
    #expect(anchors.count == turns.count + 1)
  }

  @Test func `a passage without spaces is cut between characters`() throws {
    let text = try SearchText(
      ofPage: Array(("<p id=a>あ " + String(repeating: "い", count: 30_000) + "う</p>").utf8))
    var found = ""
    for segment in text.segments {
      let line = try #require(String(validating: try data(segment.file), as: UTF8.self))
      found += line.dropFirst(2).dropLast()
    }
    #expect(found == "あ " + String(repeating: "い", count: 30_000) + "う")
  }

  @Test func `letters that no page has are folded too`() throws {
    let (_, overview) = try index(["<p>plain</p>"])
    let letters = try #require(overview["letters"]?.objectValue)
    #expect(
      letters["ø"] == "o" && letters["ß"] == "ss" && letters["Ł"] == "l" && letters["é"] == "e")
  }

  @Test(arguments: [
    ("search-0123456789ab.js", true), ("search-0123456789AB.js", false),
    ("search-0123456789a.js", false), ("search-0123456789ab.html", false), ("search.js", false),
  ])
  func `files of a search have names of one form`(name: String, isName: Bool) {
    #expect(SearchFile.isName(name) == isName)
  }
}
