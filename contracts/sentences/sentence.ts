import type { Shown } from '../command/shown.ts'
import type { Bilingual } from '../kernel/bilingual.ts'

export type { Bilingual }

/** Says an act in words, from its body as signed and what its signers were shown. */
export interface Sentence<Body> {
  describe(body: Body, shown: Shown): Bilingual
}

/** Amounts, ids and dates as they stand in a payload. */
export interface WireSpan {
  readonly instrument: string
  readonly lo: string
  readonly hi: string
}

export interface WireCitation {
  readonly invoice: string
  readonly amount: string
}
