extension CriterionScorer {
    /// A layer with the units that lie, for the most part, in each of its areas.
    public struct UnitGroups: Sendable {
        /// The user's name for the layer.
        public var name: String
        /// `historical` or `identity`.
        public var role: String
        /// The areas that hold any unit, in their order.
        public var groups: [(name: String, units: [Int])]
    }

    /// For each historical and identity layer the units of each of its areas.
    public var unitGroups: [UnitGroups] {
        layers.map { layer in
            var units = [[Int]](repeating: [], count: layer.areaNames.count)
            for (unit, home) in layer.homes.enumerated() where units.indices.contains(Int(home)) {
                units[Int(home)].append(unit)
            }
            return UnitGroups(
                name: layer.name, role: layer.dimension.rawValue,
                groups: units.indices.filter { !units[$0].isEmpty }.map { (layer.areaNames[$0], units[$0]) })
        }
    }
}
