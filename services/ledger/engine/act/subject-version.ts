/**
 * What an entry says of one of its subjects: the next version, and the hash of the entry before.
 */
export interface SubjectVersion {
  /** An instrument, a party, or the calendar (`cal_0000000000000`). */
  readonly subject: string
  readonly version: number
  /** base64url of SHA-256(leaf) of the subject's entry before; null at version 1. */
  readonly before: string | null
}
