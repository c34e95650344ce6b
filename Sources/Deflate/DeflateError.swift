/// Why bytes could not be packed or unpacked.
package enum DeflateError: Error, Sendable, Hashable {
  /// The bytes are not what was packed.
  case damaged
  /// There is no memory left.
  case outOfMemory
}
