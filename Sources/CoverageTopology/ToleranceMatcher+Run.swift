import GeoModel

extension ToleranceMatcher.Run {
    /// Whether it is long enough for its width to be a border.
    var isBorder: Bool { length > 1e-6 && length >= 3 * width }

    mutating func append(_ stitch: Stitch) {
        length += stitch.length
        width = max(width, stitch.startWidth, stitch.endWidth)
        stitches.append(stitch)
    }

    /// The run without the bits at its ends where the two borders part at a third or steeper: there one has turned away.
    func trimmed() -> ToleranceMatcher.Run {
        var kept = stitches[...]
        while let first = kept.first, first.isSteep { kept.removeFirst() }
        while let last = kept.last, last.isSteep { kept.removeLast() }
        var run = ToleranceMatcher.Run(unit: unit, other: other)
        for stitch in kept { run.append(stitch) }
        return run
    }
}

extension Stitch {
    var length: Double { start.planarDistance(to: end) }
    var startWidth: Double { start.planarDistance(to: otherStart) }
    var endWidth: Double { end.planarDistance(to: otherEnd) }
    var isSteep: Bool { abs(endWidth - startWidth) * 3 > length }
}
