import Foundation

/// Memory that grows as it is read into.
struct GrowingBytes {
    private(set) var memory: UnsafeMutableRawPointer
    private(set) var count = 0
    private var capacity: Int
    private let margin: Int

    init(capacity: Int, margin: Int) {
        (self.capacity, self.margin) = (capacity, margin)
        memory = .allocate(byteCount: capacity + margin, alignment: 64)
    }

    /// Reads to the end; EFBIG when there are more than `most` bytes. False when the beginning was enough.
    @discardableResult
    mutating func readAll(
        _ descriptor: Int32, _ path: String, most: Int, isEnough: ((UnsafeRawBufferPointer) -> Bool)? = nil
    ) throws(SystemFault) -> Bool {
        if let isEnough {
            while count < min(capacity, 1 << 16) {
                let got = try read(descriptor, memory + count, min(capacity, 1 << 16) - count, path)
                if got == 0 { break }
                count += got
            }
            if isEnough(UnsafeRawBufferPointer(start: memory, count: count)) { return false }
        }
        while true {
            if count == capacity {
                // The file is full-size now, or it is a pipe: look whether there is more before growing.
                var probe: UInt8 = 0
                guard try read(descriptor, &probe, 1, path) > 0 else { return true }
                guard capacity < most else { throw SystemFault(call: "read", path: path, code: EFBIG) }
                grow()
                memory.storeBytes(of: probe, toByteOffset: count, as: UInt8.self)
                count += 1
            }
            let got = try read(descriptor, memory + count, min(capacity - count, 1 << 30), path)
            if got == 0 { return true }
            count += got
        }
    }

    private mutating func grow() {
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2 + margin, alignment: 64)
        larger.copyMemory(from: memory, byteCount: count)
        memory.deallocate()
        memory = larger
        capacity *= 2
    }

    private func read(
        _ descriptor: Int32, _ target: UnsafeMutableRawPointer, _ length: Int, _ path: String
    ) throws(SystemFault) -> Int {
        while true {
            let got = Foundation.read(descriptor, target, length)
            if got >= 0 { return got }
            if errno != EINTR { throw SystemFault(call: "read", path: path, code: errno) }
        }
    }
}
