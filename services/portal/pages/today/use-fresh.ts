import { useEffect, useState } from 'react'
import type { Reading } from '../../graph/use-read.ts'

/** A page that is looked at is asked for again after so long. */
const EVERY_MS = 15_000

/** Keeps what is shown fresh while somebody looks at it; answers when it was last read, or null. */
export function useFresh<Data>({ busy, told, data, again }: Reading<Data>): number | null {
  const [readAt, setReadAt] = useState<number | null>(null)
  useEffect(() => {
    if (!busy && told === null && data !== null) setReadAt(Date.now())
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
  return readAt
}
