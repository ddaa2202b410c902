/** What a caller gets to read: the class for programs, a sentence to act on for people. */
export interface RefusalText {
  readonly code: RefusalClass
  readonly zh: string
  readonly en: string
}

/**
 * `BAD_INPUT`: the same will never do. `NOT_ALLOWED`: not for this party, user or key. `CONFLICT`:
 * not as things stand. `NOT_FOUND`: nothing by that name that this party can see.
 */
export const REFUSAL_CLASSES = ['BAD_INPUT', 'NOT_ALLOWED', 'CONFLICT', 'NOT_FOUND'] as const
export type RefusalClass = (typeof REFUSAL_CLASSES)[number]

export const badInput = (zh: string, en: string): RefusalText => ({ code: 'BAD_INPUT', zh, en })
export const notAllowed = (zh: string, en: string): RefusalText => ({ code: 'NOT_ALLOWED', zh, en })
export const conflict = (zh: string, en: string): RefusalText => ({ code: 'CONFLICT', zh, en })
export const notFound = (zh: string, en: string): RefusalText => ({ code: 'NOT_FOUND', zh, en })
