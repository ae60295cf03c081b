import GeoModel
import Testing

@Suite("Work ends at its deadline, when it is asked to, and when its task is cancelled")
struct CancellationTests {
    @Test("the earliest reason counts; none means never")
    func reasons() async {
        #expect(!Cancellation.never.mustStop)
        #expect(!Cancellation(deadline: .now + .seconds(3600)).mustStop)
        #expect(Cancellation(deadline: .now - .seconds(1)).mustStop)
        #expect(!Cancellation(deadline: .now - .seconds(1)).isRequested)
        #expect(Cancellation { true }.mustStop)
        #expect(Cancellation { true }.isRequested)
        #expect(Cancellation(deadline: .now + .seconds(3600)) { true }.mustStop)
        let task = Task { () -> Bool in
            while !Task.isCancelled { await Task.yield() }
            return Cancellation.never.mustStop && Cancellation.never.isRequested
        }
        task.cancel()
        #expect(await task.value)
    }

    @Test("a second deadline can only make the first one earlier")
    func earlier() {
        let (soon, late) = (ContinuousClock.now + .seconds(10), ContinuousClock.now + .seconds(20))
        #expect(Cancellation(deadline: late).before(soon).deadline == soon)
        #expect(Cancellation(deadline: soon).before(late).deadline == soon)
        #expect(Cancellation.never.before(soon).deadline == soon)
        #expect(Cancellation(deadline: soon).before(nil).deadline == soon)
        #expect(Cancellation { true }.before(late).isRequested)
    }

    @Test("patient work is reported to stop only after it has been time to stop for a while")
    func patience() {
        let late = Cancellation(deadline: .now - .seconds(1))
        let patient = late.patient(for: .seconds(3600))
        #expect(!patient() && !patient())
        let impatient = late.patient(for: .zero)
        #expect(impatient())
        let never = Cancellation.never.patient(for: .zero)
        #expect(!never())
    }

    @Test("a moment beyond all time is no moment; numbers of seconds that are none are none")
    func moments() {
        let now = ContinuousClock.now
        for seconds in [1e300, 1e19, 1e18, 3.2e9, .infinity, .nan, -.infinity] {
            #expect(now.adding(seconds: seconds) == nil, "\(seconds)")
        }
        #expect(now.adding(seconds: 1e9) == now + .seconds(1_000_000_000))
        #expect(now.adding(seconds: 0.5) == now + .milliseconds(500))
        #expect(now.adding(seconds: -5) == now)
        #expect(now.adding(seconds: 1e-9) == now + .nanoseconds(1))
    }
}
