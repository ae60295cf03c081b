import Foundation
import GeoJSONFormat

extension WhatIfSession {
    /// Whether a tab may edit: the first that asks may, until another takes over. Scripts that name no tab are one tab.
    func mayWrite(_ tab: String) -> Bool { writingTab == nil || writingTab == tab }

    /// Takes a tab in as the one that edits, where there is none.
    func claim(_ tab: String) {
        guard writingTab == nil else { return }
        writingTab = tab
        writerHasListened = streams.contains { $0.tab == tab }
    }

    /// From now on this tab edits; the other becomes read-only.
    func takeOver(_ tab: String) -> JSONValue {
        writingTab = tab
        writerHasListened = streams.contains { $0.tab == tab }
        tell([("event", .string("writer")), ("tab", .string(tab))])
        return .object(JSONObject([("rev", .integer(revision)), ("readOnly", .bool(false))]))
    }

    /// A stream of events for a tab.
    func listen(_ tab: String) -> LineStream {
        let stream = LineStream()
        // A tab that opens a second stream has lost its first.
        for old in streams where old.tab == tab && !tab.isEmpty { old.stream.close() }
        streams.removeAll { $0.stream.isClosed }
        streams.append((tab, stream))
        if writingTab == tab { writerHasListened = true }
        stream.send(
            line([("event", .string("rev")), ("rev", .integer(revision)), ("readOnly", .bool(!mayWrite(tab)))]))
        if streams.count == 1 { beginChance() }
        return stream
    }

    /// Sends an event to all tabs.
    func tell(_ members: [(key: String, value: JSONValue)]) {
        streams.removeAll { $0.stream.isClosed }
        let bytes = line(members)
        for entry in streams { entry.stream.send(bytes) }
    }

    /// Gives the right to edit back where its tab listens no longer.
    func releaseWriter() {
        streams.removeAll { $0.stream.isClosed }
        guard let tab = writingTab, writerHasListened, !streams.contains(where: { $0.tab == tab }) else { return }
        writingTab = nil
    }

    private func line(_ members: [(key: String, value: JSONValue)]) -> [UInt8] {
        JSONWriter.text(of: .object(JSONObject(members)))
    }
}
