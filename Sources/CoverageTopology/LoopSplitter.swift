/// Splits closed walks at vertices that they visit more than once, so that every loop is simple.
struct LoopSplitter {
    /// For each vertex its position in the chain being split; -1 outside of it.
    private var positionInChain: [Int32]

    init(vertexCount: Int) { positionInChain = [Int32](repeating: -1, count: vertexCount) }

    /// Appends the loops of `walk` to `rings`; those of fewer than three vertices enclose nothing and are left out.
    mutating func split(_ walk: ContiguousArray<Int32>, into rings: inout [ContiguousArray<Int32>]) {
        var chain: ContiguousArray<Int32> = []
        for vertex in walk {
            let known = Int(positionInChain[Int(vertex)])
            if known >= 0 {
                let loop = ContiguousArray(chain[known...])
                for member in loop.dropFirst() { positionInChain[Int(member)] = -1 }
                chain.removeLast(chain.count - known - 1)
                if loop.count > 2 { rings.append(loop) }
            } else {
                positionInChain[Int(vertex)] = Int32(chain.count)
                chain.append(vertex)
            }
        }
        for vertex in chain { positionInChain[Int(vertex)] = -1 }
        if chain.count > 2 { rings.append(chain) }
    }
}
