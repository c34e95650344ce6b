internal import Crypto
package import JSONDocument

/// The pseudonym key: who is called what, in a form that a caller keeps in a file.
///
/// Aliases in it may be changed by hand: `Person 3` to `Customer A`.
package struct PseudonymKey: Sendable {
  /// What is wrong with a key.
  package struct Failure: Error, CustomStringConvertible {
    /// What failed.
    package let reason: String
    /// What to do next.
    package var advice: String { Self.adviceOfAll }
    /// What to do with any damaged key.
    package static let adviceOfAll =
      "restore the file from a copy, or delete it to give everyone a new alias"

    /// Reason and advice.
    package var description: String { "\(reason); \(advice)" }
  }

  /// A person and an alias.
  package struct Person: Sendable, Hashable {
    /// What is shown.
    package var alias: String
    /// The name.
    package var name: String
  }

  /// The people, in the order in which they were added.
  package private(set) var people: [Person] = []
  private let salt: String

  /// Makes an empty key.
  ///
  /// - Parameter salt: Random bytes, which decide the order of new aliases; an alphabetical one
  ///   would give them away to whoever knows the names.
  package init(salt: [UInt8]) {
    self.salt = salt.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Reads a key.
  package init(_ json: JSONValue) throws(Failure) {
    guard let object = json.objectValue, object["version"]?.numberValue?.spelling == "1",
      let salt = object["salt"]?.stringValue, let people = object["people"]?.arrayValue
    else { throw Failure(reason: "this is not a pseudonym key") }
    self.salt = salt
    for (index, person) in people.enumerated() {
      guard let alias = person.objectValue?["alias"]?.stringValue, !alias.isEmpty,
        let name = person.objectValue?["name"]?.stringValue, PersonName(label: name) != nil
      else { throw Failure(reason: "person \(index + 1) of the key lacks an alias or a name") }
      self.people.append(Person(alias: alias, name: name))
    }
  }

  /// The key as JSON.
  package var json: JSONValue {
    [
      "version": 1, "salt": .string(salt),
      "people": .array(people.map { ["alias": .string($0.alias), "name": .string($0.name)] }),
    ]
  }

  /// Adds the people of a collection that are not in the key.
  ///
  /// Whoever has an alias keeps it; the order of the others depends on their names and the salt.
  mutating func add(_ names: [String: String]) {
    let known = Set(people.compactMap { PersonName(label: $0.name)?.identity })
    var number = people.count
    let aliases = Set(people.map(\.alias))
    let added = names.filter { !known.contains($0.key) }
      .map { (hash: Array(SHA256.hash(data: Array((salt + $0.key).utf8))), name: $0.value) }
      .sorted { $0.hash.lexicographicallyPrecedes($1.hash) }
    for person in added {
      repeat { number += 1 } while aliases.contains("Person \(number)")
      people.append(Person(alias: "Person \(number)", name: person.name))
    }
  }
}
