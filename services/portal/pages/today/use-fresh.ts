import { useEffect, useState } from 'react'
import { useIsLive } from '../../graph/live-context.ts'
import type { Reading } from '../../graph/use-read.ts'

/** A page that is looked at is asked for again after so long, also where changes are told. */
const EVERY_MS = 60_000
/** The same, while they are not. */
const UNTOLD_EVERY_MS = 15_000

/** What was read last, and when: it stays while it cannot be read anew. */
export interface Fresh<Data> {
  readonly data: Data
  /** Milliseconds since 1970. */
  readonly readAt: number
}

/** Keeps what is shown fresh while somebody looks at it; null until it was read once. */
export function useFresh<Data>({ busy, told, data, again }: Reading<Data>): Fresh<Data> | null {
  const isLive = useIsLive()
  const [last, setLast] = useState<Fresh<Data> | null>(null)
  useEffect(() => {
    if (!busy && told === null && data !== null) setLast({ data, readAt: Date.now() })
  }, [busy, told, data])
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && again()
    const timer = setInterval(look, isLive ? EVERY_MS : UNTOLD_EVERY_MS)
    addEventListener('focus', look)
    addEventListener('online', look)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', look)
      removeEventListener('online', look)
    }
  }, [again, isLive])
  return last
}
