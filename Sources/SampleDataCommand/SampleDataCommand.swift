import ArgumentParser
import SampleStudies

@main
struct SampleDataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "klynge-sample-data",
        abstract: "Writes the made-up study in SampleData, or one of any size."
    )
}
