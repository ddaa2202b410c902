declare module 'sodium-native' {
  export function crypto_core_ed25519_is_valid_point(point: Uint8Array): boolean
  export function crypto_sign_verify_detached(
    signature: Uint8Array,
    message: Uint8Array,
    publicKey: Uint8Array,
  ): boolean
}
