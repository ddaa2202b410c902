import type { InstrumentId, InvoiceId, KeyId } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import { issued, post } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { FirstUser } from '../../../../contracts/party/enrol.ts'
import type { KeyBody } from '../../../../contracts/party/enrol-key.ts'
import type { ReceivableStatus } from '../../../../contracts/receivable/receivable.ts'
import {
  type AllocationTiling,
  postAllocation,
} from '../../../../contracts/trade/allocation-tiling.ts'

import { noParties, type ReplayedParties, replayParties } from './replay-parties.ts'

/** What the journal says that there must be, built up entry by entry by the kernel's own rules. */
export interface Replayed extends ReplayedParties {
  readonly tilings: Map<InstrumentId, Tiling>
  readonly allocations: Map<InvoiceId, AllocationTiling>
  readonly keys: Map<KeyId, ReplayedKey>
  readonly receivables: Map<string, ReceivableStatus>
  readonly businessDays: Map<string, EntryNumber>
  /** What an entry may be dated: the last date, or the one before if a roll came beside it. */
  readonly openDates: string[]
  /** Minor units by party and date, both as the store has them. */
  readonly singleSigned: Map<string, bigint>
}

export interface ReplayedKey {
  readonly user: string
  readonly party: string
  readonly alg: KeyBody['alg']
  readonly publicKey: string
  readonly custody: boolean
  readonly enrolledBy: EntryNumber
  readonly revokedBy: EntryNumber | null
}

/** An entry with what its signed command said. */
export interface ReplayedEntry {
  readonly id: EntryNumber
  readonly act: string
  readonly party: string
  readonly body: unknown
  readonly postings: readonly Posting[]
}

export function nothingReplayed(): Replayed {
  return {
    tilings: new Map(),
    allocations: new Map(),
    keys: new Map(),
    receivables: new Map(),
    businessDays: new Map(),
    openDates: [],
    singleSigned: new Map(),
    ...noParties(),
  }
}

/** Throws a Bug when a posting cannot follow from what was there. */
export function replayPostings(
  { tilings, allocations }: Replayed,
  postings: readonly Posting[],
  entry: EntryNumber,
  amounts: ReadonlyMap<InvoiceId, bigint>,
): void {
  for (const posting of postings) {
    if (posting.post === 'allocate' || posting.post === 'deallocate') {
      const was = allocations.get(posting.invoice) ?? unused(posting.invoice, amounts)
      allocations.set(posting.invoice, postAllocation(was, posting, entry))
    } else if (posting.post === 'issue') {
      tilings.set(posting.instrument, issued(posting, entry))
    } else {
      const { instrument } = posting
      const none = { instrument, size: 0n, paid: { p: 0n, q: 1n }, titles: [] }
      tilings.set(instrument, post(tilings.get(instrument) ?? none, posting, entry))
    }
  }
}

function unused(invoice: InvoiceId, amounts: ReadonlyMap<InvoiceId, bigint>): AllocationTiling {
  const amount = amounts.get(invoice) ?? 0n
  return { invoice, amount, tiles: [{ lo: 0n, hi: amount, on: null, since: 0n }] }
}

/** Keys, dates and the states of receivables follow from what was signed. */
export function replayBody(replayed: Replayed, entry: ReplayedEntry): void {
  const { id, act, party, body } = entry
  replayParties(replayed, entry)
  const says = body as Says
  const enrol = (user: string, of: string, key: KeyBody) => {
    const { alg, publicKey, custody } = key
    const enrolled = { user, party: of, alg, publicKey, custody, enrolledBy: id, revokedBy: null }
    replayed.keys.set(key.key, enrolled)
  }
  const enrolled = act === 'ledger.genesis' ? says.operator : act === 'party.enrol' ? says : null
  for (const user of enrolled?.users ?? [])
    for (const key of user.keys) enrol(user.user, enrolled!.party, key)
  const date = act === 'ledger.genesis' ? says.date : act === 'calendar.roll' ? says.to : null
  if (date !== null) {
    replayed.businessDays.set(date, id)
    if (replayed.openDates.push(date) > 2) replayed.openDates.shift()
  }
  if (act === 'party.enrol-key') enrol(says.user, party, says as unknown as KeyBody)
  if (act === 'party.revoke-key') {
    const key = says.key as KeyId
    replayed.keys.set(key, { ...replayed.keys.get(key)!, revokedBy: id })
  }
  if (act === 'party.recover-key') {
    for (const [key, old] of replayed.keys)
      if (old.user === says.user && old.revokedBy === null)
        replayed.keys.set(key, { ...old, revokedBy: id })
    enrol(says.user, says.party, says as unknown as KeyBody)
  }
  const status = STATUS_AFTER[act]
  if (status) replayed.receivables.set(says.receivable, status)
}

const STATUS_AFTER: Readonly<Record<string, ReceivableStatus>> = {
  'receivable.propose': 'proposed',
  'receivable.confirm': 'issued',
  'receivable.reject': 'rejected',
  'receivable.lapse': 'lapsed',
  'receivable.cancel': 'cancelled',
}

interface Says {
  readonly operator: { readonly party: string; readonly users: readonly FirstUser[] }
  readonly party: string
  readonly users: readonly FirstUser[]
  readonly user: string
  readonly key: string
  readonly date: string
  readonly to: string
  readonly receivable: string
}
