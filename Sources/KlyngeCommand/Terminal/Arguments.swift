import Files
import KlyngeKit

/// The arguments behind the name of the program, byte for byte.
enum Arguments {
    static var all: [String] { ProcessArguments.all }
}
