import { idOf, type PartyId, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { newNumber } from '../../../services/platform/new-id.ts'
import { signed, type TestParty } from '../../support/actor.ts'
import { mustBeAccepted, type TestMarket } from '../../support/market.ts'
import { batchesOf, say } from './bench.ts'
import { issuePlaces } from './issued-places.ts'
import { FACE_MINOR, writeInvoices } from './transfer-load.ts'

/** A part of an instrument, as one title. */
export interface Leaf {
  readonly instrument: ReceivableId
  readonly holder: TestParty
  readonly lo: bigint
  readonly hi: bigint
}

/** Holders from the first supplier on; each but the last passes on parts of what it was given. */
const TIERS = 6
const PARTS = 3
/** Firms of each tier below the first. */
const FIRMS = 2
/** 1 + 3 + 9 + … + 243: each holder keeps what it does not pass on. */
export const TITLES_OF_TREE = 364
const BATCH = 500
const LIMIT = String(10n ** 15n)

/**
 * Trees of six tiers by signed commands, one a receivable. Half of them run upstream, from the core
 * firm as the debtor to its suppliers; the others downstream, where a distributor is the debtor and
 * the core firm the first supplier. Invoices are written as rows.
 */
export async function growForest(market: TestMarket, trees: number): Promise<readonly Leaf[]> {
  const core = await market.enrol(['debtor', 'supplier'])
  const distributor = await market.enrol(['distributor', 'debtor'])
  const first = await market.enrol(['supplier'])
  const tiers: TestParty[][] = [[first, core]]
  for (let tier = 1; tier < TIERS; tier++) {
    const firms: TestParty[] = []
    for (let n = 0; n < FIRMS; n++) firms.push(await market.enrol(['supplier']))
    tiers.push(firms)
  }
  await agree(market, tiers)
  const half = Math.ceil(trees / 2)
  const [next] = tiers[1]!
  const up = { debtor: core, holder: first, transferee: next!, asked: next! }
  const down = { debtor: distributor, holder: core, transferee: next!, asked: next! }
  const roots = [
    ...(await issuePlaces(market, up, half)).map(place => ({ place, holder: first })),
    ...(await issuePlaces(market, down, trees - half)).map(place => ({ place, holder: core })),
  ].map(({ place, holder }): Leaf => {
    return { instrument: place.receivable as ReceivableId, holder, lo: 0n, hi: FACE_MINOR }
  })
  return await passOnAll(market, tiers, roots)
}

/** Whoever passes on signs alone up to a limit; whoever is offered accepts at once. */
async function agree(market: TestMarket, tiers: readonly (readonly TestParty[])[]) {
  for (const [tier, firms] of tiers.entries())
    for (const { maker, checker } of firms) {
      const both = [maker, checker]
      const policy = { singleLimit: LIMIT, representativeLimit: '0' }
      mustBeAccepted(await market.act(both, 'party.set-policy', policy))
      const mandate = { id: idOf('mdt', newNumber()), key: maker.key, limit: LIMIT }
      const given = { ...mandate, act: 'title.offer-transfer', until: '2030-01-01' }
      mustBeAccepted(await market.act(both, 'party.give-mandate', given))
      for (const { id: from } of tiers[tier - 1] ?? []) {
        const acceptance = { id: idOf('sta', newNumber()), from, limit: LIMIT, until: '2030-01-01' }
        mustBeAccepted(await market.act(both, 'title.give-standing-acceptance', acceptance))
      }
    }
}

/** Tier by tier: the titles of one are what the next was given. */
async function passOnAll(
  market: TestMarket,
  tiers: readonly (readonly TestParty[])[],
  roots: readonly Leaf[],
): Promise<readonly Leaf[]> {
  const kept: Leaf[] = []
  let given = roots
  for (const [tier, firms] of tiers.entries()) {
    const next = tiers[tier + 1]
    if (!next) return [...kept, ...given]
    const invoices = await invoicesBetween(market, { firms, next, count: roots.length })
    const split = given.map(leaf => splitLeaf(leaf, next))
    kept.push(...split.map(({ rest }) => rest))
    const passed = split.flatMap(({ parts }, n) => parts.map(part => ({ part, from: given[n]! })))
    const place = new Map(roots.map(({ instrument }, n) => [instrument, n]))
    const commands = passed.map(({ part, from }) => {
      const of = invoices.get(pair(from.holder.id, part.holder.id))!
      return offer(market, from, part, of[place.get(part.instrument)!]!)
    })
    await submitAll(market, commands)
    given = passed.map(({ part }) => part)
    say(`tier ${tier + 2}: ${given.length} titles passed on`)
  }
  return kept
}

/** Three parts for firms of the next tier, in turn; the holder keeps the rest. */
function splitLeaf({ instrument, holder, lo, hi }: Leaf, next: readonly TestParty[]) {
  const size = (hi - lo) / BigInt(PARTS + 1)
  const parts = Array.from({ length: PARTS }, (_, n): Leaf => {
    const from = lo + size * BigInt(n)
    return { instrument, holder: next[n % next.length]!, lo: from, hi: from + size }
  })
  return { parts, rest: { instrument, holder, lo: lo + size * BigInt(PARTS), hi } }
}

function pair(from: PartyId, to: PartyId): string {
  return `${from} ${to}`
}

interface Neighbours {
  readonly firms: readonly TestParty[]
  readonly next: readonly TestParty[]
  readonly count: number
}

/** Of each of the next tier on each before it, as many as there are receivables. */
async function invoicesBetween(market: TestMarket, { firms, next, count }: Neighbours) {
  const invoices = new Map<string, readonly string[]>()
  for (const from of firms)
    for (const to of next)
      invoices.set(pair(from.id, to.id), await writeInvoices(market.owner, to.id, from.id, count))
  return invoices
}

function offer(market: TestMarket, { holder }: Leaf, part: Leaf, invoice: string): string {
  const [lo, hi] = [String(part.lo), String(part.hi)]
  const body = {
    ...{ to: part.holder.id, trade: [{ invoice, amount: String(part.hi - part.lo) }] },
    spans: [{ instrument: part.instrument, lo, hi }],
  }
  return signed([holder.maker], { aud: market.ledger.name, act: 'title.offer-transfer', body })
}

async function submitAll({ ledger }: TestMarket, commands: readonly string[]): Promise<void> {
  for (const batch of batchesOf(commands, BATCH))
    for (const answer of await ledger.submit(batch)) mustBeAccepted(answer)
}
