import Testing

@testable import Files

/// Only what Klynge itself left behind is ever removed: a user's file that merely begins alike stays.
@Suite struct LeftoverNameTests {
    @Test(
        "the names of temporary files are those that runs make, and no others",
        arguments: [
            (".klynge-a1B2c3", true), (".klynge-000000", true), (".klynge-ZZZZZZ", true), (".klynge-", false),
            (".klynge-a", false), (".klynge-notes", false), (".klynge-backup1", false), (".klynge-a1B2c3.txt", false),
            (".klynge-a1B2c_", false), (".klynge-a1B2cé", false), (".klynge_a1B2c3", false), ("klynge-a1B2c3", false),
            ("x.klynge-a1B2c3", false), (".klynge-a1B2c", false), ("", false),
        ])
    func names(_ name: String, _ isOurs: Bool) { #expect(Leftovers.isTemporary(name) == isOurs) }
}
