import Graphs

/// Every connected set of units of one part that keeps the limits, with what it gains over leaving its units out.
package struct ConnectedSets: Sendable {
    package var bits: [UnitBits] = []
    /// The price of the members outside every cluster less the cost of the cluster.
    package var gains: [Double] = []
    /// False when the guard on memory or time stopped the enumeration: then nothing is proven.
    package var isComplete = true

    /// Sets and what each gains, in one order.
    package init(bits: [UnitBits] = [], gains: [Double] = [], isComplete: Bool = true) {
        self.bits = bits
        self.gains = gains
        self.isComplete = isComplete
    }
}
