import GeoModel
import RegionMethods
import Testing

@Suite("Attributes are standardised as in GeoDa, and gaps are never silent")
struct AttributeTableTests {
    @Test func zscoreDividesByNMinusOne() throws {
        let table = try AttributeTable(names: ["a"], columns: [[1, 2, 3, 4]])
        // Mean 2.5, squares 5, standard deviation sqrt(5 / 3).
        #expect(abs(table[0, 0] + 1.5 / (5.0 / 3).squareRoot()) < 1e-15)
        #expect(abs(table.values.reduce(0) { $0 + $1 * $1 } - 3) < 1e-12)
    }

    @Test func rangeRunsFromNoughtToOneAndNoneChangesNothing() throws {
        #expect(
            try AttributeTable(names: ["a"], columns: [[10, 30, 20]], standardization: .range).values == [0, 1, 0.5])
        #expect(
            try AttributeTable(names: ["a"], columns: [[10, 30, 20]], standardization: .none).values == [10, 30, 20])
    }

    @Test func columnsStandBesideEachOther() throws {
        let table = try AttributeTable(names: ["a", "b"], columns: [[1, 2], [5, 6]], standardization: .none)
        #expect(table.values == [1, 5, 2, 6])
    }

    @Test func missingValuesNameTheirUnits() throws {
        do {
            _ = try AttributeTable(
                names: ["age", "men"], columns: [[1, nil, .nan], [1, 2, .infinity]],
                unitNames: ["7713", "7714", "7715"]
            )
            Issue.record("missing values were accepted")
        } catch {
            #expect(error.diagnostics.map(\.code) == [.missingAttributeValue, .missingAttributeValue])
            #expect(error.diagnostics[0].message == "attribute 'age' has no number for 2 of 3 units: 7714, 7715")
        }
    }

    @Test func missingValuesMayTakeTheMean() throws {
        let table = try AttributeTable(names: ["a"], columns: [[1, nil, 3]], standardization: .none, missing: .mean)
        #expect(table.values == [1, 2, 3])
        #expect(table.diagnostics.map(\.severity) == [.warning])
    }

    @Test func aColumnWithoutAnyNumberIsRefusedWhateverThePolicy() {
        #expect(throws: UnusableInput.self) { try AttributeTable(names: ["a"], columns: [[nil, nil]], missing: .mean) }
        #expect(throws: UnusableInput.self) { try AttributeTable(names: [], columns: []) }
        #expect(throws: UnusableInput.self) { try AttributeTable(names: ["a", "b"], columns: [[1, 2], [1]]) }
    }

    @Test func aConstantColumnIsReportedAndCountsAsNought() throws {
        let table = try AttributeTable(names: ["a"], columns: [[7, 7, 7]])
        #expect(table.values == [0, 0, 0])
        #expect(table.diagnostics.map(\.code) == [.constantAttribute])
    }
}
