// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "debrief", path: "..")],
  targets: [
    .executableTarget(
      name: "TemplateBenchmark", dependencies: [.product(name: "Mustache", package: "debrief")])
  ],
  swiftLanguageModes: [.v6]
)
