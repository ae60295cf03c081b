// swift-tools-version: 6.1
import PackageDescription

// A package of its own: it is built with libFuzzer, which has a `main` of its own. `scripts/fuzz` builds and runs it.
let package = Package(
    name: "klynge-fuzz",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "klynge", path: "../..")],
    targets: [
        .executableTarget(
            name: "KlyngeFuzz",
            dependencies: [
                .product(name: "KlyngeKit", package: "klynge"), .product(name: "KlyngeParts", package: "klynge"),
            ],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
        )
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
