import StudyAreas

/// A grouping while people work on it: clusters that keep their number, units that are outside by choice, locks, notes, limits.
///
/// Half-done is normal: clusters may be empty, lie in pieces or break limits. Units are positions in the study.
///
///     var plan = Plan(unitCount: study.units.count)
///     try plan.apply([.create(units: [0, 1], name: "2 Syd")])
public struct Plan: Sendable, Equatable {
    /// One cluster.
    public struct Cluster: Sendable, Hashable {
        /// The number, which it keeps for its life.
        public var id: Int
        /// What people called it; nil while its name follows its members.
        public var name: String?
        /// Ascending; may be empty.
        public var members: [Int]
        /// Whether units may neither leave nor join.
        public var isLocked = false
        /// What people wrote beside it; empty for nothing.
        public var note = ""

        /// A cluster that is not locked.
        public init(id: Int, name: String? = nil, members: [Int]) {
            (self.id, self.name, self.members) = (id, name, members)
        }
    }

    /// By number, ascending.
    public private(set) var clusters: [Cluster] = []
    /// For each unit the number of its cluster; nil for none.
    public private(set) var homes: [Int?]
    /// Units that are outside by choice, ascending; none of them is in a cluster.
    public private(set) var outside: [Int] = []
    /// What people wrote beside units.
    public private(set) var unitNotes: [Int: String] = [:]
    /// The limits where they differ from those of the study.
    public private(set) var limits: StudyLimits?
    /// The number of the next cluster.
    public private(set) var nextID = 1

    /// A plan without clusters.
    public init(unitCount: Int) { homes = [Int?](repeating: nil, count: unitCount) }

    /// A plan of these clusters, numbered from 1 unless `ids` says otherwise.
    public init(unitCount: Int, clusters: [[Int]], ids: [Int]? = nil, names: [String?]? = nil) {
        self.init(unitCount: unitCount)
        for (index, members) in clusters.enumerated() {
            self.clusters.append(
                Cluster(id: ids?[index] ?? index + 1, name: names?[index], members: members.sorted()))
            for unit in members { homes[unit] = self.clusters[index].id }
        }
        self.clusters.sort { $0.id < $1.id }
        nextID = (self.clusters.last?.id ?? 0) + 1
    }

    /// The cluster with this number; nil where there is none.
    public func cluster(_ id: Int) -> Cluster? { position(id).map { clusters[$0] } }

    /// Units in no cluster that are not outside by choice, ascending.
    public var unassigned: [Int] {
        let left = Set(outside)
        return homes.indices.filter { homes[$0] == nil && !left.contains($0) }
    }

    /// The position of a cluster. Complexity: O(log clusters).
    private func position(_ id: Int) -> Int? {
        var (low, high) = (0, clusters.count)
        while low < high {
            let middle = (low + high) / 2
            if clusters[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < clusters.count && clusters[low].id == id ? low : nil
    }
}

extension Plan {
    /// Makes the changes in their order, all of them or none.
    ///
    /// - Throws: `PlanFault` for the first that cannot be made.
    public mutating func apply(_ operations: [PlanOperation]) throws(PlanFault) {
        var changed = self
        for operation in operations { try changed.make(operation) }
        self = changed
    }

    private mutating func make(_ operation: PlanOperation) throws(PlanFault) {
        switch operation {
        case .assign(let units, let target):
            let place = try target.map { id throws(PlanFault) in try open(id) }
            try leave(units, except: target)
            guard let place else { return }
            join(units, place)
        case .create(let units, let name): try create(units, name)
        case .merge(let ids): try merge(ids)
        case .dissolve(let id):
            let place = try open(id)
            for unit in clusters[place].members { homes[unit] = nil }
            clusters.remove(at: place)
        case .rename(let id, let name):
            let place = try existing(id)
            clusters[place].name = try Self.name(name)
        case .lock(let id, let isOn): clusters[try existing(id)].isLocked = isOn
        case .lockAll(let isOn): for place in clusters.indices { clusters[place].isLocked = isOn }
        case .outside(let units, let isOn):
            if isOn { try leave(units, except: nil) }
            let named = Set(units)
            outside = (outside.filter { !named.contains($0) } + (isOn ? Array(named) : [])).sorted()
        case .limits(let limits): self.limits = limits
        case .noteCluster(let id, let text): clusters[try existing(id)].note = try Self.note(text)
        case .noteUnit(let unit, let text):
            let text = try Self.note(text)
            unitNotes[unit] = text.isEmpty ? nil : text
        case .arrange(let wanted): try arrange(wanted)
        }
    }

    private mutating func create(_ units: [Int], _ name: String?) throws(PlanFault) {
        let given = try name.map { text throws(PlanFault) in try Self.name(text) } ?? nil
        try leave(units, except: nil)
        clusters.append(Cluster(id: nextID, name: given, members: []))
        nextID += 1
        join(units, clusters.count - 1)
    }

    private mutating func merge(_ ids: [Int]) throws(PlanFault) {
        guard let first = ids.first, Set(ids).count == ids.count, ids.count > 1 else { throw .notTwoClusters }
        var units: [Int] = []
        for id in ids.dropFirst() { units += clusters[try open(id)].members }
        _ = try open(first)
        for id in ids.dropFirst() { clusters.remove(at: try existing(id)) }
        let place = try existing(first)
        for unit in units { homes[unit] = nil }
        join(units, place)
    }

    /// Replaces all clusters; those that are locked must come as they are.
    private mutating func arrange(_ wanted: [Cluster]) throws(PlanFault) {
        guard Set(wanted.map(\.id)).count == wanted.count, wanted.allSatisfy({ $0.id > 0 }) else {
            throw .repeatedNumber
        }
        let all = wanted.flatMap(\.members)
        guard Set(all).count == all.count else { throw .repeatedUnit }
        for locked in clusters where locked.isLocked {
            guard wanted.contains(where: { $0.id == locked.id && $0.members.sorted() == locked.members }) else {
                throw .locked(locked.id)
            }
        }
        var next: [Cluster] = []
        for entry in wanted.sorted(by: { $0.id < $1.id }) {
            var cluster = position(entry.id).map { clusters[$0] } ?? Cluster(id: entry.id, members: [])
            cluster.members = entry.members.sorted()
            if let name = entry.name { cluster.name = try Self.name(name) }
            next.append(cluster)
        }
        clusters = next
        homes = [Int?](repeating: nil, count: homes.count)
        for cluster in next { for unit in cluster.members { homes[unit] = cluster.id } }
        let placed = Set(all)
        outside.removeAll { placed.contains($0) }
        // On an empty map numbers begin anew: there is no cluster that they could be confused with.
        nextID = next.isEmpty ? 1 : max(nextID, (next.last?.id ?? 0) + 1)
    }

    private func existing(_ id: Int) throws(PlanFault) -> Int {
        guard let place = position(id) else { throw .noCluster(id) }
        return place
    }

    private func open(_ id: Int) throws(PlanFault) -> Int {
        let place = try existing(id)
        guard !clusters[place].isLocked else { throw .locked(id) }
        return place
    }

    /// Takes units out of the clusters that they are in; those that are in `target` already stay.
    private mutating func leave(_ units: [Int], except target: Int?) throws(PlanFault) {
        for unit in units {
            guard let home = homes[unit], home != target else { continue }
            let place = try open(home)
            clusters[place].members.removeAll { $0 == unit }
            homes[unit] = nil
        }
    }

    private mutating func join(_ units: [Int], _ place: Int) {
        let joining = Set(units)
        for unit in joining { homes[unit] = clusters[place].id }
        clusters[place].members = Set(clusters[place].members).union(joining).sorted()
        outside.removeAll { joining.contains($0) }
    }

    /// A name as people give it: at most 200 characters without line breaks; nil when empty, so that it follows the members again.
    private static func name(_ text: String) throws(PlanFault) -> String? {
        let trimmed = text.trimmingSpaces
        guard trimmed.count <= 200,
            !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw .unusableName }
        return trimmed.isEmpty ? nil : trimmed
    }

    private static func note(_ text: String) throws(PlanFault) -> String {
        guard text.count <= 2000 else { throw .longNote }
        return text
    }
}
