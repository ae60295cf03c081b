/// The version of Klynge that made a result.
public enum KlyngeVersion {
    /// The version of this library and of the command `klynge`.
    public static let current = "0.2.0"
}
