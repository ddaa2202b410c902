import { idOf } from '../../../../contracts/kernel/id.ts'
import type {
  ClaimKind as KindOfClaim,
  HoldKind as KindOfHold,
} from '../../../../contracts/kernel/title.ts'
import { toSubRange } from '../../../../contracts/receivable/sub-range.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'
import { Instrument } from './instrument.type.ts'

const ClaimKind = enumOf('ClaimKind', 'What right a claim is.', {
  offer: 'The title is reserved for the transferee of an offer until it answers.',
  finance: 'The title is bound for a lender that finances it.',
  pledge: 'The title is pledged to a lender.',
  sale: 'The title is bound for a buyer of it.',
} satisfies Record<ClaimRow['kind'], string>)
export const HoldKind = enumOf('HoldKind', 'Why a title is blocked.', {
  court: 'A court blocked it.',
  dispute: 'The debtor disputes it.',
  sensor: 'A sensor reported that something is wrong with the goods.',
  insurance: 'The insurance of the goods is in doubt.',
} satisfies Record<KindOfHold, string>)

export interface ClaimRow {
  readonly id: bigint
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly holder: bigint
  readonly kind: KindOfClaim
  readonly claimant: bigint
  readonly freed_by: bigint | null
}

export const CLAIM_COLUMNS =
  'c.id, c.instrument, c.lo, c.hi, c.holder, c.kind, c.claimant, c.freed_by'

export const Claim = nodeOf<ClaimRow>(
  'Claim',
  'clm',
  `select ${CLAIM_COLUMNS} from ledger.claim c where c.id = any($1::bigint[])`,
)

builder.objectType(Claim, {
  description: 'The right of another party in a title. Its two parties see it.',
  readers: 'members',
  fields: t => ({
    instrument: t.field({ type: Instrument, resolve: c => c.instrument }),
    lo: t.expose('lo', { type: 'Units' }),
    hi: t.expose('hi', { type: 'Units' }),
    kind: t.field({ type: ClaimKind, resolve: ({ kind }) => kind }),
    holder: t.field({ type: Party, resolve: ({ holder }) => idOf('pty', holder) }),
    claimant: t.field({ type: Party, resolve: ({ claimant }) => idOf('pty', claimant) }),
    live: t.boolean({ resolve: ({ freed_by }) => freed_by === null }),
  }),
})

export interface TitleRow {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly size: bigint
  readonly holder: bigint
  readonly since: bigint
  readonly claim: bigint | null
  readonly holds: number
}

export const TITLE_COLUMNS = 't.instrument, t.lo, t.hi, t.size, t.holder, t.since, t.claim, t.holds'

export const Title = builder.objectRef<TitleRow>('Title').implement({
  description:
    'A span of an instrument and who holds it. Its holder and claimant see it, and a debtor.',
  readers: 'members',
  fields: t => ({
    instrument: t.field({ type: Instrument, resolve: row => row.instrument }),
    lo: t.expose('lo', { type: 'Units', description: 'Included.' }),
    hi: t.expose('hi', { type: 'Units', description: 'Excluded.' }),
    size: t.field({ type: 'Units', resolve: ({ lo, hi }) => hi - lo }),
    subRange: t.string({
      description: 'As the bill system writes it: from 1, both ends included; 0 is the whole.',
      resolve: ({ lo, hi, size }) => toSubRange({ lo, hi }, size),
    }),
    holder: t.field({
      type: Party,
      nullable: true,
      description: 'Null: retired.',
      resolve: ({ holder }) => (holder === 0n ? null : idOf('pty', holder)),
    }),
    claim: t.field({
      type: Claim,
      nullable: true,
      description: 'Of which the reader is a party.',
      resolve: ({ claim }) => (claim === null ? null : idOf('clm', claim)),
    }),
    claimed: t.boolean({ resolve: ({ claim }) => claim !== null }),
    holds: t.exposeInt('holds', { description: 'How many block it now.' }),
    holdKinds: t.field({ type: [HoldKind], resolve: holdKinds }),
  }),
})

async function holdKinds({ instrument, lo, holds }: TitleRow, _args: object, context: Context) {
  if (holds === 0) return []
  const rows = await holdsOf(instrument, context)
  return rows.filter(row => row.lo === lo).map(({ kind }) => kind)
}

const holdsOf = rowsOf<{ readonly lo: bigint; readonly kind: KindOfHold }>(
  `select h.instrument as owner, h.lo, h.kind from ledger.hold h
    where h.instrument = any($1::bigint[]) and h.lifted_by is null order by h.id`,
)
