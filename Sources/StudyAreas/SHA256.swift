import CCrypto
import Foundation
import GeoJSONFormat

/// The SHA-256 of bytes that are handed over piece by piece. EVP_Digest
public struct SHA256Digest: ~Copyable {
    private let context = EVP_MD_CTX_new()

    /// The digest of nothing yet.
    public init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes in more bytes. Complexity: O(bytes).
    public func update(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

    /// The 32 bytes of the digest.
    public consuming func finished() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        EVP_DigestFinal_ex(context, &digest, &length)
        return Array(digest.prefix(Int(length)))
    }

    /// Bytes as hexadecimal digits.
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// The digest of `bytes`.
    public static func of(_ bytes: [UInt8]) -> [UInt8] {
        let digest = SHA256Digest()
        bytes.withUnsafeBytes { digest.update($0) }
        return digest.finished()
    }
}

/// The SHA-256 of a file's bytes, in hexadecimal, for the provenance.
func sha256(of source: SourceText, path: String) -> String {
    let digest = SHA256Digest()
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    // The text has lost its byte-order mark; the file's digest must count it.
    if path != "-", let handle = FileHandle(forReadingAtPath: path), let head = try? handle.read(upToCount: 3),
        Array(head) == mark
    {
        mark.withUnsafeBytes { digest.update($0) }
    }
    source.withUnsafeBytes { digest.update(UnsafeRawBufferPointer($0)) }
    return SHA256Digest.hexadecimal(digest.finished())
}
