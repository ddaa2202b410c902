import type { Place } from './documents.ts'

export interface Fill {
  /** Units that lie there. */
  readonly stored: string
  readonly state: 'vacant' | 'stored' | 'full' | 'short'
  /** In hundredths of what the place holds. */
  readonly share: number
}

type OfPlace = Pick<Place, 'capacity'> & {
  readonly lots: readonly Pick<Place['lots'][number], 'accepted' | 'delivered' | 'isShort'>[]
}

/** How full a place is; where less was found than is booked, that comes first. */
export function describeFill({ capacity, lots }: OfPlace): Fill {
  const stored = lots.reduce(
    (sum, { accepted, delivered }) => sum + BigInt(accepted ?? '0') - BigInt(delivered),
    0n,
  )
  const share = capacity === '0' ? 0 : Number((stored * 100n) / BigInt(capacity))
  const filled = share >= 100 ? 'full' : stored === 0n ? 'vacant' : 'stored'
  const state = lots.some(({ isShort }) => isShort) ? 'short' : filled
  return { stored: String(stored), state, share: Math.min(share, 100) }
}
