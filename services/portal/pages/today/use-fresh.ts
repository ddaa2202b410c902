import { useEffect, useState } from 'react'
import type { Reading } from '../../graph/use-read.ts'

/** A page that is looked at is asked for again after so long. */
const EVERY_MS = 15_000

/** What was read last, and when: it stays while it cannot be read anew. */
export interface Fresh<Data> {
  readonly data: Data
  /** Milliseconds since 1970. */
  readonly readAt: number
}

/** Keeps what is shown fresh while somebody looks at it; null until it was read once. */
export function useFresh<Data>({ busy, told, data, again }: Reading<Data>): Fresh<Data> | null {
  const [last, setLast] = useState<Fresh<Data> | null>(null)
  useEffect(() => {
    if (!busy && told === null && data !== null) setLast({ data, readAt: Date.now() })
  }, [busy, told, data])
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && again()
    const timer = setInterval(look, EVERY_MS)
    addEventListener('focus', look)
    addEventListener('online', look)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', look)
      removeEventListener('online', look)
    }
  }, [again])
  return last
}
