import type { ResultOf } from '../graph/graphql.ts'
import type { BOOKED_LINE } from './line.documents.ts'
import type { LineStatus } from './words.ts'

export type BookedLine = ResultOf<typeof BOOKED_LINE>

/** What an act takes that proves a line by a booking. */
export interface LineProof {
  readonly settlement: string
  readonly line: number
  readonly account: string
  readonly reference: string
  readonly paidOn: `${number}-${number}-${number}`
}

/** By how a line stands: whether it waits for its payment to come back; others wait for nothing. */
const WAITS_FOR: Partial<Record<LineStatus, boolean>> = {
  ...{ instructed: false, rejected: false, abandoned: false },
  ...{ paid: true, late: true },
}

/** The booking that says something new of a line: the payment that it waits for, or its return. */
export function findProof(line: BookedLine): LineProof | null {
  const { settlement, number, status, booked } = line
  const entry = booked.find(({ returned }) => returned === WAITS_FOR[status])
  if (!entry?.account) return null
  const { reference, bookedOn: paidOn, account } = entry
  return { settlement, line: number, account: account.id, reference, paidOn }
}
