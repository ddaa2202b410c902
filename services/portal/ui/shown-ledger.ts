import { createContext, useContext } from 'react'

/** The ledger whose portal this is, as its page says. */
export interface ShownLedger {
  readonly name: string
  readonly trial: boolean
}

export const ShownLedgerContext = createContext<ShownLedger>({ name: '', trial: false })

export function useShownLedger(): ShownLedger {
  return useContext(ShownLedgerContext)
}
