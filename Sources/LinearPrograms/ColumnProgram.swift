import CClp

/// A linear program whose columns come one by one: the most gain under rows whose sums keep ranges, every column at least 0.
///
/// One value owns one Clp model and frees it. It is used by one task at a time; several values may be used at once.
///
///     var program = ColumnProgram(rows: [0...1, 0...1])
///     program.add(rows: [0, 1], gain: 3)
///     let solution = program.maximise { false }
package struct ColumnProgram: ~Copyable {
    private let model: OpaqueModel
    /// How many columns there are.
    package private(set) var columnCount = 0
    private let rowCount: Int

    /// A program without columns; `-infinity` and `infinity` leave a side of a row open.
    package init(rows: [ClosedRange<Double>]) {
        rowCount = rows.count
        model = OpaqueModel()
        model.load(rows: rows)
    }

    /// Adds columns: the rows where each has a 1, and what each gains.
    package mutating func add(_ columns: Columns) {
        guard columns.count > 0 else { return }
        model.add(columns)
        columnCount += columns.count
    }

    /// What a column may be: anything from 0 on, 0 only, or at least 1.
    package enum Restriction { case none, forbidden, required }

    /// Restricts every column anew.
    package func restrict(_ restriction: (Int) -> Restriction) {
        var lower = [Double](repeating: 0, count: columnCount)
        var upper = [Double](repeating: .infinity, count: columnCount)
        for index in 0..<columnCount {
            switch restriction(index) {
            case .none: break
            case .forbidden: upper[index] = 0
            case .required: lower[index] = 1
            }
        }
        model.restrict(lower: lower, upper: upper)
    }

    /// The optimum from where the last one was: by the primal method after columns were added, by the dual method after
    /// `restrict`.
    package mutating func maximise(dual: Bool = false, _ mustStop: () -> Bool) -> Outcome {
        model.solve(dual: dual, mustStop)
    }

    /// How maximising ends.
    package enum Outcome {
        case optimal(Solution)
        /// No values keep the rows and restrictions.
        case infeasible
        /// The end was asked for, or the method gave up.
        case stopped
    }

    /// What an optimum is.
    package struct Solution {
        /// The sum of the gains.
        package var gain: Double
        /// The value of every column.
        package var values: [Double]
        /// What one more of each row would gain; at most 0 where a row is at its lower end.
        package var duals: [Double]
    }

    /// Columns in one list, each a run of rows.
    package struct Columns {
        fileprivate var starts: [Int32] = [0]
        fileprivate var rows: [Int32] = []
        fileprivate var gains: [Double] = []
        fileprivate var elements: [Double] = []
        package var count: Int { gains.count }

        package init() {}

        /// One more column, with `value` in every one of its rows.
        package mutating func append(_ rows: some Sequence<Int32>, value: Double = 1, gain: Double) {
            self.rows.append(contentsOf: rows)
            starts.append(Int32(self.rows.count))
            gains.append(gain)
            elements += [Double](repeating: value, count: self.rows.count - elements.count)
        }

        /// One more row of the last column, with a value of its own.
        package mutating func extendLast(row: Int32, value: Double) {
            guard value != 0, count > 0 else { return }
            rows.append(row)
            elements.append(value)
            starts[starts.count - 1] = Int32(rows.count)
        }
    }
}

/// The C model, freed with its owner.
private final class OpaqueModel {
    /// What Clp takes for no bound.
    private static let open = Double.greatestFiniteMagnitude
    /// How many steps of the simplex method pass between two questions whether to stop.
    private static let stepsAtOnce: Int32 = 2000

    private let model: UnsafeMutableRawPointer?

    init() {
        model = Clp_newModel()
        Clp_setLogLevel(model, 0)
        // Clp minimises: gains are entered as negative costs, and duals turned round on the way out.
        Clp_setOptimizationDirection(model, 1)
    }

    deinit { Clp_deleteModel(model) }

    func load(rows: [ClosedRange<Double>]) {
        let lower = rows.map { $0.lowerBound == -.infinity ? -Self.open : $0.lowerBound }
        let upper = rows.map { $0.upperBound == .infinity ? Self.open : $0.upperBound }
        let starts: [Int32] = [0]
        Clp_loadProblem(model, 0, Int32(rows.count), starts, nil, nil, nil, nil, nil, lower, upper)
    }

    func add(_ columns: ColumnProgram.Columns) {
        let count = columns.count
        let lower = [Double](repeating: 0, count: count)
        let upper = [Double](repeating: Self.open, count: count)
        let costs = columns.gains.map { -$0 }
        Clp_addColumns(model, Int32(count), lower, upper, costs, columns.starts, columns.rows, columns.elements)
    }

    func restrict(lower: [Double], upper: [Double]) {
        Clp_chgColumnLower(model, lower)
        Clp_chgColumnUpper(model, upper.map { $0 == .infinity ? Self.open : $0 })
    }

    func solve(dual: Bool, _ mustStop: () -> Bool) -> ColumnProgram.Outcome {
        var limit = Self.stepsAtOnce
        var dual = dual
        for _ in 0..<10_000 {
            if mustStop() { return .stopped }
            Clp_setMaximumIterations(model, limit)
            _ = dual ? Clp_dual(model, 0) : Clp_primal(model, 0)
            switch Clp_status(model) {
            case 0: return solution().map { .optimal($0) } ?? .stopped
            // Rounding can make the dual method lose its way; the primal method begins where it stands.
            case 1 where !dual: return .infeasible
            case 1, 2: dual = false
            case 3: limit += Self.stepsAtOnce
            default:
                guard dual else { return .stopped }
                dual = false
            }
        }
        return .stopped
    }

    private func solution() -> ColumnProgram.Solution? {
        guard let values = Clp_primalColumnSolution(model), let duals = Clp_dualRowSolution(model) else { return nil }
        return ColumnProgram.Solution(
            gain: -Clp_objectiveValue(model),
            values: Array(UnsafeBufferPointer(start: values, count: Int(Clp_numberColumns(model)))),
            duals: UnsafeBufferPointer(start: duals, count: Int(Clp_numberRows(model))).map { -$0 })
    }
}
