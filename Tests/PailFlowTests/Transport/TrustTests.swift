import Foundation
import LoopbackService
import NIOSSL
import PailFlow
import ServiceTestSupport
import Testing
import TestSupport

@Suite(.serialized) struct TrustTests {
  private func withAuthorityFile<Result>(
    _ text: String = TestCertificates.authority, _ work: (String) async throws -> Result
  ) async throws -> Result {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "ca.pem")
    return try await work(folder.path + "ca.pem")
  }

  /// A server with a certificate from an unknown authority.
  private func service() throws -> LoopbackService {
    try LoopbackService(
      bots: [ScriptedBot(id: idText, answers: [completed()])], acceptedKey: key
    ).secured(
      with: .makeServerConfiguration(
        certificateChain: [
          .certificate(
            try NIOSSLCertificate(bytes: Array(TestCertificates.server.utf8), format: .pem))
        ],
        privateKey: .privateKey(
          try NIOSSLPrivateKey(bytes: Array(TestCertificates.serverKey.utf8), format: .pem))))
  }

  @Test func `a private authority is trusted if its certificate is given`() async throws {
    try await service().withRunning { service in
      try await withAuthorityFile { path in
        for baseURL in [service.baseURL, "https://localhost:\(service.port)/v1"] {
          var configuration = try configuration(baseURL: baseURL)
          configuration.certificateFile = path
          let answer = try await PailFlowClient.withClient(configuration) {
            try await $0.answer(about: id)
          }
          #expect(answer.bytes == completed().body)
        }
      }
    }
  }

  @Test func `otherwise it is not trusted, and no request is made`() async throws {
    try await service().withRunning { service in
      let configuration = try configuration(baseURL: service.baseURL)
      let error = try await PailFlowClient.withClient(configuration) { try await $0.failure() }
      #expect(error?.kind == .untrustedCertificate)
      #expect(error?.attempts == 1)
      #expect(error?.advice == .trustAuthority)
      #expect(service.requests.isEmpty)
    }
  }

  @Test func `a certificate for another name is not trusted`() async throws {
    try await service().withRunning { service in
      try await withAuthorityFile { path in
        // Not even if the certificate has the address at the other end of the connection,
        // as a proxy's own could be.
        var configuration = try configuration(baseURL: "https://other.test/v1")
        configuration.certificateFile = path
        try await ConnectProxy(destination: service.port).withRunning { proxy in
          configuration.proxies = try ProxySettings(
            environment: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)"])
          let error = try await PailFlowClient.withClient(configuration) {
            try await $0.failure()
          }
          #expect(error?.kind == .untrustedCertificate)
          #expect(service.requests.isEmpty)
        }
      }
    }
  }

  @Test(arguments: [
    "", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
  ])
  func `a file without certificates is an error`(text: String) async throws {
    try await withAuthorityFile(text) { path in
      for path in [path, "/nowhere/ca.pem"] {
        var configuration = try configuration(baseURL: "https://127.0.0.1/v1")
        configuration.certificateFile = path
        let error = try await failure {
          try await PailFlowClient.withClient(configuration) { _ = try await $0.answer(about: id) }
        }
        #expect(error?.kind == .badCertificateFile)
        #expect(error?.description.contains(path) == true)
      }
    }
  }

  @Test func `a proxy opens a tunnel, and sees neither key nor path`() async throws {
    try await service().withRunning { service in
      try await ConnectProxy(destination: service.port).withRunning { proxy in
        try await withAuthorityFile { path in
          var configuration = try configuration(baseURL: "https://service.test/v1")
          configuration.certificateFile = path
          configuration.proxies = try ProxySettings(
            environment: ["HTTPS_PROXY": "http://ann:p%40ss@127.0.0.1:\(proxy.port)"])
          let answer = try await PailFlowClient.withClient(configuration) {
            try await $0.answer(about: id)
          }
          #expect(answer.bytes == completed().body)
          let head = try #require(proxy.requestHeads.first)
          #expect(proxy.requestHeads.count == 1)
          #expect(head.hasPrefix("CONNECT service.test:443 HTTP/1.1\r\n"))
          #expect(head.lowercased().contains("proxy-authorization: basic yw5uonbac3m="))
          #expect(!head.contains(key) && !head.contains(idText))
        }
      }
    }
  }

  @Test func `hosts in NO_PROXY and loopback are reached without a proxy`() async throws {
    try await service().withRunning { service in
      try await ConnectProxy(destination: service.port).withRunning { proxy in
        var environment = ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)"]
        try await withAuthorityFile { path in
          var configuration = try configuration(baseURL: service.baseURL)
          configuration.certificateFile = path
          configuration.proxies = try ProxySettings(environment: environment)
          let answer = try await PailFlowClient.withClient(configuration) {
            try await $0.answer(about: id)
          }
          #expect(answer.bytes == completed().body)
          environment["NO_PROXY"] = "nowhere.invalid"
          configuration.proxies = try ProxySettings(environment: environment)
          configuration.address = try ServiceAddress("https://nowhere.invalid/v1")
          let error = try await PailFlowClient.withClient(configuration) {
            try await $0.failure()
          }
          #expect(error?.kind == .unreachable)
          #expect(proxy.requestHeads.isEmpty)
        }
      }
    }
  }

  @Test(arguments: [
    ("407 Proxy Authentication Required", "Set HTTPS_PROXY to http://user:password@host:port", 1),
    ("403 Forbidden", "the proxy refused", 2),
  ])
  func `a proxy that refuses is reported`(refusal: String, words: String, attempts: Int)
    async throws
  {
    try await ConnectProxy(destination: 1, refusal: refusal).withRunning { proxy in
      var configuration = try configuration(baseURL: "https://service.test/v1")
      configuration.proxies = try ProxySettings(
        environment: ["HTTPS_PROXY": "127.0.0.1:\(proxy.port)"])
      configuration.retryPolicy.retries = 1
      let error = try await PailFlowClient.withClient(configuration) { try await $0.failure() }
      #expect(error?.kind == .unreachable)
      #expect(error?.attempts == attempts)
      #expect(error?.description.contains(words) == true, "\(error as Any)")
    }
  }
}
