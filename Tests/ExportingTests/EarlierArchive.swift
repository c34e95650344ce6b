/// Archives as earlier versions of the program made them.
enum EarlierArchive {
  /// The versions before the present one.
  static let versions = 1...8

  /// The statements that bring the tables of an archive back to those of a version.
  static func statements(backTo version: Int) -> String {
    additions.dropFirst(version - 1).reversed().joined(separator: "\n")
  }

  /// The statements that bring the index of an archive that was searched back to that of version 7.
  static let formerIndex = """
    CREATE TEMP TABLE old AS SELECT position, answer_hash FROM searched;
    DROP TABLE searched;
    CREATE TABLE searched (
      position INTEGER PRIMARY KEY REFERENCES bot ON DELETE CASCADE,
      answer_hash BLOB NOT NULL
    ) STRICT;
    INSERT INTO searched SELECT position, answer_hash FROM old;
    DROP TABLE old;

    """

  /// What takes away the tables that each version has added, from the second on.
  private static let additions = [
    """
    DROP TABLE written; DROP TABLE removal; DROP TABLE replacement;
    CREATE TEMP TABLE old AS SELECT * FROM output;
    DROP TABLE output;
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
    INSERT INTO output SELECT position, format, name, size, hash, NULL, template FROM old;
    DROP TABLE old;
    DELETE FROM grdb_migrations WHERE identifier = '2';
    """,
    "DROP TABLE command_word; DELETE FROM grdb_migrations WHERE identifier = '3';",
    "DROP TABLE note_name; DELETE FROM grdb_migrations WHERE identifier = '4';",
    """
    DROP VIEW meetings; DROP TABLE meeting; DELETE FROM grdb_migrations WHERE identifier = '5';
    """,
    """
    DROP TABLE base; DROP TABLE template_source; DROP TABLE pack;
    DELETE FROM grdb_migrations WHERE identifier = '6';
    """,
    """
    DROP TABLE other_shard; DROP TABLE carried;
    DELETE FROM grdb_migrations WHERE identifier = '7';
    """,
    // It has added none.
    "DELETE FROM grdb_migrations WHERE identifier = '8';",
    "DELETE FROM grdb_migrations WHERE identifier = '9';",
  ]
}
