extension Coverage {
    mutating func matchByTolerance(into stretches: inout [BorderStretch]) {}
}
