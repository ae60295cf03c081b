import Foundation
import KlyngeKit

/// How much memory a run may take: past it the run is ended in words, before the system kills it without any.
struct MemoryLimit: Hashable, Sendable {
    var bytes: Int

    /// Three quarters of the machine's memory, or of what its control group allows.
    static var usual: MemoryLimit {
        var bytes = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        for file in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
            if let text = try? String(contentsOfFile: file, encoding: .utf8),
                let most = Int(text.trimmingSpacesAndBreaks)
            {
                bytes = min(bytes, most)
            }
        }
        return MemoryLimit(bytes: bytes / 4 * 3)
    }

    /// `2G`, `512M`, `1.5 GB`, `800k`, or bytes: powers of 1024. Nil for anything else, and for less than 16 MB.
    init?(_ text: String) {
        var digits = text.lowercased().filter { $0 != " " }
        for end in ["ib", "b"] where digits.hasSuffix(end) { digits.removeLast(end.count) }
        let powers: [Character: Double] = ["k": 0x1p10, "m": 0x1p20, "g": 0x1p30, "t": 0x1p40]
        var factor = 1.0
        if let last = digits.last, let power = powers[last] {
            factor = power
            digits.removeLast()
        }
        guard let number = PlainNumber.value(digits), number > 0 else { return nil }
        let bytes = number * factor
        guard bytes >= 0x1p24 else { return nil }
        self.bytes = bytes < 0x1p60 ? Int(bytes) : 1 << 60
    }

    init(bytes: Int) { self.bytes = bytes }

    /// The bytes of this process that are in memory now; 0 where the system does not say.
    static var resident: Int {
        // Second number of the line: pages. Read without Foundation's streams, many times a second.
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let length = read(descriptor, &buffer, buffer.count)
        guard length > 0 else { return 0 }
        let words = buffer[..<length].split(separator: UInt8(ascii: " "))
        return words.count > 1
            ? (Int(String(decoding: words[1], as: UTF8.self)) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    /// What is wrong when the process takes more than the limit now; nil when it does not.
    func fault(during step: String) -> Diagnostic? {
        let taken = Self.resident
        guard taken > bytes else { return nil }
        return Diagnostic(
            .memoryLimit, .error,
            "\(Self.words(taken)) of memory were taken\(step.isEmpty ? "" : " while \(step)"), and \(Self.words(bytes)) are allowed",
            hint: Self.hint)
    }

    /// What is wrong with reading these files, by their size alone; nil where they fit.
    ///
    /// A file is read whole; what it becomes takes at least twice as much again.
    func fault(reading paths: [String]) -> Diagnostic? {
        var sizes: [(path: String, bytes: Int)] = []
        for path in paths {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            sizes.append((path, Int(status.st_size)))
        }
        let needed = sizes.reduce(0) { $0.addingReportingOverflow($1.bytes).partialValue } * 3
        guard needed > bytes, let largest = sizes.max(by: { $0.bytes < $1.bytes }) else { return nil }
        return Diagnostic(
            .memoryLimit, .error,
            "the inputs need about \(Self.words(needed)) of memory, and \(Self.words(bytes)) are allowed",
            at: SourceLocation(file: largest.path),
            notes: ["'\(largest.path)' has \(Self.words(largest.bytes))"], hint: Self.hint)
    }

    private static let hint = "allow more with `--memory SIZE`, or cut the layers to the area that you work on"

    /// `1.5 GB`, `300 MB`.
    static func words(_ bytes: Int) -> String {
        let isLarge = bytes >= 1 << 30
        let value = Double(bytes) / (isLarge ? 0x1p30 : 0x1p20)
        return isLarge ? "\((value * 10).rounded() / 10) GB" : "\(Int(value.rounded(.up))) MB"
    }
}

extension String {
    fileprivate var trimmingSpacesAndBreaks: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
