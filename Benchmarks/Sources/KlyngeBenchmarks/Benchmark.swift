/// One piece of work to be timed.
///
/// `prepare` runs once and is not timed; what it returns runs again and again, and returns a number that depends on the
/// result, so that nothing is optimised away and so that the peer's answer can be compared.
struct Benchmark: Sendable {
    let name: String
    /// What the number is that each run returns: the answer's size, for comparing with the peer's.
    let answer: String
    let prepare: @Sendable (Inputs) throws -> @Sendable () throws -> Int

    init(_ name: String, answer: String, prepare: @escaping @Sendable (Inputs) throws -> @Sendable () throws -> Int) {
        self.name = name
        self.answer = answer
        self.prepare = prepare
    }

    static let all = reading + topology + studies + roads
}

/// Where the files lie: the generated ones and the shared real ones.
struct Inputs: Sendable {
    let generated: String
    let shared: String

    func generated(_ path: String) -> String { generated + "/" + path }
    func shared(_ path: String) -> String { shared + "/" + path }
}

/// The times of a benchmark's runs, in seconds.
struct Timing {
    let seconds: [Double]
    let answer: Int

    /// One line of JSON, which `Benchmarks/measure.py` reads.
    func line(for benchmark: Benchmark) -> String {
        let sorted = seconds.sorted()
        return """
            {"case":"\(benchmark.name)","tool":"klynge","runs":\(sorted.count),"min":\(sorted[0]),\
            "median":\(sorted[sorted.count / 2]),"max":\(sorted[sorted.count - 1]),"answer":\(answer),\
            "answerIs":"\(benchmark.answer)"}
            """
    }

    init(of benchmark: Benchmark, inputs: Inputs, runs: Int) throws {
        let work = try benchmark.prepare(inputs)
        var seconds: [Double] = []
        var answer = try work()
        for _ in 0..<max(1, runs) {
            let clock = ContinuousClock()
            let took = try clock.measure { answer = try work() }
            seconds.append(Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18)
        }
        self.seconds = seconds
        self.answer = answer
    }
}
