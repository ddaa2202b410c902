import { useState } from 'react'
import type { graphql, PartyRole } from '../../graph/graphql.ts'

export type SizeClass = ReturnType<typeof graphql.scalar<'SizeClass'>>

/** What an applicant says of itself; no secret, so it is kept while it is being written. */
export interface Firm {
  readonly name: string
  readonly code: string
  readonly size: SizeClass
  readonly roles: readonly PartyRole[]
}

const PLACE = 'tallystick.applicant'
const EMPTY: Firm = { name: '', code: '', size: 'small', roles: [] }

export function useFirm(): [Firm, (firm: Firm) => void] {
  const [firm, setFirm] = useState<Firm>(() => {
    return { ...EMPTY, ...JSON.parse(sessionStorage.getItem(PLACE) ?? '{}') }
  })
  const keep = (next: Firm) => {
    sessionStorage.setItem(PLACE, JSON.stringify(next))
    setFirm(next)
  }
  return [firm, keep]
}

export function forgetFirm(): void {
  sessionStorage.removeItem(PLACE)
}
