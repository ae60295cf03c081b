import KlyngeKit

extension CommandSession {
    /// Says where a proposal has come to.
    func report(_ step: ProposeRequest.Step) {
        switch step {
        case .grouping(let found?): progress.update(found)
        case .grouping(nil):
            progress.begin("grouping")
            interruption.beginSearching()
        case .lookingForWhatHelps: progress.begin("looking for what would help")
        case .comparing: progress.begin("comparing with chance")
        }
    }

    /// Says where a sample has come to.
    func report(_ step: SampleRequest.Step) {
        switch step {
        case .grouping: progress.begin("grouping")
        case .sampling: progress.begin("sampling")
        }
        interruption.beginSearching()
    }
}
