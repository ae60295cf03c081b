import Analysis
import GeoJSONFormat
import GeoModel

/// The endpoints below `/api/1`, and the page's own files.
public struct PageAPI: Sendable {
    let session: WhatIfSession
    private let study: [UInt8]
    private let starts: [PlanStart]
    private let close: @Sendable () -> Void

    /// - Parameter close: called when the page ends the server.
    public init(
        _ session: WhatIfSession, starts: [PlanStart] = [], close: @escaping @Sendable () -> Void
    ) throws(UnusableInput) {
        self.session = session
        self.starts = starts
        self.close = close
        // The study does not change, so its text is made once.
        study = JSONWriter.text(
            of: try StudyDocument.json(
                session.problem, session: session.name, language: session.settings.language,
                remarks: session.settings.remarks))
    }

    /// Answers a request that the guard has let through.
    public func answer(_ request: HTTPRequest) async -> HTTPResponse {
        guard request.head.path.hasPrefix("/api/") else {
            return PageFiles.response(request.head.path)
                ?? HTTPResponse(404, PageJSON.error("there is no such file"))
        }
        do {
            return try await route(request)
        } catch let refusal as HTTPRefusal {
            return HTTPResponse(refusal.status, PageJSON.error(refusal.words))
        } catch let failure as UnusableInput {
            let isDisk = failure.diagnostics.contains { $0.code == .sessionNotWritable }
            return HTTPResponse(isDisk ? 507 : 422, PageJSON.diagnostics(failure.diagnostics, session.settings.danish))
        } catch {
            return HTTPResponse(500, PageJSON.error("a bug of ours: \(error)"))
        }
    }

    private func route(_ request: HTTPRequest) async throws -> HTTPResponse {
        let parts = request.head.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(
            String.init)
        guard parts.count >= 3, parts[1] == "1" else { throw HTTPRefusal(404, "there is no such endpoint") }
        let tab = try Self.tab(request.head)
        let route = "\(request.head.method) " + parts.dropFirst(2).joined(separator: "/")
        switch route {
        case "GET study": return HTTPResponse(study)
        case "GET plan":
            await session.releaseWriter()
            await session.claim(tab)
            await session.lookAtInputs()
            return json(await session.planJSON(tab: tab))
        case "GET events": return HTTPResponse(lines: await session.listen(tab))
        case "GET moves": return json(try await session.suggestions(cluster: request.head.parameter("cluster")))
        case "GET code": return json(try await session.codeJSON())
        case "GET compare":
            return try await comparison(request.head.parameter("a") ?? "", request.head.parameter("b") ?? "")
        case "GET export": return try await export(request.head)
        case "GET plans": return json(await session.plansJSON())
        case "GET starts":
            return json(.object(JSONObject([("starts", .array(starts.map { $0.json(session.coder) }))])))
        default: break
        }
        guard request.head.method != "GET" else { throw HTTPRefusal(404, "there is no such endpoint") }
        if route == "POST take" { return json(await session.takeOver(tab)) }
        if route == "POST close" {
            close()
            return json(.object(JSONObject([("closing", .bool(true))])))
        }
        try await session.requireWriter(tab)
        return try await change(route, request)
    }

    private func change(_ route: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        if route == "POST import" {
            return json(try await session.preview(request.body, name: request.head.parameter("name") ?? ""))
        }
        let body = try Body(request.body)
        switch route {
        case "POST edits":
            return try await session.inOrder(body.base) { session in
                let own = session.problem.study.configuration.limits
                let operations = try session.coder.operations(body["ops"], limits: session.plan.limits ?? own)
                return try session.edit(operations, label: try body.label)
            }
        case "POST undo":
            return try await session.inOrder(body.base) { session in
                guard let step = session.history.previous else { throw HTTPRefusal(422, "there is nothing to undo") }
                return try session.go(to: step)
            }
        case "POST redo":
            return try await session.inOrder(body.base) { session in
                guard let step = session.history.following else { throw HTTPRefusal(422, "there is nothing to redo") }
                return try session.go(to: step)
            }
        case "POST goto":
            let step = try body.integer("step")
            return try await session.inOrder(body.base) { try $0.go(to: step) }
        case "POST together": return json(try await session.proposals(together: try await units(body)))
        case "POST reconnect": return json(try await session.proposals(reconnecting: try body.integer("cluster")))
        case "POST code": return json(try await session.preview(code: try body.text("code")))
        case "POST plans":
            let step = body["step"] == nil ? nil : try body.integer("step")
            return json(try await session.keep(try body.text("name"), step: step))
        case "POST complete":
            let seconds = body["seconds"]?.double ?? 10
            guard seconds > 0, seconds <= 3600 else { throw HTTPRefusal(422, "`seconds` is a number up to 3600") }
            let together = body["together"] == nil ? [] : try await units(body, "together")
            let seed = body["seed"] == nil ? session.settings.seed : UInt64(max(0, try body.integer("seed")))
            let job = try await session.complete(
                seconds: seconds, keepsAll: body["keep"]?.text == "all", together: together, seed: seed)
            return HTTPResponse(202, JSONWriter.text(of: .object(JSONObject([("job", .integer(job))]))))
        default: break
        }
        let parts = route.split(separator: "/").map(String.init)
        if parts.count == 2, parts[0] == "DELETE jobs", let id = Int(parts[1]) {
            return json(try await session.cancel(id))
        }
        if parts.count == 3, parts[0] == "POST jobs", let id = Int(parts[1]), parts[2] == "accept" {
            let label = try body.label
            return try await session.inOrder(body.base) { try $0.accept(id, label: label) }
        }
        throw HTTPRefusal(404, "there is no such endpoint")
    }

    private func units(_ body: Body, _ key: String = "units") async throws -> [Int] {
        guard let ids = body[key]?.array, ids.count <= 1000 else {
            throw HTTPRefusal(422, "`\(key)` is no list of ids")
        }
        return try ids.map { id in
            guard let unit = id.text.flatMap(session.coder.position) else {
                throw UnusableInput(
                    Diagnostic(.unknownInEdit, .error, "there is no unit '\((id.text ?? "").prefix(40))'"))
            }
            return unit
        }
    }

    private func json(_ value: JSONValue) -> HTTPResponse { HTTPResponse(JSONWriter.text(of: value)) }

    /// What a tab calls itself: the field `X-Klynge-Tab`; empty for scripts without one.
    private static func tab(_ head: HTTPHead) throws(HTTPRefusal) -> String {
        guard let tab = head.field("x-klynge-tab") else { return "" }
        guard tab.utf8.count <= 64, tab.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
            throw HTTPRefusal(400, "a tab is called by at most 64 letters and digits")
        }
        return tab
    }
}

/// The JSON object that a request brings.
struct Body: Sendable {
    private let object: JSONObject

    init(_ bytes: [UInt8]) throws(HTTPRefusal) {
        if bytes.isEmpty {
            object = JSONObject()
            return
        }
        var parsed: JSONValue?
        do throws(UnusableInput) {
            parsed = try JSONDocument.parse(SourceText(bytes: bytes, name: "request"), nestingLimit: 64)
        } catch {
            throw HTTPRefusal(400, "the body is no JSON: \(error.diagnostics.first?.message ?? "")")
        }
        guard let found = parsed?.object else { throw HTTPRefusal(400, "the body is no JSON object") }
        object = found
    }

    subscript(key: String) -> JSONValue? { object[key].flatMap { $0.isNull ? nil : $0 } }

    /// The revision that the page knows; nil asks for no check.
    var base: Int? {
        guard case .number(let digits)? = self["base"] else { return nil }
        return Int(digits)
    }

    /// What a step is called in the history, at most 200 characters.
    var label: String {
        get throws(HTTPRefusal) {
            guard let value = self["label"] else { return "" }
            guard case .string(let text) = value, text.count <= 200 else {
                throw HTTPRefusal(422, "a label has at most 200 characters")
            }
            return text
        }
    }

    func integer(_ key: String) throws(HTTPRefusal) -> Int {
        guard case .number(let digits)? = self[key], let value = Int(digits) else {
            throw HTTPRefusal(422, "`\(key)` is no whole number")
        }
        return value
    }

    func text(_ key: String) throws(HTTPRefusal) -> String {
        guard case .string(let text)? = self[key] else { throw HTTPRefusal(422, "`\(key)` is no text") }
        return text
    }
}
