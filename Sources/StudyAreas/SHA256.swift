import CCrypto
import Foundation
import GeoJSONFormat

/// The SHA-256 of a file's bytes, in hexadecimal, for the provenance. EVP_Digest
func sha256(of source: SourceText, path: String) -> String {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    // The text has lost its byte-order mark; the file's digest must count it.
    if path != "-", let handle = FileHandle(forReadingAtPath: path), let head = try? handle.read(upToCount: 3),
        Array(head) == mark
    {
        EVP_DigestUpdate(context, mark, mark.count)
    }
    source.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    EVP_DigestFinal_ex(context, &digest, &length)
    let digits = Array("0123456789abcdef")
    return String(digest.prefix(Int(length)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
