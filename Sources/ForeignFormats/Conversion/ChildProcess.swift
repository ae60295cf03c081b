import Foundation
import GeoJSONFormat
import Subprocess

/// One run of another program: no shell, its output through a pipe.
struct ChildProcess {
    /// What is left of it.
    struct Outcome: Sendable {
        /// Whether it ended by itself, with 0.
        var isSuccess: Bool
        /// How it ended, in words.
        var status: String
        /// What it wrote to stdout.
        var output: SourceTextBuilder.Finished
        /// The last of what it wrote to stderr.
        var messages: String
    }

    /// Why there is no outcome.
    enum Failure: Error {
        /// There is no such program on the path.
        case notInstalled
        /// More output than a text may have.
        case tooLarge
        /// It could not be started, or its pipe broke.
        case broken(String)
    }

    /// The program's name, looked for on the path.
    var program: String
    /// Its arguments, each a word.
    var arguments: [String]

    /// Runs it to its end and hands over what it wrote.
    ///
    /// The calling thread waits. The output grows in one buffer, which becomes the text; of the messages the last 16 kB are
    /// kept. An interruption of this process kills the child (`ChildProcesses.endAll`).
    func run(outputLimit: Int = SourceTextBuilder.largest) throws(Failure) -> Outcome {
        let (program, arguments) = (program, arguments)
        do {
            return try Waiting.forResult {
                try await ChildProcess.outcome(program, arguments, outputLimit)
            }
        } catch let error as Failure {
            throw error
        } catch let error as SubprocessError {
            throw error.code == .executableNotFound ? .notInstalled : .broken(error.description)
        } catch {
            throw .broken("\(error)")
        }
    }

    private static func outcome(_ program: String, _ arguments: [String], _ limit: Int) async throws -> Outcome {
        let result = try await Subprocess.run(
            .name(program), arguments: Arguments(arguments), environment: .inherit.updating(["LC_ALL": "C.UTF-8"]),
            input: .none, output: .sequence, error: .sequence
        ) { execution in
            let child = execution.processIdentifier.value
            ChildProcesses.add(child)
            defer { ChildProcesses.remove(child) }
            async let messages = lastWords(of: execution.standardError)
            var text = SourceTextBuilder()
            for try await buffer in execution.standardOutput {
                guard text.count + buffer.count <= limit else {
                    kill(child, SIGKILL)
                    throw Failure.tooLarge
                }
                buffer.withUnsafeBytes { text.append($0) }
            }
            return (text.finished(), try await messages)
        }
        let (output, messages) = result.closureResult
        return Outcome(
            isSuccess: result.terminationStatus.isSuccess, status: words(result.terminationStatus), output: output,
            messages: messages)
    }

    private static func words(_ status: TerminationStatus) -> String {
        switch status {
        case .exited(let code): "exit status \(code)"
        case .signaled(let signal): "ended by signal \(signal)"
        }
    }

    private static func lastWords(of stream: SubprocessOutputSequence) async throws -> String {
        var kept: [UInt8] = []
        for try await buffer in stream {
            buffer.withUnsafeBytes { kept.append(contentsOf: $0) }
            if kept.count > 1 << 15 { kept.removeFirst(kept.count - (1 << 14)) }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
