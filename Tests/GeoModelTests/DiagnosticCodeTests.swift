import GeoModel
import Testing

/// A code is an id: it has one meaning, and `explain` prints it.
@Suite struct DiagnosticCodeTests {
    @Test func noNumberIsUsedTwice() {
        let numbers = DiagnosticCode.catalogue.map(\.number)
        let repeated = Set(numbers.filter { number in numbers.count { $0 == number } > 1 }).sorted()
        #expect(repeated.isEmpty, "these numbers have several meanings: \(repeated)")
    }

    @Test func everyCodeHasATitleAndAnExplanation() {
        for code in DiagnosticCode.catalogue {
            #expect(!code.title.isEmpty && code.explanation.count > 40, "\(code)")
        }
    }
}
