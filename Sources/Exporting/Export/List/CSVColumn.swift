/// A column of a CSV file (RFC 4180), found by its name in the header.
///
/// A spreadsheet in a language with a decimal comma (0,5) separates fields by semicolons, so
/// semicolons and tabs are accepted as well if the header uses them.
struct CSVColumn: Hashable {
  private let index: Int
  private let separator: UInt8

  /// Finds a column; nil if the header does not contain the name.
  init?(named name: String, inHeader header: ArraySlice<UInt8>) {
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      let index = Self.fields(of: header, separator).firstIndex { field in
        String(decoding: field[...].trimmed, as: UTF8.self).lowercased() == name
      }
      if let index {
        self.index = index
        self.separator = separator
        return
      }
    }
    return nil
  }

  /// The column's value in a row; nil if the row is too short.
  func value(in row: ArraySlice<UInt8>) -> [UInt8]? {
    let fields = Self.fields(of: row, separator)
    return index < fields.count ? fields[index] : nil
  }

  /// The fields of a record, without their quotation marks; a doubled one inside stands for one.
  private static func fields(of record: ArraySlice<UInt8>, _ separator: UInt8) -> [[UInt8]] {
    let quote = UInt8(ascii: "\"")
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var wasQuote = false
    for byte in record {
      if byte == quote {
        // Two in a row inside quotation marks stand for a literal one.
        if wasQuote, !isQuoted { fields[fields.count - 1].append(quote) }
        isQuoted.toggle()
        wasQuote = !isQuoted
        continue
      }
      if byte == separator, !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
      wasQuote = false
    }
    return fields
  }
}
