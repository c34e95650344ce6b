internal import GRDB

/// The tables of an archive, version by version.
enum Schema {
  /// The version that drops the tables of an earlier search.
  private static let withoutSearch = "8"

  /// Marks the file as ours (`PRAGMA application_id`): "dbrf".
  static let applicationID = 0x6462_7266

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    // Released migrations must not change; later changes go into a new migration.
    migrator.registerMigration("1") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: version1)
    }
    migrator.registerMigration("2") { try $0.execute(sql: version2) }
    migrator.registerMigration("3") { try $0.execute(sql: version3) }
    migrator.registerMigration("4") { try $0.execute(sql: version4) }
    migrator.registerMigration("5") { try $0.execute(sql: version5) }
    migrator.registerMigration("6") { try $0.execute(sql: version6) }
    migrator.registerMigration("7") { try $0.execute(sql: version7) }
    // An index without the numbers of passages; the next search makes it again.
    // Nothing refers to its tables, so that no row of others need be checked, which takes long.
    migrator.registerMigration(withoutSearch, foreignKeyChecks: .immediate) { database in
      try database.execute(sql: SearchTables.drop)
    }
    migrator.registerMigration("9", foreignKeyChecks: .immediate) {
      try $0.execute(sql: version9)
    }
    return migrator
  }

  /// Whether a database is an unfinished file of ours without tables.
  ///
  /// Earlier versions left such a file when they were stopped early.
  static func isUnmade(_ queue: DatabaseQueue) throws -> Bool {
    try queue.read { database in
      guard try SchemaEntry.all(in: database).allSatisfy(\.isOfMigrations) else { return false }
      let mark = try Int.fetchOne(database, sql: "PRAGMA application_id")
      guard mark == 0 || mark == applicationID else { return false }
      return try migrator.appliedIdentifiers(database).isEmpty
    }
  }

  /// The digests of the entries of an archive that is up to date, without the tables of the search
  /// and with them: for these, the migrations need not be repeated, which takes longer than a search.
  ///
  /// The tables of an index are those of SQLite, 3.40 here; with others, it takes longer.
  static let currentDigests: Set<String> = [
    "b85225ed08a6ad73e4b4a83ad006911c0c97760d1bf4995a968c59fbaf740c95",
    "619666d8f25fd716fe98c8c4685f1196b67d3d4f9a97d1913e73c721b957b7e3",
  ]

  /// What the migrations create, up to one of them.
  static func entries(after migration: String?, hasSearch: Bool) throws -> Set<SchemaEntry> {
    let model = try DatabaseQueue()
    if let migration {
      try migrator.migrate(model, upTo: migration)
    } else {
      try migrator.migrate(model)
    }
    if hasSearch {
      let isFormer = try model.read { try !migrator.appliedIdentifiers($0).contains(withoutSearch) }
      try model.write { database in
        try isFormer ? SearchTables.makeFormer(in: database) : SearchTables.make(in: database)
      }
    }
    return try model.read { try SchemaEntry.all(in: $0) }
  }

  private static let version1 = """
    CREATE TABLE bot (
      position INTEGER PRIMARY KEY,
      bot_id TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'waiting', 'done', 'failed')),
      attempts INTEGER NOT NULL DEFAULT 0,
      asked_at TEXT,
      error_kind TEXT,
      error TEXT,
      incomplete_since INTEGER,
      status TEXT,
      answer_hash BLOB,
      has_notes INTEGER
    ) STRICT;
    CREATE INDEX bot_unfinished ON bot (state) WHERE state <> 'done';
    CREATE TABLE answer (
      position INTEGER PRIMARY KEY REFERENCES bot ON DELETE CASCADE,
      size INTEGER NOT NULL,
      body BLOB NOT NULL
    ) STRICT;
    CREATE TABLE template (
      number INTEGER PRIMARY KEY,
      hash BLOB NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE output (
      position INTEGER NOT NULL REFERENCES bot ON DELETE CASCADE,
      format TEXT NOT NULL,
      name TEXT NOT NULL,
      size INTEGER,
      hash BLOB,
      pending_hash BLOB,
      template INTEGER REFERENCES template,
      PRIMARY KEY (position, format)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE segment (
      number INTEGER PRIMARY KEY,
      through INTEGER NOT NULL,
      size INTEGER NOT NULL,
      is_stale INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    """

  /// The tables of version 2.
  ///
  /// They record every text written for a note as ours, removals that are still to be finished, and
  /// the replacement of the lines file together with its segments.
  private static let version2 = """
    CREATE TABLE written (
      position INTEGER NOT NULL REFERENCES bot ON DELETE CASCADE,
      format TEXT NOT NULL,
      name TEXT NOT NULL,
      hash BLOB NOT NULL,
      in_place INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (position, format, hash, name)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO written SELECT position, format, '', hash, 1 FROM output
      WHERE hash IS NOT NULL AND format <> 'jsonl';
    INSERT OR IGNORE INTO written SELECT position, format, '', pending_hash, 0 FROM output
      WHERE pending_hash IS NOT NULL AND format <> 'jsonl';
    ALTER TABLE output DROP COLUMN pending_hash;
    -- Their names end in .new.md, as earlier versions called them; they stay as they are.
    UPDATE output SET format = 'old-' || format WHERE format LIKE '%.new%';
    CREATE TABLE removal (
      position INTEGER NOT NULL,
      bot_id TEXT NOT NULL,
      format TEXT NOT NULL,
      name TEXT NOT NULL,
      size INTEGER,
      PRIMARY KEY (position, format, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE replacement (
      staged_name TEXT PRIMARY KEY,
      name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  private static let version3 = """
    CREATE TABLE command_word (
      number INTEGER PRIMARY KEY,
      word TEXT NOT NULL
    ) STRICT;
    """

  /// The names that a pattern has given to notes: a bot keeps those that it ever had.
  private static let version4 = """
    CREATE TABLE note_name (
      stem TEXT PRIMARY KEY,
      base TEXT NOT NULL,
      number INTEGER NOT NULL,
      position INTEGER NOT NULL REFERENCES bot ON DELETE CASCADE,
      UNIQUE (position, base)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX note_name_number ON note_name (base, number);
    """

  /// The catalogue: what lists show of each meeting, made from its answer.
  ///
  /// It starts empty, since only a reader of answers can fill it. A row whose hash is not that of
  /// the answer is out of date.
  private static let version5 = """
    CREATE TABLE meeting (
      position INTEGER PRIMARY KEY REFERENCES bot ON DELETE CASCADE,
      answer_hash BLOB NOT NULL,
      started_at INTEGER,
      length INTEGER,
      title TEXT,
      room TEXT,
      people TEXT NOT NULL,
      bots TEXT NOT NULL
    ) STRICT;
    CREATE INDEX meeting_started_at ON meeting (started_at);
    CREATE VIEW meetings AS
      SELECT bot.position, bot_id, state, status,
        strftime('%Y-%m-%dT%H:%M:%SZ', started_at, 'unixepoch') AS started_at, length, title, room,
        people
      FROM bot LEFT JOIN meeting
        ON meeting.position = bot.position AND meeting.answer_hash = bot.answer_hash;
    """

  /// What notes that a person has edited are merged from: the texts themselves, once an edit was
  /// seen, and before that the packs and options that they can be made with again.
  private static let version6 = """
    CREATE TABLE pack (
      number INTEGER PRIMARY KEY,
      hash BLOB NOT NULL UNIQUE,
      size INTEGER NOT NULL,
      body BLOB NOT NULL
    ) STRICT;
    CREATE TABLE template_source (
      template INTEGER PRIMARY KEY REFERENCES template,
      pack INTEGER NOT NULL REFERENCES pack,
      options TEXT NOT NULL
    ) STRICT;
    CREATE TABLE base (
      position INTEGER NOT NULL REFERENCES bot ON DELETE CASCADE,
      format TEXT NOT NULL,
      hash BLOB NOT NULL,
      merged_hash BLOB,
      size INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (position, format, hash)
    ) STRICT;
    """

  /// The places in the list of bots that other shards export, so that all shards of a list number
  /// its bots alike; and the edited notes that were taken over from other archives, by the hashes of
  /// their files, so that none is taken over twice.
  private static let version7 = """
    CREATE TABLE other_shard (
      position INTEGER PRIMARY KEY,
      bot_id TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE carried (
      position INTEGER NOT NULL REFERENCES bot ON DELETE CASCADE,
      format TEXT NOT NULL,
      hash BLOB NOT NULL,
      is_placed INTEGER NOT NULL,
      PRIMARY KEY (position, format, hash)
    ) STRICT, WITHOUT ROWID;
    """

  /// Drops the names under which texts were about to be written and then were.
  ///
  /// Earlier versions kept them, so that whatever had such a name later counted as the note. The
  /// hashes stay.
  private static let version9 = """
    DELETE FROM written WHERE name <> '' AND EXISTS (
      SELECT 1 FROM written AS placed WHERE placed.position = written.position
        AND placed.format = written.format AND placed.hash = written.hash
        AND placed.name = '' AND placed.in_place);
    """
}
