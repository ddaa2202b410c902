/** Bytes, or a text as its UTF-8, in base64url without padding (RFC 4648 §5). */
export function encode(bytes: string | Uint8Array): string {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  const letters: string[] = []
  // A call takes only so many arguments.
  for (let at = 0; at < all.length; at += CALL_BYTES)
    letters.push(String.fromCharCode(...all.subarray(at, at + CALL_BYTES)))
  return btoa(letters.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const CALL_BYTES = 8_192

/** The text whose UTF-8 stands in base64url. */
export function decodeText(text: string): string {
  return new TextDecoder().decode(decode(text))
}

export function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter =>
    letter.charCodeAt(0),
  )
}
