/// An entry of `NO_PROXY`: `*`, a host, a domain with or without a dot before it, any of them with
/// a port.
struct ProxyException: Sendable, Hashable {
  private let name: String
  private let port: Int?

  /// Reads an entry; nil for one that is empty.
  init?(_ text: String) {
    var name = text.lowercased().utf8[...]
    var port: Int?
    // An IPv6 address has colons of its own; one with a port stands in brackets.
    let afterBracket = name.lastIndex(of: UInt8(ascii: "]")) ?? name.startIndex
    let colons = name[afterBracket...].indices.filter { name[$0] == UInt8(ascii: ":") }
    if colons.count == 1, let colon = colons.first {
      port = String(name[name.index(after: colon)...]).flatMap(Int.init)
      name = name[..<colon]
    }
    if name.first == UInt8(ascii: ".") { name = name.dropFirst() }
    if name.first == UInt8(ascii: "[") { name = name.dropFirst().dropLast() }
    guard !name.isEmpty, let name = String(name) else { return nil }
    self.name = name
    self.port = port
  }

  /// Whether an origin is asked for directly.
  func covers(_ origin: Origin) -> Bool {
    guard port == nil || port == origin.port else { return false }
    let host = origin.host.utf8.drop { $0 == UInt8(ascii: "[") }
      .prefix { $0 != UInt8(ascii: "]") }
    let name = name.utf8
    guard !name.elementsEqual("*".utf8), !name.elementsEqual(host) else { return true }
    let start = host.count - name.count
    return start > 0 && host.dropFirst(start).elementsEqual(name)
      && host.dropFirst(start - 1).first == UInt8(ascii: ".")
  }
}
