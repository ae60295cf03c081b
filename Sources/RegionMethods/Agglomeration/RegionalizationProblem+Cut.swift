import GeoModel
import HeapModule

/// A tree in the queue of trees to cut: the one over a maximum first, then the largest gain, then the smallest unit.
private struct Candidate: Comparable {
    var piece: TreeCutting.Piece

    static func == (left: Candidate, right: Candidate) -> Bool { !(left < right) && !(right < left) }

    static func < (left: Candidate, right: Candidate) -> Bool {
        if left.piece.isOver != right.piece.isOver { return right.piece.isOver }
        if left.piece.gain != right.piece.gain { return left.piece.gain < right.piece.gain }
        return left.piece.root > right.piece.root
    }
}

extension RegionalizationProblem {
    /// Cuts a forest that spans every part into the wanted number of regions.
    func cut(
        _ forest: [(Int32, Int32)], into feasible: FeasibleCounts, stop: () -> Bool
    ) throws(UnusableInput) -> [Int] {
        let wanted = regions ?? feasible.parts.count
        var cutting = TreeCutting(problem: self, forest: forest)
        var queue = Heap<Candidate>()
        var finished: [TreeCutting.Piece] = []
        for part in feasible.parts { queue.insert(Candidate(piece: cutting.piece(from: Int32(part[0])))) }
        while queue.count + finished.count < wanted, let piece = queue.popMax()?.piece {
            if piece.edge < 0 {
                finished.append(piece)
                continue
            }
            if stop() { throw UnusableInput.stopped("\(queue.count + finished.count + 1) of \(wanted) regions") }
            cutting.cut(piece.edge)
            for root in [piece.root, piece.below] { queue.insert(Candidate(piece: cutting.piece(from: root))) }
        }
        let pieces = finished + queue.unordered.map(\.piece)
        if pieces.count < wanted {
            throw UnusableInput(
                Diagnostic(
                    .noRegionsFound, .error,
                    "the tree could be cut into \(pieces.count) regions within the bounds, not \(wanted)",
                    hint: "ask for \(pieces.count) regions, or use azp"
                )
            )
        }
        if let over = pieces.first(where: \.isOver) {
            throw UnusableInput(
                Diagnostic(
                    .noRegionsFound, .error,
                    "with \(wanted) regions cut from the tree, the one with unit \(name(Int(over.root))) stays above a maximum",
                    hint: "ask for more regions, or use azp"
                )
            )
        }
        var labels = [Int](repeating: 0, count: graph.unitCount)
        for (index, piece) in pieces.enumerated() {
            for unit in cutting.units(from: piece.root) { labels[Int(unit)] = index }
        }
        return labels
    }
}
