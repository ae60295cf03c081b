import GeoModel
import StudyAreas

/// Which layers of a folder a study of one municipality uses, and for what.
struct LayerChoice {
    /// A layer and what it is for.
    struct Chosen: Sendable {
        var layer: Int
        var role: LayerRole
        /// What its areas are called, in English and Danish; for historical and identity layers.
        var label: (english: String, danish: String)?
        /// Whether nothing says what its areas are: it is written, and named in the study file behind a `#`.
        var isGuess = false
    }

    let layers: [LayerSummary]
    let wanted: WantedArea
    /// What is cut: the municipality's box and so much around it.
    let window: Box
    private(set) var chosen: [Chosen] = []
    private(set) var passed: [PassedFile] = []
    private var taken: Set<Int> = []

    /// How many features of a layer lie in the window.
    private func near(_ index: Int) -> Int { layers[index].boxes.count { !$0.isEmpty && $0.intersects(window) } }
    /// How many have their middle in the municipality's box.
    private func inside(_ index: Int) -> Int {
        layers[index].boxes.count { !$0.isEmpty && wanted.box.contains($0.centre) }
    }

    /// Chooses. `isWater` answers whether none of the units' middles lies in the areas of a layer.
    ///
    /// - Throws: `UnusableInput` with K373 when no layer can be the units.
    init(
        _ layers: [LayerSummary], wanted: WantedArea, window: Box, isWater: (_ layer: Int, _ units: Int) -> Bool
    ) throws(UnusableInput) {
        self.layers = layers
        self.wanted = wanted
        self.window = window
        for index in layers.indices where near(index) == 0 {
            taken.insert(index)
            passed.append(PassedFile(name: layers[index].name, reason: .elsewhere))
        }
        let units = try chooseUnits()
        chooseMunicipalities()
        chooseAreas(units: units, isWater)
        choosePoints()
        chooseLines()
        let order = LayerRole.allCases
        func rank(_ one: Chosen) -> (Int, String) {
            (order.firstIndex(of: one.role) ?? 0, layers[one.layer].name)
        }
        chosen.sort { rank($0) < rank($1) }
    }

    private mutating func take(_ index: Int, _ role: LayerRole) {
        taken.insert(index)
        chosen.append(Chosen(layer: index, role: role))
    }

    /// Sets the others of a role aside, with the first way in which the chosen one is better.
    private mutating func setAside(_ others: [Int], for best: Int, _ role: LayerRole) {
        let one = layers[best]
        for index in others where index != best && !taken.contains(index) {
            taken.insert(index)
            let other = layers[index]
            let better: PassedFile.Better =
                one.population != nil && other.population == nil
                ? .inhabitants
                : other.faults > one.faults
                    ? .faults : near(best) > near(index) ? .more : one.vertices > other.vertices ? .detail : .name
            passed.append(
                PassedFile(name: other.name, reason: .another(role: role, file: one.name, better)))
        }
    }

    /// The best of several layers for one role: with inhabitants, without faults, with the most here, in the most detail.
    private func best(_ candidates: [Int], extra: (Int) -> Int = { _ in 0 }) -> Int? {
        candidates.max { left, right in
            func rank(_ index: Int) -> [Int] {
                let layer = layers[index]
                return [
                    extra(index), layer.population == nil ? 0 : 1, layer.faults == 0 ? 1 : 0, inside(index),
                    layer.isSystemDeclared ? 1 : 0, layer.vertices, -index,
                ]
            }
            return rank(left).lexicographicallyPrecedes(rank(right))
        }
    }

    private mutating func chooseUnits() throws(UnusableInput) -> Int {
        if case .field(let index, _) = wanted.source {
            take(index, .parishes)
            let like = layers.indices.filter {
                layers[$0].shape == .areas && LayerKind.areSame(layers[$0], layers[index])
            }
            setAside(like, for: index, .parishes)
            return index
        }
        guard case .layer(let municipal) = wanted.source else { return 0 }
        let areas = layers.indices.filter {
            !taken.contains($0) && $0 != municipal && layers[$0].shape == .areas && layers[$0].isNamed
                && LayerKind.identity(layers[$0]) == nil && !LayerKind.isFormer(layers[$0]) && inside($0) > 0
                && !LayerKind.areSame(layers[$0], layers[municipal])
                && !LayerKind.holdsFormer(layers[$0], of: layers[municipal])
        }
        let parishes = areas.filter { LayerKind.isParish(layers[$0]) }
        // Anything finer than municipalities may be units, where nothing is called parishes.
        let finer = areas.filter { !LayerKind.isMunicipal(layers[$0]) && inside($0) > 1 }
        let candidates = parishes.isEmpty ? finer : parishes
        guard let units = best(candidates) else {
            throw UnusableInput(
                Diagnostic(
                    .noUnits, .error, "nothing in the folder can be the units of '\(wanted.name)'",
                    notes: ["units are areas with codes, finer than municipalities: parishes, communes"],
                    hint: "put a layer of parishes into the folder; Docs/data.md says where it comes from"))
        }
        take(units, .parishes)
        setAside(candidates, for: units, .parishes)
        return units
    }

    private mutating func chooseMunicipalities() {
        guard case .layer(let index) = wanted.source else { return }
        take(index, .municipalities)
        let like = layers.indices.filter {
            layers[$0].shape == .areas
                && (LayerKind.areSame(layers[$0], layers[index]) || LayerKind.isMunicipal(layers[$0]))
        }
        setAside(like, for: index, .municipalities)
    }

    private mutating func chooseAreas(units: Int, _ isWater: (Int, Int) -> Bool) {
        let areas = layers.indices.filter { !taken.contains($0) && layers[$0].shape == .areas }
        for kind in LayerWords.identity.indices {
            let alike = areas.filter { !taken.contains($0) && LayerKind.identity(layers[$0]) == kind }
            guard let best = best(alike) else { continue }
            take(best, .identity)
            let words = LayerWords.identity[kind]
            chosen[chosen.count - 1].label = (words.english, words.danish)
            setAside(alike, for: best, .identity)
        }
        for index in areas where !taken.contains(index) {
            let layer = layers[index]
            if isFormer(index) {
                take(index, .historical)
                chosen[chosen.count - 1].label = ("former municipality", "tidligere kommune")
            } else if layer.mentions(LayerWords.barriers) || layer.mentions(LayerWords.water)
                || (!hasNames(layer) && isWater(index, units))
            {
                take(index, .barriers)
            } else if layer.mentions(LayerWords.settlements), layer.isNamed {
                continue
            } else {
                take(index, .historical)
                chosen[chosen.count - 1].isGuess = true
                chosen[chosen.count - 1].label = ("areas", "områder")
            }
        }
    }

    private func isFormer(_ index: Int) -> Bool {
        if LayerKind.isFormer(layers[index]) { return true }
        guard case .layer(let municipal) = wanted.source else { return false }
        return LayerKind.holdsFormer(layers[index], of: layers[municipal])
    }

    /// Whether the areas have names; rows numbered by a program are none.
    private func hasNames(_ layer: LayerSummary) -> Bool { layer.names.contains { $0 != nil } || layer.count > 20 }

    private mutating func choosePoints() {
        let things = layers.indices.filter {
            !taken.contains($0) && layers[$0].shape != .lines && !layers[$0].mentions(LayerWords.facilities)
                && layers[$0].isNamed
        }
        let settlements = things.filter { layers[$0].mentions(LayerWords.settlements) }
        let candidates = settlements.isEmpty ? things : settlements
        if let best = best(candidates) {
            take(best, .villages)
            setAside(candidates, for: best, .villages)
        }
        for index in layers.indices where !taken.contains(index) && layers[index].shape == .points {
            taken.insert(index)
            passed.append(PassedFile(name: layers[index].name, reason: .unknownThings))
        }
    }

    private mutating func chooseLines() {
        let lines = layers.indices.filter { !taken.contains($0) && layers[$0].shape == .lines }
        let barriers = lines.filter { layers[$0].mentions(LayerWords.barriers) }
        for index in barriers { take(index, .barriers) }
        let roads = lines.filter { !taken.contains($0) && layers[$0].mentions(LayerWords.roads) }
        if let best = best(roads) {
            take(best, .roads)
            setAside(roads, for: best, .roads)
        }
        for index in layers.indices where !taken.contains(index) {
            taken.insert(index)
            passed.append(PassedFile(name: layers[index].name, reason: .unknownThings))
        }
    }
}
