import Foundation

/// Runs one benchmark in a process of its own, so that its peak memory is its own too, and prints a line of JSON.
///
///     KlyngeBenchmarks list
///     KlyngeBenchmarks CASE GENERATED SHARED RUNS
@main
struct KlyngeBenchmarks {
    static func main() {
        let arguments = CommandLine.arguments
        if arguments.count == 2, arguments[1] == "list" {
            for benchmark in Benchmark.all { print(benchmark.name) }
            return
        }
        guard arguments.count == 5, let runs = Int(arguments[4]),
            let benchmark = Benchmark.all.first(where: { $0.name == arguments[1] })
        else {
            FileHandle.standardError.write(
                Data("usage: KlyngeBenchmarks list | CASE GENERATED-FOLDER SHARED-FOLDER RUNS\n".utf8))
            exit(64)
        }
        do {
            let inputs = Inputs(generated: arguments[2], shared: arguments[3])
            print(try Timing(of: benchmark, inputs: inputs, runs: runs).line(for: benchmark))
        } catch {
            FileHandle.standardError.write(Data("\(benchmark.name): \(error)\n".utf8))
            exit(2)
        }
    }
}
