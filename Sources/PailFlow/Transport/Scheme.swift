/// The schemes that are spoken.
enum Scheme: String, Sendable, Hashable {
  case http
  case https

  /// The port where none is given.
  var defaultPort: Int {
    switch self {
    case .http: 80
    case .https: 443
    }
  }
}
