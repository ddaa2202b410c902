import type { Digest } from '../kernel/digest.ts'

/**
 * What a debtor undertakes, and what it waives, by confirming. The act signs the digests of the
 * Chinese texts; a new wording is a new text in force, while the old one stays with what it signed.
 */
export interface SignedText {
  readonly zh: string
  readonly en: string
  /** SHA-256 of `zh` in UTF-8, base64url. */
  readonly digest: Digest
}

export const UNDERTAKING: SignedText = {
  zh: '本企业承诺于到期日向届时各持有人无条件足额付款。',
  en: 'On the due date we pay in full and without condition to those who then hold the receivable.',
  digest: 'umtr7gtBIJaRpkIx20vAZh20NOPi2V_GcLMrpqOIEZE',
}

export const WAIVER: SignedText = {
  zh: '本企业不以对首个供应商或任何前手的抗辩或抵销对抗受让人。',
  en: 'Against a transferee we raise no defence or set-off that we have against an earlier holder.',
  digest: 'uYSDd-U6cARqfX5bsdmuFNrTtxhg2N-pq46JVvh8tXg',
}
