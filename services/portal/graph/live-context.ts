import { createContext, useContext, useEffect } from 'react'
import { Teller } from './teller.ts'

/** Who tells pages that something has changed, and whether it hears of it at once. */
export interface Live {
  readonly teller: Teller
  /** False while the stream is down: then pages ask more often by themselves. */
  readonly up: boolean
}

/** Where nobody is signed in nothing is told. */
export const LiveContext = createContext<Live>({ teller: new Teller(), up: false })

/** Asks again when something of the party has changed, while the page is looked at. */
export function useLive(again: () => void): void {
  const { teller } = useContext(LiveContext)
  useEffect(() => teller.listen(again), [teller, again])
}

/** Whether changes are told at once. */
export function useIsLive(): boolean {
  return useContext(LiveContext).up
}
