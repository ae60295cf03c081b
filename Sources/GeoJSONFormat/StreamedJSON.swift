/// A JSON document whose parts are made when they are written, so that the parts of a long array never stand in memory at once.
public indirect enum StreamedJSON {
    /// A value that is there already.
    case value(JSONValue)
    /// An object with these members, in this order.
    case object([(key: String, value: StreamedJSON)])
    /// An array of `count` values or documents, each made when its turn has come.
    case array(count: Int, item: (Int) -> StreamedJSON)
}
