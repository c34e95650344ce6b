import Hummingbird
import NIOCore

/// What a request comes with: the connection, for answers that HTTP has no words for.
struct ConnectionContext: InitializableFromSource {
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    self.channel = source.channel
  }
}
