internal import MeetingModel
internal import TextScanning

extension Room {
  /// Parses the address of a room.
  ///
  /// ```
  /// https://acme.daily.co/weekly%20sync/?t=1   name "weekly sync", provider "Daily"
  /// ```
  ///
  /// The name is the last visible component of the path, percent-decoded; it is left as it is if it
  /// does not decode to UTF-8. Addresses of meetings in Microsoft Teams have no name. An address
  /// without a scheme is treated as a path, or as the name if it contains characters that are not
  /// valid in an address.
  init(address: String) {
    let beforeQuery = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let (authority, path) = Self.split(Array(beforeQuery))
    guard authority != nil || address.unicodeScalars.allSatisfy(Self.isInAddresses) else {
      self.init(url: address, name: address.trimmed)
      return
    }
    let provider = authority.flatMap(Self.provider)
    // Such an address names the meeting by numbers, and ends in one that all have in common.
    guard provider != "Microsoft Teams" || !path.starts(with: "/l/meetup-join/".utf8) else {
      self.init(url: address, provider: provider)
      return
    }
    self.init(
      url: address,
      name: path.split(separator: UInt8(ascii: "/")).reversed().lazy.map(Self.decoded)
        .first { !$0.isBlank },
      provider: provider)
  }

  /// Whether a scalar is valid in an address: not white space, and either reserved or unreserved
  /// (RFC 3986, section 2).
  private static func isInAddresses(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "<", ">", "\\", "^", "`", "{", "|", "}", "[": false
    default: !scalar.isWhiteSpace && scalar.value > 0x1F
    }
  }

  /// Splits an address (without query and fragment) into authority and path.
  private static func split(
    _ address: [UInt8]
  ) -> (authority: ArraySlice<UInt8>?, path: ArraySlice<UInt8>) {
    let slashes = address.indices.first {
      address[$0...].starts(with: "//".utf8)
    }
    guard let slashes, slashes == 0 || address[slashes - 1] == UInt8(ascii: ":") else {
      return (nil, address[...])
    }
    let rest = address[(slashes + 2)...]
    let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    return (rest[..<end], rest[end...])
  }

  private static func decoded(_ part: ArraySlice<UInt8>) -> String {
    String(validating: part.percentDecoded, as: UTF8.self) ?? String(decoding: part, as: UTF8.self)
  }

  private static func provider(authority: ArraySlice<UInt8>) -> String? {
    let hostAndPort =
      authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
      .last ?? []
    let host = String(decoding: hostAndPort.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
      .lowercased()
    let providers = [
      ("daily.co", "Daily"), ("zoom.us", "Zoom"), ("zoom.com", "Zoom"),
      ("meet.google.com", "Google Meet"), ("teams.microsoft.com", "Microsoft Teams"),
      ("teams.live.com", "Microsoft Teams"), ("webex.com", "Webex"), ("whereby.com", "Whereby"),
      ("meet.jit.si", "Jitsi Meet"), ("8x8.vc", "Jitsi Meet"),
    ]
    return providers.first { domain, _ in host == domain || host.hasSuffix("." + domain) }?.1
  }
}
