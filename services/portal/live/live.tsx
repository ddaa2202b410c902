import { type ReactNode, useEffect, useState } from 'react'
import { LiveContext } from '../graph/live-context.ts'
import { Teller } from '../graph/teller.ts'
import { useSession, useSessionState } from '../session/session-provider.tsx'
import { shareChanges } from './share-changes.ts'

/** Listens for as long as somebody is signed in, and makes the pages inside ask again. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const session = useSession()
  const { client } = session
  const { at } = useSessionState()
  const [teller] = useState(() => new Teller())
  const [up, onUp] = useState(false)
  // The business date may have been rolled, or a role taken away.
  useEffect(() => teller.listen(() => void session.refresh()), [teller, session])
  useEffect(() => {
    if (at !== 'in') return
    const stop = new AbortController()
    shareChanges(client, { onChange: teller.tell, onUp }, stop.signal)
    return () => {
      stop.abort()
      onUp(false)
    }
  }, [client, at, teller])
  return <LiveContext value={{ teller, up }}>{children}</LiveContext>
}
