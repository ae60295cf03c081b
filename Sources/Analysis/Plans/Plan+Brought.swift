extension Plan {
    /// A plan of the clusters of a file: labels that are distinct whole numbers from 1 on stay numbers, others become names.
    public init(unitCount: Int, brought clusters: [[Int]], labels: [String]) {
        let numbers = labels.compactMap { label in Int(label).flatMap { $0 > 0 && String($0) == label ? $0 : nil } }
        let areNumbers = numbers.count == labels.count && Set(numbers).count == numbers.count
        self.init(
            unitCount: unitCount, clusters: clusters, ids: areNumbers ? numbers : nil,
            names: areNumbers ? nil : labels.map { Int($0) == nil ? String($0.prefix(200)) : nil })
    }
}
