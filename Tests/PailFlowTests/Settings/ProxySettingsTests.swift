import Testing

@testable import PailFlow

@Suite struct ProxySettingsTests {
  private func server(
    _ environment: [String: String], for address: String = "https://api.pailflow.com/v1"
  ) throws -> ProxySettings.Server? {
    try ProxySettings(environment: environment).server(for: try ServiceAddress(address).origin)
  }

  @Test(arguments: [
    "http://proxy.example:3128", "proxy.example:3128", "HTTP://Proxy.example:3128/",
  ])
  func `a proxy has a host and a port`(text: String) throws {
    let server = try #require(try server(["HTTPS_PROXY": text]))
    #expect(server.host == "proxy.example")
    #expect(server.port == 3128)
    #expect(server.credentials == nil)
  }

  @Test func `lower-case names take precedence, and an empty value means no proxy`() throws {
    #expect(
      try server(["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2"])?.host == "a")
    #expect(try server(["https_proxy": "", "HTTPS_PROXY": "http://b:2"]) == nil)
    #expect(try server(["HTTP_PROXY": "http://a:1"]) == nil)
    #expect(try server([:]) == nil)
  }

  @Test func `a user name and a password are decoded, and not printed`() throws {
    let settings = try ProxySettings(
      environment: ["HTTPS_PROXY": "http://ann:p%40ss%3aword%zz@[::1]:3128"])
    let server = try #require(settings.server(for: ServiceAddress.production.origin))
    #expect(server.host == "::1")
    #expect(server.credentials?.user.revealed == "ann")
    #expect(server.credentials?.password.revealed == "p@ss:word%zz")
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!dumped.contains("p@ss") && !"\(settings)".contains("p@ss"))
  }

  @Test(arguments: ["socks5://a:1", "https://a:1", "http://", "http://a:x", "http://a:p@ss@"])
  func `an invalid proxy is an error that does not show the password`(text: String) {
    let error = #expect(throws: PailFlowError.self) { try server(["HTTPS_PROXY": text]) }
    #expect(error?.kind == .badProxy)
    #expect(error?.description.contains("p@ss") == false)
  }

  @Test(arguments: [
    "*", "api.pailflow.com", "pailflow.com", ".pailflow.com", "a.example, PailFlow.com",
    "a.example pailflow.com", "pailflow.com:443", ".com",
  ])
  func `hosts in NO_PROXY are reached directly`(exceptions: String) throws {
    #expect(try server(["HTTPS_PROXY": "http://a:1", "NO_PROXY": exceptions]) == nil)
    #expect(try server(["HTTPS_PROXY": "http://a:1", "no_proxy": exceptions]) == nil)
  }

  @Test(arguments: [
    "", ",", "flow.com", "api.pailflow.com.example", "pailflow.com:8443", "pailflow",
  ])
  func `other hosts are reached through the proxy`(exceptions: String) throws {
    #expect(try server(["HTTPS_PROXY": "http://a:1", "NO_PROXY": exceptions]) != nil)
  }

  @Test func `an address with or without brackets is the same`() throws {
    for exceptions in ["2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:443"] {
      let server = try server(
        ["HTTPS_PROXY": "http://a:1", "NO_PROXY": exceptions], for: "https://[2001:db8::1]/v1")
      #expect(server == nil)
    }
  }

  @Test(arguments: ["https://localhost:8443", "https://127.0.0.1", "http://[::1]:1"])
  func `loopback is never reached through a proxy`(address: String) throws {
    #expect(try server(["HTTPS_PROXY": "http://a:1"], for: address) == nil)
  }
}
