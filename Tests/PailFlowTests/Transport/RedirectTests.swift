import HTTPTypes
import LoopbackService
import ServiceTestSupport
import Testing

@testable import PailFlow

@Suite(.serialized) struct RedirectTests {
  private let path = "/v1/api/bot/x/status?y=1"

  private func redirect(to location: String) throws -> Redirect {
    Redirect(
      location: location, origin: try ServiceAddress("https://api.example:8443").origin,
      path: path)
  }

  @Test(arguments: [
    ("/other", "/other"), ("/v2/x?y=%20", "/v2/x?y=%20"), ("?z=2", "/v1/api/bot/x/status?z=2"),
    ("done", "/v1/api/bot/x/done"), ("", "/v1/api/bot/x/status?y=1"), ("/a#b", "/a"),
    ("https://api.example:8443/other", "/other"), ("HTTPS://API.example:8443", "/"),
    ("//api.example:8443/other?a", "/other?a"), ("https://api.example:8443?a", "/?a"),
  ])
  func `a redirect within the origin is followed`(location: String, path: String) throws {
    #expect(try redirect(to: location) == .samePlace(path: path))
  }

  @Test(arguments: [
    "https://api.example/other", "http://api.example:8443/other", "https://evil.example:8443/",
    "//evil.example/", "https://api.example:8443@evil.example/", "https://ann@api.example:8443/",
    "https://api.example:8443\\@evil.example", "\\\\evil.example", "/\\evil.example",
    "https:evil.example", "https:/evil.example", "javascript:alert(1)", "data:,x", "/a b",
    "/\u{0}", "https://api.example.:8443/", "/ü", "ftp://api.example:8443/", ":", "https://",
  ])
  func `a redirect elsewhere is not followed`(location: String) throws {
    #expect(try redirect(to: location) == .elsewhere)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `redirects of every kind are followed within the origin`(code: Int) async throws {
    let path = "/v1/api/bot/\(idText)/status?step=2"
    try await withService([
      .redirect(to: path, status: .init(code: code)), completed(),
    ]) { client, service in
      let answer = try await client.answer(about: id)
      #expect(answer.bytes == completed().body)
      #expect(service.requests.map(\.path) == ["/v1/api/bot/\(idText)/status", path])
      #expect(service.requests.allSatisfy { $0.fields[.authorization] == "Bearer \(key)" })
    }
  }

  @Test func `three redirects are followed, four are not`() async throws {
    let redirect = ServiceAnswer.redirect(to: "?")
    try await withService([redirect, redirect, redirect, completed()]) { client, service in
      let answer = try await client.answer(about: id)
      #expect(answer.bytes == completed().body)
      #expect(service.requests.count == 4)
    }
    try await withService([redirect, redirect, redirect, redirect, completed()]) {
      client, service in
      let error = try await client.failure()
      #expect(error?.kind == .refusedRedirect)
      #expect(service.requests.count == 4)
    }
  }

  @Test func `a redirect to nowhere is an error`() async throws {
    try await withService([ServiceAnswer(status: .found)]) { client, service in
      let error = try await client.failure()
      #expect(error?.kind == .refusedRedirect)
      #expect(service.requests.count == 1)
    }
  }

  @Test func `the key reaches no other origin, and the error names the target`() async throws {
    let other = LoopbackService(
      bots: [ScriptedBot(id: idText, finished: completed().body)], acceptedKey: key)
    try await other.withRunning { other in
      try await LoopbackService(bots: [], acceptedKey: key).withRunning { first in
        let path = "/v1/api/bot/\(idText)/status"
        let targets = [
          "\(other.baseURL)/api/bot/\(idText)/status", "//127.0.0.1:\(other.port)\(path)",
          "http://localhost:\(other.port)\(path)", "http://localhost:\(first.port)\(path)",
          "https://127.0.0.1:\(other.port)\(path)", "https://127.0.0.1:\(first.port)\(path)",
          "http://x@127.0.0.1:\(other.port)\(path)",
        ]
        for target in targets {
          try await withService([.redirect(to: target)]) { client, service in
            let error = try await client.failure()
            #expect(error?.kind == .refusedRedirect)
            #expect(error?.botID == id)
            let shown = target.replacing("http://x@", with: "…")
            #expect(error?.description.contains("“\(shown)”") == true, "\(error as Any)")
            #expect(service.requests.count == 1)
          }
        }
        #expect(first.requests.isEmpty)
        #expect(other.requests.isEmpty)
      }
    }
  }
}
