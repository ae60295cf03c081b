/// The tables of a TOML text while it is read, and the rules for what may be defined once only.
///
/// A table may be opened by a heading, by a dotted key, or as the parent of another heading. Source: TOML 1.0, "Table".
struct TOMLTables {
    /// How a table came to be.
    enum Origin {
        /// As a parent of a heading: a heading of its own may still follow.
        case parent
        case heading
        /// By a dotted key under the heading with this number; only keys under the same heading add to it.
        case dotted(Int)
    }

    enum Item {
        case value(SettingValue)
        case table(Int)
        /// The number of a list of tables, `[[name]]`.
        case tables(Int)
    }

    struct Slot {
        var part: TOMLKeyPart
        var item: Item
    }

    struct Table {
        var origin: Origin
        var slots: [Slot] = []
        var positions: [[UInt8]: Int] = [:]
    }

    private var tables = [Table(origin: .heading)]
    private var lists: [[Int]] = []

    /// A table that belongs nowhere: for an inline table, or for what stands under a heading that is a mistake.
    mutating func detached() -> Int {
        tables.append(Table(origin: .heading))
        return tables.count - 1
    }

    private func slot(_ part: TOMLKeyPart, in table: Int) -> Slot? {
        tables[table].positions[part.bytes].map { tables[table].slots[$0] }
    }

    private mutating func insert(_ part: TOMLKeyPart, _ item: Item, in table: Int) {
        tables[table].positions[part.bytes] = tables[table].slots.count
        tables[table].slots.append(Slot(part: part, item: item))
    }

    private mutating func open(_ part: TOMLKeyPart, _ origin: Origin, in table: Int) -> Int {
        tables.append(Table(origin: origin))
        insert(part, .table(tables.count - 1), in: table)
        return tables.count - 1
    }

    /// The table that the heading `[parts]` opens, or `[[parts]]` for a further element of a list of tables.
    mutating func heading(
        _ parts: [TOMLKeyPart], isElement: Bool, _ place: (Int) -> (line: Int, column: Int)
    ) throws(TOMLFault) -> Int {
        var table = 0
        for part in parts.dropLast() {
            switch slot(part, in: table)?.item {
            case nil: table = open(part, .parent, in: table)
            case .table(let inner): table = inner
            case .tables(let list): table = lists[list].last ?? table
            case .value: throw twice(part, in: table, place, "it has a value already, so it can be no table")
            }
        }
        guard let last = parts.last else { return table }
        let known = slot(last, in: table)
        if isElement {
            switch known?.item {
            case nil:
                tables.append(Table(origin: .heading))
                lists.append([tables.count - 1])
                insert(last, .tables(lists.count - 1), in: table)
                return tables.count - 1
            case .tables(let list):
                tables.append(Table(origin: .heading))
                lists[list].append(tables.count - 1)
                return tables.count - 1
            case .table, .value: throw twice(last, in: table, place, "it is no list of tables")
            }
        }
        switch known?.item {
        case nil: return open(last, .heading, in: table)
        case .table(let inner):
            guard case .parent = tables[inner].origin else {
                throw twice(last, in: table, place, "put all of its keys under one heading")
            }
            tables[inner].origin = .heading
            return inner
        case .tables: throw twice(last, in: table, place, "it is a list of tables, written `[[\(last.text)]]`")
        case .value: throw twice(last, in: table, place, "it has a value already, so it can be no table")
        }
    }

    /// Gives the key `parts` under `table` its value; `section` numbers the heading that it stands under.
    mutating func assign(
        _ parts: [TOMLKeyPart], _ value: SettingValue, in table: Int, section: Int,
        _ place: (Int) -> (line: Int, column: Int)
    ) throws(TOMLFault) {
        var table = table
        for part in parts.dropLast() {
            switch slot(part, in: table)?.item {
            case nil: table = open(part, .dotted(section), in: table)
            case .table(let inner):
                guard case .dotted(section) = tables[inner].origin else {
                    throw twice(part, in: table, place, "put all of its keys under one heading")
                }
                table = inner
            case .tables: throw twice(part, in: table, place, "it is a list of tables")
            case .value: throw twice(part, in: table, place, "it has a value already, so it can have no keys")
            }
        }
        guard let last = parts.last else { return }
        if slot(last, in: table) != nil { throw twice(last, in: table, place, nil) }
        insert(last, .value(value), in: table)
    }

    private func twice(
        _ part: TOMLKeyPart, in table: Int, _ place: (Int) -> (line: Int, column: Int), _ reason: String?
    ) -> TOMLFault {
        let first = slot(part, in: table)?.part ?? part
        let (one, other) = (place(first.offset).line, place(part.offset).line)
        let lines = one == other ? "on line \(one)" : "on line \(one) and on line \(other)"
        return TOMLFault(
            part.offset, "`\(part.shown)` is given twice, \(lines)", notes: reason.map { [$0] } ?? [],
            hint: "keep one of the two")
    }

    /// The entries of a table, in the order of their keys.
    func entries(of table: Int, _ place: (Int) -> (line: Int, column: Int)) -> [SettingValue.Entry] {
        tables[table].slots.map { slot in
            let at = place(slot.part.offset)
            return SettingValue.Entry(
                key: slot.part.text, value: value(of: slot.item, place), line: at.line, column: at.column)
        }.sorted { ($0.key, $0.line, $0.column) < ($1.key, $1.line, $1.column) }
    }

    private func value(of item: Item, _ place: (Int) -> (line: Int, column: Int)) -> SettingValue {
        switch item {
        case .value(let value): value
        case .table(let table): .table(entries(of: table, place))
        case .tables(let list): .list(lists[list].map { .table(entries(of: $0, place)) })
        }
    }
}

/// One name of a key: `fields` in `fields.parishes`.
struct TOMLKeyPart {
    var bytes: [UInt8]
    /// The byte at which it stands.
    var offset: Int

    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// For messages: short, whatever the file holds.
    var shown: String { TOMLWords.shortened(text) }
}
