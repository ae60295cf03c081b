import CCrypto

/// The SHA-256 of bytes that are handed over piece by piece. EVP_Digest
public struct SHA256Digest: ~Copyable {
    /// libcrypto as it is built: no configuration of this machine is read, which could name other implementations or none.
    private static let isReady: Bool = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1

    private let context: OpaquePointer

    /// The digest of nothing yet.
    public init() {
        guard Self.isReady, let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            fatalError("there is no memory left for a digest")
        }
        self.context = context
    }

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

    /// The digest of `bytes`.
    public static func of(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { of($0) }
    }

    /// The digest of `bytes`.
    public static func of(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        let digest = SHA256Digest()
        digest.update(bytes)
        return digest.finished()
    }

    /// The digest of `bytes` as 64 hexadecimal digits.
    public static func text(of bytes: [UInt8]) -> String { hexadecimal(of(bytes)) }

    /// The digest of `bytes` as 64 hexadecimal digits.
    public static func text(of bytes: UnsafeRawBufferPointer) -> String { hexadecimal(of(bytes)) }

    /// A digest as hexadecimal digits.
    public static func hexadecimal(_ digest: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
