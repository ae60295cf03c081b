import KlyngeKit

// The code of the articles in Sources/KlyngeKit/KlyngeKit.docc, so that the compiler reads it. `ArticleTests` compares the two.

private func articleKlyngeKit() async throws {
    let settings = try StudyFile.read("SampleData")
    let problem = try StudyProblem(StudyLoader.load(settings))
    let proposal = try await ProposeRequest(settings).run(on: problem)
    try GroupingFiles(problem: problem).write(proposal.entries[0], into: "out/best")
}

private func articleGettingStarted() async throws {
    var settings = try StudyFile.read("SampleData")
    settings.alternatives = 3
    settings.limits.population = LimitBounds(minimum: 1000, maximum: 6000)
    let problem = try StudyProblem(StudyLoader.load(settings))
    let proposal = try await ProposeRequest(settings).run(on: problem)
    for entry in proposal.entries {
        print(entry.grouping.objective, entry.grouping.proven)
        for cluster in entry.facts.clusters { print(cluster.id, cluster.name, cluster.population, cluster.diameterKm) }
    }

    do {
        _ = try await ProposeRequest(settings).run(on: problem)
    } catch {
        for diagnostic in error.diagnostics {
            print(diagnostic.code, diagnostic.message, diagnostic.hint ?? "")
        }
    }

    let file = try GroupingFile.read("mine.csv", units: problem.study.units, allowsOverlaps: true)
    var request = ScoreRequest(file)
    request.moves = GroupingMoves(adding: ["Klintrup=1"])
    request.suggests = true
    let score = try request.run(on: problem)
    print(score.entry.facts.breaksNoLimit, score.before?.facts.clusters.count ?? 0)

    let stop = Cancellation(deadline: .now + .seconds(10))
    let early = try await ProposeRequest(settings, threads: 4, cancellation: stop).run(on: problem) { step in
        if case .grouping(let progress?) = step { print(progress.fraction) }
    }
    print(early.entries[0].grouping.interrupted)
}

private func articleStudies() throws {
    var configuration = StudyConfiguration()
    configuration.parishes = "SampleData/parishes.geojson"
    configuration.municipalities = "SampleData/municipalities.geojson"
    configuration.barriers = ["SampleData/barriers.geojson"]
    configuration.identity = [StudyConfiguration.NamedLayer("schools=SampleData/school-districts.geojson")]
    configuration.unitKind = .parish
    let study = try StudyLoader.load(configuration)

    for (index, unit) in study.units.enumerated() {
        let neighbours = study.graph.neighbours(of: index).map { study.units[$0].name }
        print(unit.id, unit.name, unit.population ?? 0, neighbours)
    }
    for diagnostic in study.diagnostics where diagnostic.severity >= .warning { print(diagnostic.message) }
}

private func articleLimits(_ problem: StudyProblem) throws {
    var limits = StudyLimits()
    limits.population = LimitBounds(minimum: 1000, maximum: 16000)
    limits.members = LimitBounds(minimum: 2, maximum: 10)
    limits.maxDiameterKm = 15
    limits.sameMunicipality = true
    limits.together = [["7713", "7714"]]

    limits.attributes = ["mean(age)=..44.5", "population/km2=20..", "area=..60"].compactMap { AttributeDemand($0) }

    let narrower = try problem.limited(by: limits, completingLimits: true)
    for diagnostic in narrower.impossibleLimits() { print(diagnostic.message) }
}

private func articleTheCriterion(_ problem: StudyProblem, _ settings: StudyConfiguration) async throws {
    let scorer = problem.scorer
    let criterion = scorer.criterion(of: [0, 1, 2])
    print(criterion.score, criterion.leading)
    for measure in criterion.telling { print("for:", measure.evidence.english) }
    for measure in criterion.speakingAgainst { print("against:", measure.evidence.english) }

    var request = ProposeRequest(settings)
    request.chance = ChanceOptions()
    let compared = try await request.run(on: problem)
    for cluster in compared.entries[0].facts.clusters {
        print(cluster.name, cluster.criterion?.chance?.percentile ?? .nan)
    }
}

private func articleOutput(_ problem: StudyProblem, _ proposal: ProposeResult) throws {
    var files = GroupingFiles(problem: problem)
    files.language = .danish
    files.settings.decimals = 5
    for name in try files.write(proposal.entries[0], into: "out/best", replacing: true) { print(name) }

    let entry = proposal.entries[0]
    var documents: [String: [UInt8]] = [:]
    documents["report.html"] = try files.report(of: entry)
    documents["assignment.csv"] = files.table(of: entry)
    documents["scores.json"] = files.document(of: proposal.entries)
    documents["clusters.geojson"] = try files.map(of: entry).clusters()

    let drawing = try files.settings.drawing(of: problem.study)
    let drawn = try files.map(of: entry, drawing: drawing)
    for file in try files.files(["table", "letter"], of: entry, on: drawn, drawing: drawing, report: { print($0) }) {
        documents[file.name] = file.bytes
    }
}

/// A cluster costs how far its inhabitants are from 5,000; a unit in none costs its inhabitants.
struct EvenClusters: ClusterObjective {
    let populations: [Double]

    func emptyState() -> Double { 0 }

    func add(_ unit: Int, to state: inout Double, inside: ClusterMembership) { state += populations[unit] }

    func remove(_ unit: Int, from state: inout Double, inside: ClusterMembership) { state -= populations[unit] }

    func cost(of state: Double) -> Double { abs(state - 5000) }

    func unassignedCost(of unit: Int) -> Double { populations[unit] }
}

private func articleYourOwnObjective(_ problem: StudyProblem) async {
    let even = problem.grouping.minimizing(EvenClusters(populations: problem.grouping.populations))
    var options = GroupingOptions()
    options.method = .exact
    if case .groupings(let found) = await even.solve(options) {
        print(found[0].objective, found[0].proven, found[0].clusters.count)
    }
}
