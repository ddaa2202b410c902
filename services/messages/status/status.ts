import type { Moment } from '../parts/moment.ts'

/** What a bank answers to instructions: of the message, its batches and its payments. */
export interface StatusMessage {
  readonly kind: 'status'
  readonly messageId: string
  readonly createdAt: Moment
  readonly originalMessageId: string
  readonly originalName: string
  /** `ACCP`, `ACSP`, `ACSC`, `PART`, `PDNG`, `RJCT`, …; null where only its parts have one. */
  readonly status: string | null
  readonly reasons: readonly StatusReason[]
  readonly batches: readonly BatchStatus[]
}

/** A code such as `AC01` (wrong account), and the bank's words. */
export interface StatusReason {
  readonly code: string | null
  readonly notes: readonly string[]
}

export interface BatchStatus {
  readonly originalId: string
  readonly status: string | null
  readonly reasons: readonly StatusReason[]
  readonly payments: readonly PaymentStatus[]
}

export interface PaymentStatus {
  readonly originalInstructionId: string | null
  readonly originalEndToEndId: string | null
  readonly status: string | null
  readonly reasons: readonly StatusReason[]
  readonly bankReference: string | null
}
