/// A proxy that is up: where it is, and what it was asked.
package struct RunningProxy: Sendable {
  /// The port on 127.0.0.1.
  package let port: Int
  let log: RequestHeads

  /// The heads of the requests so far: `CONNECT host:port HTTP/1.1` and the fields under it.
  package var requestHeads: [String] { log.all }
}
