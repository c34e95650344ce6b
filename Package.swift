// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: existentials are spelt out, imports are internal unless they
/// say otherwise, and a member is visible only where its module is imported.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The commit of the sources, if the environment names it as `scripts/commit` prints it.
///
/// `debrief --version` shows it. Another one compiles `CVersion` and its one importer again.
let commit: [CSetting] = {
  guard let name = Context.environment["DEBRIEF_COMMIT"],
    !name.isEmpty,
    name.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39) ~= $0 || (0x61...0x7A) ~= $0 })
  else { return [] }
  return [.define("DEBRIEF_COMMIT", to: "\"\(name)\"")]
}()

let package = Package(
  name: "debrief",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "debrief", targets: ["debrief"]),
    .library(name: "CommonMark", targets: ["CommonMark", "TextEscaping"]),
    .library(name: "JSONDocument", targets: ["JSONDocument"]),
    // Reading answers and rendering notes, without network, database and compression.
    .library(
      name: "MeetingNotes",
      targets: ["BotStatus", "Evidence", "JSONDocument", "MeetingModel", "Reports", "TimeZones"]),
    // Fetching and exporting besides.
    .library(name: "MeetingExport", targets: ["Exporting", "PailFlow"]),
    .library(name: "Mustache", targets: ["Mustache"]),
    .library(name: "Verification", targets: ["Verification"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    // Without its traits, which bring in reading of settings and all of Foundation.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Scanning text: classes of ASCII bytes, excerpts for messages, "did you mean" suggestions.
    .target(name: "TextScanning", swiftSettings: strict),
    // Merging two texts that were made from a third, line by line.
    .target(name: "ThreeWayMerge", dependencies: ["TextScanning"], swiftSettings: strict),
    .systemLibrary(name: "CLinux"),
    // The platform's C library under one name.
    .target(name: "LibC", swiftSettings: strict),
    // Programs that this one starts.
    .target(name: "ChildProcesses", dependencies: ["CLinux", "LibC"], swiftSettings: strict),
    // A weighted asynchronous semaphore, a budget of bytes in memory, and the heap.
    .target(name: "ResourceLimits", dependencies: ["CLinux"], swiftSettings: strict),

    // The document model and its readers.
    .target(name: "JSONDocument", dependencies: ["TextScanning"], swiftSettings: strict),
    .target(
      name: "MeetingModel", dependencies: ["JSONDocument", "TextScanning"], swiftSettings: strict),
    .target(
      name: "BotStatus", dependencies: ["JSONDocument", "MeetingModel", "TextScanning"],
      swiftSettings: strict),
    .target(
      name: "Evidence", dependencies: ["JSONDocument", "LibC", "MeetingModel", "TextScanning"],
      swiftSettings: strict),

    // What is taken out of meetings before they are published.
    .target(
      name: "Redaction",
      dependencies: [
        "JSONDocument", "MeetingModel", "TextScanning",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // The service, and a server that behaves as it does.
    .target(
      name: "PailFlow",
      dependencies: [
        "BotStatus", "ChildProcesses", "JSONDocument", "LibC", "MeetingModel", "ResourceLimits",
        "TextScanning",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    .target(
      name: "LoopbackService",
      dependencies: [
        "JSONDocument", "TextScanning",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),

    // The server that takes the calls of the service's webhook.
    .target(
      name: "WebhookService",
      dependencies: [
        "JSONDocument", "LibC", "MeetingModel", "ResourceLimits", "TextScanning",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),

    // Writers: escaping, Markdown, templates and the three renderers.
    .target(name: "TextEscaping", dependencies: ["TextScanning"], swiftSettings: strict),
    .systemLibrary(
      name: "CLibcmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(
      name: "CommonMark", dependencies: ["CLibcmark", "LibC", "TextEscaping", "TextScanning"],
      swiftSettings: strict),
    .target(name: "Mustache", dependencies: ["TextScanning"], swiftSettings: strict),
    .target(
      name: "TimeZones", dependencies: ["LibC", "MeetingModel", "TextScanning"],
      swiftSettings: strict),
    // The built-in template packs as data, embedded by the C compiler.
    .target(name: "CTemplates"),
    .target(
      name: "Reports",
      dependencies: [
        "CommonMark", "CTemplates", "InterchangeFormats", "JSONDocument", "LibC", "MeetingModel",
        "Mustache", "TextEscaping", "TextScanning", "TimeZones",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // The formats in which programs exchange data: tables, subtitles, calendars, mail, Slack.
    .target(
      name: "InterchangeFormats", dependencies: ["JSONDocument", "TextEscaping", "TextScanning"],
      swiftSettings: strict),

    // The checker of outputs.
    .systemLibrary(
      name: "CLibgumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    .target(
      name: "Verification",
      dependencies: [
        "CLibgumbo", "CommonMark", "InterchangeFormats", "JSONDocument", "TextScanning",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),

    // The archive of fetched answers and written files.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CLibdeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .target(name: "Deflate", dependencies: ["CLibdeflate", "CZlib"], swiftSettings: strict),
    .target(
      name: "Archive",
      dependencies: [
        "Deflate", "JSONDocument", "LibC", "MeetingModel", "TextScanning",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),

    // Sample meetings as data, embedded by the C compiler.
    .target(name: "CSamples", exclude: ["Checks", "Meetings"]),

    // From input to output.
    .target(
      name: "Exporting",
      dependencies: [
        "Archive", "BotStatus", "ChildProcesses", "CLinux", "CommonMark", "CSamples", "Deflate",
        "Evidence", "InterchangeFormats", "JSONDocument", "LibC", "MeetingModel", "PailFlow",
        "Reports",
        "ResourceLimits", "TextScanning", "ThreeWayMerge", "TimeZones",
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    // The search of a site: the words of its pages, and the files that a browser finds them with.
    .target(
      name: "SiteSearch",
      dependencies: [
        "Deflate", "JSONDocument", "TextEscaping", "TextScanning",
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    // Sites of meetings: which pages there are, and what becomes of those that are there.
    .target(
      name: "Publishing",
      dependencies: [
        "Archive", "BotStatus", "Evidence", "Exporting", "JSONDocument", "MeetingModel",
        "Redaction", "Reports", "ResourceLimits", "SiteSearch", "TextEscaping", "TextScanning",
        "TimeZones",
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    // The commit of the build, in C, where a definition concerns this target alone.
    .target(name: "CVersion", cSettings: commit),
    .target(
      name: "DebriefCommands",
      dependencies: [
        "Archive", "BotStatus", "CVersion", "CommonMark", "Evidence", "Exporting", "JSONDocument",
        "LibC", "LoopbackService", "MeetingModel", "PailFlow", "Publishing", "Redaction", "Reports",
        "ResourceLimits", "TextEscaping", "TextScanning", "TimeZones", "Verification",
        "WebhookService",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ], swiftSettings: strict),
    .executableTarget(name: "debrief", dependencies: ["DebriefCommands"], swiftSettings: strict),

    // What several test targets share.
    .target(
      name: "TestSupport", dependencies: ["CLibcmark", "JSONDocument"],
      path: "Tests/TestSupport", swiftSettings: strict),
    // Scripts and faults of the loopback service, a proxy, and a clock that only sleeping advances.
    .target(
      name: "ServiceTestSupport",
      dependencies: [
        "JSONDocument", "LoopbackService", "MeetingModel", "PailFlow", "TestSupport",
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      path: "Tests/ServiceTestSupport", swiftSettings: strict),

    .testTarget(
      name: "JSONDocumentTests", dependencies: ["TestSupport", "JSONDocument"],
      swiftSettings: strict),
    .testTarget(
      name: "ThreeWayMergeTests", dependencies: ["TestSupport", "ThreeWayMerge"],
      swiftSettings: strict),
    .testTarget(
      name: "ResourceLimitsTests", dependencies: ["TestSupport", "ResourceLimits"],
      swiftSettings: strict),
    .testTarget(
      name: "MeetingModelTests", dependencies: ["MeetingModel", "JSONDocument"],
      swiftSettings: strict),
    .testTarget(
      name: "BotStatusTests",
      dependencies: ["TestSupport", "BotStatus", "JSONDocument", "MeetingModel"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "EvidenceTests",
      dependencies: [
        "TestSupport", "BotStatus", "Evidence", "JSONDocument", "MeetingModel",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "RedactionTests",
      dependencies: ["TestSupport", "BotStatus", "JSONDocument", "MeetingModel", "Redaction"],
      swiftSettings: strict),
    // Takes texts through a redactor, for scripts/check-redaction.
    .executableTarget(
      name: "redaction-trial",
      dependencies: ["BotStatus", "JSONDocument", "MeetingModel", "Redaction"],
      path: "Tests/RedactionTrial", swiftSettings: strict),
    .testTarget(
      name: "LoopbackServiceTests",
      dependencies: [
        "LoopbackService", "ServiceTestSupport",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WebhookServiceTests",
      dependencies: ["JSONDocument", "MeetingModel", "WebhookService"],
      swiftSettings: strict),
    .testTarget(
      name: "PailFlowTests",
      dependencies: [
        "ServiceTestSupport", "TestSupport",
        "PailFlow", "LoopbackService", "JSONDocument", "MeetingModel", "ResourceLimits",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    .target(
      name: "MarkdownReaders", dependencies: ["TestSupport"], path: "Tests/MarkdownReaders",
      exclude: ["Readers"], swiftSettings: strict),
    .testTarget(
      name: "TextScanningTests", dependencies: ["TestSupport", "TextScanning"],
      swiftSettings: strict),
    .testTarget(
      name: "TextEscapingTests",
      dependencies: [
        "TestSupport", "CLibcmark", "JSONDocument", "MarkdownReaders",
        "TextEscaping", "TextScanning",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommonMarkTests",
      dependencies: [
        "TestSupport", "CommonMark", "CLibcmark", "JSONDocument", "MarkdownReaders",
        "TextEscaping",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StructureTests",
      dependencies: [
        "TestSupport", "BotStatus", "JSONDocument", "MarkdownReaders",
        "MeetingModel", "Reports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MustacheTests",
      dependencies: ["TestSupport", "Mustache", "JSONDocument", "TextScanning"],
      swiftSettings: strict),
    .testTarget(
      name: "TimeZonesTests", dependencies: ["TestSupport", "MeetingModel", "TimeZones"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "TestSupport",
        "BotStatus", "CLibcmark", "CommonMark", "Evidence", "JSONDocument", "MeetingModel",
        "Mustache", "Reports", "TextEscaping", "TimeZones",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "InterchangeFormatsTests",
      dependencies: ["TestSupport", "InterchangeFormats", "JSONDocument", "TextEscaping"],
      swiftSettings: strict),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "TestSupport",
        "BotStatus", "CLibcmark", "CommonMark", "JSONDocument", "MeetingModel", "Reports",
        "TextEscaping", "Verification", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ExportingTests",
      dependencies: [
        "ServiceTestSupport", "TestSupport",
        "Archive", "BotStatus", "Deflate", "Exporting", "JSONDocument", "LoopbackService",
        "MeetingModel", "PailFlow", "Reports", "TimeZones",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SiteSearchTests",
      dependencies: ["Deflate", "JSONDocument", "SiteSearch", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "TestSupport",
        "Archive", "BotStatus", "Exporting", "JSONDocument", "MeetingModel", "Publishing",
        "Redaction", "Reports", "SiteSearch", "TimeZones", "Verification",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "DebriefCommandsTests",
      dependencies: [
        "ServiceTestSupport", "TestSupport",
        "Archive", "debrief", "DebriefCommands", "Exporting", "LoopbackService", "MeetingModel",
        "PailFlow", "Reports", "TimeZones",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      exclude: ["Transcripts"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
