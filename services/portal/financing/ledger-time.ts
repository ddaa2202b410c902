import { useEffect, useState } from 'react'
import { graphql } from '../graph/graphql.ts'
import { useRead } from '../graph/use-read.ts'

const NOW = graphql('query LedgerTime { now }')

/** What time the ledger said it was, and when by this device's clock; both in milliseconds. */
export interface LedgerTime {
  readonly said: number
  readonly at: number
}

/**
 * What time it is for the ledger, by which deadlines within a day go: a device's clock may be
 * wrong, and in a demonstration the ledger's own stands.
 */
export function useLedgerTime(): LedgerTime {
  const { data } = useRead(NOW, {})
  const [time, setTime] = useState<LedgerTime>(() => ({ said: Date.now(), at: Date.now() }))
  useEffect(() => {
    if (data?.now) setTime({ said: Date.parse(data.now), at: Date.now() })
  }, [data])
  return time
}

/** How often what runs out is shown anew. */
const STEP_MS = 1_000

/** The same as it runs on. */
export function useRunning({ said, at }: LedgerTime): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS)
    return () => clearInterval(timer)
  }, [])
  return said + Math.max(0, now - at)
}
