import Exporting
import Foundation
import GRDB
import Testing
import TestSupport

@testable import Archive

/// The weights of passages, beside those that FTS5 computes by itself.
struct BoundedBM25Tests {
  /// An index as that of an archive, whose rows are numbered from 1,000,001.
  private static func index(count: Int, rows: String) throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE passage (number INTEGER PRIMARY KEY, text TEXT, person TEXT);
          WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < \(count))
            INSERT INTO passage SELECT 1000000 + n, \(rows) FROM row;
          CREATE VIRTUAL TABLE words USING fts5 (
            text, person, content='passage', content_rowid='number',
            tokenize="\(SearchTables.tokenizer)");
          INSERT INTO words (words) VALUES ('rebuild')
          """)
    }
    return queue
  }

  private struct Weights {
    let row: Int64
    let own: Double
    let usual: Double
  }

  /// The weights of the rows that a query finds, and those that FTS5 gives them.
  private static func weights(of query: String, in database: Database) throws -> [Weights] {
    try BoundedBM25.register(in: database)
    return try Row.fetchAll(
      database,
      sql: """
        SELECT rowid, \(BoundedBM25.expression), bm25(words) FROM words WHERE words MATCH ?
        """, arguments: [query]
    ).map { Weights(row: $0[0], own: $0[1], usual: $0[2]) }
  }

  /// Texts of different lengths, in which the word `w1` is rare and `w9` more frequent.
  private static func mixedIndex() throws -> DatabaseQueue {
    let words = (0..<12).map { "CASE WHEN n * 7919 % 101 < \($0 * $0) THEN ' w\($0)' ELSE '' END" }
    let repeated = "CASE WHEN n % 13 = 0 THEN ' w5 w5 w3 w5' ELSE ' plan planned' END"
    return try index(
      count: 3_000,
      rows: (words + [repeated]).joined(separator: " || ")
        + ", CASE n % 3 WHEN 0 THEN 'Ann Lee' WHEN 1 THEN 'w2 Ben' END")
  }

  @Test(arguments: [
    "w1", "w3 w5", #""w5 w3""#, "w1 OR w9 OR plan", "plan*", "w2*", "w5 NOT w9", "{person}: ann",
    "{person}: w2 {text}: w4", "w10", "w11", "nothing",
  ])
  func `the weights of phrases that are not common are those of FTS5`(query: String) throws {
    try Self.mixedIndex().write { database in
      let weights = try Self.weights(of: query, in: database)
      #expect(weights.isEmpty == (query == "nothing"))
      for weight in weights {
        #expect(abs(weight.own - weight.usual) <= 1e-9 * max(1, abs(weight.usual)))
      }
    }
  }

  @Test(arguments: [
    // In every third row; in random ones; more frequent in the later rows.
    "n % 3 = 0", "n * 7919 % 10007 < 3000", "n % CASE WHEN n < 20000 THEN 4 ELSE 3 END = 0",
  ])
  func `the number of rows with a common word is projected`(condition: String) throws {
    let count = 40_000
    let queue = try Self.index(
      count: count, rows: "'filler' || CASE WHEN \(condition) THEN ' often' ELSE '' END, NULL")
    try queue.write { database in
      let weights = try Self.weights(of: "often", in: database)
      let present = Double(weights.count)
      // As many are counted at most, so that these are too few.
      #expect(present > 10_500)
      let all = Double(count)
      // How rare the word is: the rest of the weight is the same in both.
      let rarity = log((all - present + 0.5) / (present + 0.5))
      let first = try #require(weights.first)
      let odds = exp(rarity * first.own / first.usual)
      let projected = (all + 0.5 - 0.5 * odds) / (1 + odds)
      #expect(abs(projected / present - 1) < 0.05, "\(projected) of \(present)")
      // The order is that of FTS5, whatever the number.
      let own = weights.sorted { ($0.own, $0.row) < ($1.own, $1.row) }.map(\.row)
      #expect(own == weights.sorted { ($0.usual, $0.row) < ($1.usual, $1.row) }.map(\.row))
    }
  }

  @Test func `searches of one connection keep their own numbers, also at the same time`() throws {
    try Self.mixedIndex().write { database in
      let expected = try ["w3", "w8 OR plan"].map {
        try Self.weights(of: $0, in: database).map(\.usual)
      }
      let sql = "SELECT \(BoundedBM25.expression) FROM words WHERE words MATCH ?"
      let first = try Double.fetchCursor(database, sql: sql, arguments: ["w3"])
      var found: [[Double]] = [[], []]
      found[0].append(try #require(try first.next()))
      // Others begin, and make the function known again, while the first goes on.
      found[1] = try Self.weights(of: "w8 OR plan", in: database).map(\.own)
      while let weight = try first.next() { found[0].append(weight) }
      for (found, expected) in zip(found, expected) {
        #expect(found.count == expected.count)
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 })
      }
    }
  }

  @Test func `a misuse of the function is an error`() throws {
    try Self.mixedIndex().write { database in
      try BoundedBM25.register(in: database)
      for arguments in ["words", "words, 1", "words, 1, 2, 3"] {
        #expect(throws: DatabaseError.self) {
          try Row.fetchAll(
            database, sql: "SELECT bounded_bm25(\(arguments)) FROM words WHERE words MATCH 'w3'")
        }
      }
      // Numbers that cannot be those of the rows.
      for arguments in ["NULL, NULL", "9, 1", "'x', 1e300", "\(Int64.min), \(Int64.max)"] {
        let rows = try Row.fetchAll(
          database,
          sql: "SELECT bounded_bm25(words, \(arguments)) FROM words WHERE words MATCH 'w3'")
        #expect(!rows.isEmpty)
      }
    }
  }

  // MARK: Damage

  @Test func `a damaged index is an error of the archive`() async throws {
    let fixture = try CatalogueFixture(
      (1...40).map { number in
        CatalogueFixture.answer(
          number, turns: (0..<20).map { ("Ann", "The number \($0) of meeting \(number).") })
      })
    #expect(try await fixture.search("number").count == 100)
    let path = fixture.folder.path + "/debrief.sqlite"
    let whole = try Data(contentsOf: URL(filePath: path))
    var (errors, random) = (0, SplitMix64(seed: 7))
    for damage in [
      "UPDATE words_data SET block = x'00000001' WHERE id > 10",
      "UPDATE words_data SET block = substr(block, 1, length(block) / 2) WHERE id > 10",
      "UPDATE words_data SET block = zeroblob(length(block)) WHERE id > 10",
      "DELETE FROM words_data WHERE id > 10", "DELETE FROM words_docsize",
      "UPDATE words_docsize SET sz = x'ffffffffffffffffff'",
      "UPDATE words_data SET block = x'ffffffffffffffffffff' WHERE id = 1",
    ]
      + (0..<12).map({ _ in
        let (start, byte) = (Int.random(in: 1...60, using: &random), UInt8.random(using: &random))
        return """
          UPDATE words_data SET block = CAST(
            substr(block, 1, \(start)) || char(\(byte % 127 + 1)) || substr(block, \(start + 2))
            AS BLOB) WHERE id > 10
          """
      })
    {
      try whole.write(to: URL(filePath: path))
      try fixture.sql(damage)
      for query in ["number", "number OR meeting", "\"the number\"", "meet*"] {
        do {
          let catalogue = try fixture.catalogue()
          defer { try? catalogue.close() }
          _ = try catalogue.hits(for: try SearchQuery(query), in: .init())
        } catch {
          #expect((error as? ExportError)?.kind == .badInput, "\(damage): \(error)")
          errors += 1
        }
      }
    }
    #expect(errors > 10)
  }
}

extension UInt8 {
  /// Any byte.
  fileprivate static func random(using generator: inout SplitMix64) -> UInt8 {
    .random(in: .min ... .max, using: &generator)
  }
}
