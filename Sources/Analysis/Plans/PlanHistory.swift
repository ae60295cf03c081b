/// Every step of a plan, with undo and redo without end.
///
/// Steps form a tree: going back and changing something keeps what came after as a branch. A plan is made again from the
/// nearest kept one by making its changes again, so that memory grows with the changes and not with the plan.
public struct PlanHistory: Sendable {
    /// One step.
    public struct Step: Sendable {
        /// What it did, for people.
        public var label: String
        /// When, in seconds since 1970.
        public var time: Double
        /// The step before; nil for the first.
        public var parent: Int?
        /// What was changed.
        public var operations: [PlanOperation]
        /// The step that redo leads to; nil where there is none.
        public fileprivate(set) var next: Int?
        fileprivate var depth: Int
    }

    /// All steps, by number; the first is the start.
    public private(set) var steps: [Step]
    /// The step that the plan stands at.
    public private(set) var current = 0
    /// The plan as it is.
    public private(set) var plan: Plan
    /// Ends of branches that were left, in the order in which that happened.
    public private(set) var branches: [Int] = []
    private var kept: [Int: Plan]
    /// Every so many steps a plan is kept.
    private static let distance = 64

    /// A history that starts with `plan`.
    public init(_ plan: Plan, label: String, time: Double) {
        steps = [Step(label: label, time: time, parent: nil, operations: [], next: nil, depth: 0)]
        self.plan = plan
        kept = [0: plan]
    }

    /// Makes changes as one step.
    public mutating func make(_ operations: [PlanOperation], label: String, time: Double) throws(PlanFault) {
        try plan.apply(operations)
        let number = steps.count
        if let left = steps[current].next { branches.append(end(of: left)) }
        let depth = steps[current].depth + 1
        steps.append(
            Step(label: label, time: time, parent: current, operations: operations, next: nil, depth: depth))
        steps[current].next = number
        current = number
        if depth % Self.distance == 0 { kept[number] = plan }
    }

    /// Where undo leads; nil at the start.
    public var previous: Int? { steps[current].parent }
    /// Where redo leads; nil at the end.
    public var following: Int? { steps[current].next }

    /// Goes to any step; false where there is none of that number. Redo leads from every step before it towards it.
    public mutating func go(to step: Int) -> Bool {
        guard steps.indices.contains(step) else { return false }
        if step == following {
            // One step on: its changes were made before, so they can be made again.
            do throws(PlanFault) { try plan.apply(steps[step].operations) } catch { plan = made(step) }
        } else {
            plan = made(step)
        }
        var child = step
        while let parent = steps[child].parent {
            if let left = steps[parent].next, left != child { branches.append(end(of: left)) }
            steps[parent].next = child
            child = parent
        }
        current = step
        let end = end(of: step)
        branches.removeAll { $0 == end }
        return true
    }

    /// The steps from the start to the present one, and on to where redo ends.
    public var line: [Int] {
        var back: [Int] = []
        var step: Int? = current
        while let number = step {
            back.append(number)
            step = steps[number].parent
        }
        var line = Array(back.reversed())
        var next = following
        while let number = next {
            line.append(number)
            next = steps[number].next
        }
        return line
    }

    /// The plan at a step. Complexity: O(changes since the nearest kept plan).
    public func made(_ step: Int) -> Plan {
        var todo: [Int] = []
        var place = step
        while kept[place] == nil, let parent = steps[place].parent {
            todo.append(place)
            place = parent
        }
        var plan = kept[place] ?? self.plan
        for number in todo.reversed() {
            // Each was made once already, on the same plan.
            do throws(PlanFault) { try plan.apply(steps[number].operations) } catch { continue }
        }
        return plan
    }

    private func end(of step: Int) -> Int {
        var step = step
        while let next = steps[step].next { step = next }
        return step
    }
}
