internal import GRDB

/// The tables of the search, which are made when an archive is searched for the first time.
///
/// They are no migration: an archive that nobody searches does not pay for them. Their statements
/// must not change once released, since the check of an archive compares them.
///
/// A passage is a text with a person and a time; those of an answer are numbered one after the other.
/// `words` is its index (FTS5), which reads what it indexes from `passage_words`; it is not a
/// contentless index, whose rows SQLite before 3.43 cannot delete. Marks are part of a word, which
/// otherwise would end at each vowel sign of Hindi or point of Hebrew. A script without spaces is
/// indexed character by character and searched for as a phrase (``ScriptSplitting``): the trigrams
/// that FTS5 offers for it find no word of one or two characters, which most words of Chinese are.
enum SearchTables {
  /// The table that tells whether there is an index, and which answers are in it.
  static let markName = "searched"

  /// Whether a database has the tables.
  static func exist(in database: Database) throws -> Bool {
    try database.cachedStatement(
      sql: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '\(markName)'"
    ).hasRow()
  }

  /// Makes the tables, and views of them for other programs.
  static func make(in database: Database) throws {
    try database.execute(sql: searched + statements)
  }

  /// Makes the tables as they were before version 8, which drops them.
  static func makeFormer(in database: Database) throws {
    try database.execute(sql: formerSearched + statements)
  }

  /// Drops the tables and views.
  static let drop = """
    DROP VIEW IF EXISTS turns;
    DROP VIEW IF EXISTS questions;
    DROP VIEW IF EXISTS action_items;
    DROP TABLE IF EXISTS words;
    DROP VIEW IF EXISTS passage_words;
    DROP TABLE IF EXISTS passage;
    DROP TABLE IF EXISTS searched;
    """

  /// How texts are cut into words.
  static let tokenizer = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"

  /// The answers in the index, with the numbers of their passages, if they have any.
  private static let searched = """
    CREATE TABLE searched (
      position INTEGER PRIMARY KEY REFERENCES bot ON DELETE CASCADE,
      answer_hash BLOB NOT NULL,
      first_passage INTEGER,
      last_passage INTEGER
    ) STRICT;
    CREATE INDEX searched_first_passage ON searched (first_passage);

    """
  private static let formerSearched = """
    CREATE TABLE searched (
      position INTEGER PRIMARY KEY REFERENCES bot ON DELETE CASCADE,
      answer_hash BLOB NOT NULL
    ) STRICT;

    """
  private static let statements = """
    CREATE TABLE passage (
      number INTEGER PRIMARY KEY,
      position INTEGER NOT NULL REFERENCES bot ON DELETE CASCADE,
      kind TEXT NOT NULL,
      item INTEGER NOT NULL,
      person TEXT,
      at INTEGER,
      text TEXT NOT NULL,
      split_text TEXT,
      split_person TEXT,
      due TEXT,
      is_done INTEGER
    ) STRICT;
    CREATE INDEX passage_place ON passage (position, kind, item);
    CREATE VIEW passage_words AS
      SELECT number, coalesce(split_text, text) AS text,
        coalesce(split_person, person) AS person
      FROM passage;
    CREATE VIRTUAL TABLE words USING fts5 (
      text, person, content='passage_words', content_rowid='number',
      tokenize="\(tokenizer)");
    CREATE VIEW turns AS
      SELECT bot_id, item AS number, person, strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch') AS at,
        text
      FROM passage JOIN bot USING (position) JOIN searched USING (position, answer_hash)
      WHERE kind = 'turn';
    CREATE VIEW questions AS
      SELECT bot_id, item AS number, max(CASE kind WHEN 'question' THEN text END) AS question,
        max(CASE kind WHEN 'answer' THEN text END) AS answer,
        max(CASE kind WHEN 'assessment' THEN text END) AS assessment
      FROM passage JOIN bot USING (position) JOIN searched USING (position, answer_hash)
      WHERE kind IN ('question', 'answer', 'assessment')
      GROUP BY position, item;
    CREATE VIEW action_items AS
      SELECT bot_id, item AS number, text AS task, person AS owner, due, is_done
      FROM passage JOIN bot USING (position) JOIN searched USING (position, answer_hash)
      WHERE kind = 'action_item';
    """
}

extension Statement {
  /// Whether the statement has a result.
  fileprivate func hasRow() throws -> Bool { try Row.fetchOne(self) != nil }
}
