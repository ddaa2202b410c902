import { encodeBase64url } from '../../client/browser.ts'

/** The SHA-256 in base64url. */
export async function digest(bytes: BufferSource): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
