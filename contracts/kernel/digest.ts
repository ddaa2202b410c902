/** SHA-256 of a stored text, base64url. */
export type Digest = string
