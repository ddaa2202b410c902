import type { graphql, PartyRole } from '../graph/graphql.ts'
import type { ToldInvitation } from './invited-link.ts'

export type SizeClass = ReturnType<typeof graphql.scalar<'SizeClass'>>

/** What an applicant says of itself. */
export interface Firm {
  readonly name: string
  readonly code: string
  readonly size: SizeClass
  readonly roles: readonly PartyRole[]
  /** The one that it applies with, which is for its code alone. */
  readonly invitation: ToldInvitation | null
}

const PLACE = 'tallystick.applicant'
const EMPTY: Firm = { name: '', code: '', size: 'small', roles: [], invitation: null }

/** What this tab has kept while the application is being written. */
export function readFirm(): Firm {
  return { ...EMPTY, ...JSON.parse(sessionStorage.getItem(PLACE) ?? '{}') }
}

export function keepFirm(firm: Firm): void {
  sessionStorage.setItem(PLACE, JSON.stringify(firm))
}

export function forgetFirm(): void {
  sessionStorage.removeItem(PLACE)
}
