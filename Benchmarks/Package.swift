// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that measuring never slows the build or the tests of the parent.
let package = Package(
    name: "klynge-benchmarks",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "klynge", path: "..")],
    targets: [
        .executableTarget(
            name: "KlyngeBenchmarks",
            dependencies: [
                .product(name: "KlyngeKit", package: "klynge"), .product(name: "KlyngeParts", package: "klynge"),
            ]
        )
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
