import GeoModel
import Testing

/// Numbers in messages are as a person writes them; numbers in files read back as they were.
@Suite struct WordingTests {
    @Test func sumsOfDecimalsHaveNoTail() {
        #expect(Wording.number(0.006200000000000001) == "0.0062")
        #expect(Wording.number(0.1 + 0.2) == "0.3" && Wording.number(-0.1 - 0.2) == "-0.3")
        #expect(Wording.number(5) == "5" && Wording.number(0) == "0" && Wording.number(4.5) == "4.5")
        #expect(Wording.exact(0.1 + 0.2) == "0.30000000000000004")
    }

    /// Whatever decimals are added and multiplied: at most twelve digits, and as near as those can be.
    @Test func anyNumberHasAtMostTwelveDigits() throws {
        var random = SplitMix64(seed: 5)
        for round in 0..<20000 {
            let digits = Double(Int.random(in: 1...99999, using: &random))
            let power = [1e-6, 1e-4, 1e-3, 1e-2, 0.1, 1.1, 3, 1e3][round % 8]
            let value = (digits * power + digits / 7 * Double(round % 2)) * (round % 3 == 0 ? -1 : 1)
            let text = Wording.number(value)
            let count = text.split(separator: "e")[0].drop { !"123456789".contains($0) }.count { $0.isNumber }
            #expect(count <= 12 || value == value.rounded(), "\(value) is \(text)")
            let read = try #require(Double(text))
            #expect(abs(read - value) <= abs(value) * 1e-11)
            #expect(Double(Wording.exact(value)) == value)
        }
    }
}
