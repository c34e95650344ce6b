import Testing

@testable import PailFlow

@Suite struct ServiceAddressTests {
  @Test(arguments: [
    ("https://api.pailflow.com/v1", "https://api.pailflow.com/v1"),
    ("HTTPS://API.PailFlow.com:443/v1///", "https://api.pailflow.com/v1"),
    ("https://api.pailflow.com", "https://api.pailflow.com"),
    ("https://proxy.example:8443/pail/flow/", "https://proxy.example:8443/pail/flow"),
    ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
    ("http://localhost:1/", "http://localhost:1"), ("http://[::1]:8080", "http://[::1]:8080"),
    ("http://127.9.9.9", "http://127.9.9.9"),
    ("https://[2001:db8::1]/v1", "https://[2001:db8::1]/v1"),
  ])
  func `a base URL is parsed into its parts`(text: String, description: String) throws {
    let address = try ServiceAddress(text)
    #expect(address.description == description)
    #expect(address.statusPath(of: id).hasSuffix("\(address.path)/api/bot/\(id)/status"))
  }

  @Test func `the status path is below the base path`() throws {
    #expect(ServiceAddress.production.statusPath(of: id) == "/v1/api/bot/\(id)/status")
    #expect(try ServiceAddress("https://a.example").statusPath(of: id) == "/api/bot/\(id)/status")
  }

  @Test(arguments: [
    "", "api.pailflow.com/v1", "ftp://api.pailflow.com", "https:///v1", "https://",
    "https://api.pailflow.com/v1?x=1", "https://api.pailflow.com/v1#x", "https://a b.example",
    "https://api.pailflow.com\\@evil.example", "https://api.pailflow.com:99999",
    "https://api.pailflow.com:", "https://[::1", "https://[::1]x", "https://bücher.example",
    "https://api.pailflow.com/a b", "https://api.pailflow.com/\u{0}", "https://[]/",
    " https://api.pailflow.com",
  ])
  func `anything else is refused`(text: String) {
    let error = #expect(throws: PailFlowError.self) { try ServiceAddress(text) }
    #expect(error?.kind == .badAddress)
  }

  @Test(arguments: [
    "http://api.pailflow.com/v1", "http://localhost.evil.example", "http://127.0.0.1.evil.example",
    "http://127.1", "http://0.0.0.0", "http://10.0.0.1:8080", "http://[::2]",
  ])
  func `plain http is allowed to loopback only`(text: String) {
    let error = #expect(throws: PailFlowError.self) { try ServiceAddress(text) }
    #expect(error?.kind == .badAddress)
    #expect(error?.description.contains("unencrypted") == true)
  }

  @Test func `a password in a base URL is refused and not repeated`() {
    let error = #expect(throws: PailFlowError.self) {
      try ServiceAddress("https://ann:hunter2@api.pailflow.com/v1")
    }
    #expect(error?.kind == .badAddress)
    #expect(error?.description.contains("hunter2") == false)
  }
}
