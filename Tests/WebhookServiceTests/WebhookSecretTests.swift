import Testing
import WebhookService

struct WebhookSecretTests {
  @Test func `a secret is known again, with a line end or without`() throws {
    let text = WebhookSecret.random()
    #expect(text.utf8.count == 64)
    #expect(text != WebhookSecret.random())
    let secret = try WebhookSecret(" \(text)\r\n")
    #expect(secret.matches(text.utf8))
    #expect(!secret.matches(text.dropLast().utf8))
    #expect(!secret.matches((text + "0").utf8))
    #expect(!secret.matches("".utf8))
    #expect("\(secret)" == "WebhookSecret(not shown)")
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!dumped.contains(text))
  }

  @Test(arguments: ["", "short", "0123456789abcde", "0123456789abcde\n"])
  func `a short secret is refused`(text: String) {
    #expect(throws: WebhookSecret.Failure.tooShort) { try WebhookSecret(text) }
  }

  @Test(arguments: [
    "0123456789abcdef/", "0123456789 abcdef", "0123456789abcdef?", "0123456789abcdefé",
    "0123456789abcdef%20",
  ])
  func `a secret that a path would have to escape is refused`(text: String) {
    #expect(throws: WebhookSecret.Failure.notUnreserved) { try WebhookSecret(text) }
  }

  @Test(arguments: [
    ("127.0.0.1:8080", true), ("127.1.2.3:1", true), ("localhost:0", true), ("[::1]:8080", true),
    ("0.0.0.0:80", false), ("[::]:80", false), ("192.168.1.2:80", false), ("example.org:80", false),
    ("127.0.0.1.example.org:80", false), ("128.0.0.1:80", false),
  ])
  func `addresses of loopback are told from others`(text: String, isLoopback: Bool) throws {
    let address = try #require(ListenAddress(text))
    #expect(address.isLoopback == isLoopback)
    #expect("\(address)" == text)
  }

  @Test(arguments: [
    "", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "::1:80",
    "[127.0.0.1]:80", "a b:80", "127.0.0.1:-1", "127.0.0.1:+1",
  ])
  func `anything else is no address`(text: String) {
    #expect(ListenAddress(text) == nil)
  }
}
