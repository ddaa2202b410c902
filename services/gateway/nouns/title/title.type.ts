import { idOf } from '../../../../contracts/kernel/id.ts'
import type {
  ClaimKind as KindOfClaim,
  HoldKind as KindOfHold,
} from '../../../../contracts/kernel/title.ts'
import { buildRestrictionId, buildTitleId } from '../../../../contracts/kernel/title-id.ts'
import { toSubRange } from '../../../../contracts/receivable/sub-range.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import type { Context } from '../../graph/context.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOfParts } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { Party } from '../party/party.type.ts'
import { DEBT_OF_CLAIM, Debt, type DebtRow } from './debt.type.ts'
import { Instrument } from './instrument.type.ts'
import { TitleTotal, Total } from './total.type.ts'

export const ClaimKind = enumOf('ClaimKind', 'What right a claim is.', {
  offer: 'The title is reserved for the transferee of an offer until it answers.',
  finance: 'The title is bound for a lender that finances it.',
  pledge: 'The title is pledged to a lender.',
  sale: 'The title is bound for a buyer of it.',
  delivery: 'The title is surrendered for goods, until their keeper delivers them.',
} satisfies Record<ClaimRow['kind'], string>)
export const HoldKind = enumOf('HoldKind', 'Why a title is blocked.', {
  court: 'A court blocked it.',
  dispute: 'Whoever owes the instrument disputes it.',
  dilution: 'What backs it was taken back beyond what was unused of it.',
  payment: 'The bank of who owes it was told to pay it, and nobody knows more.',
  sensor: 'A sensor reported that something is wrong with the goods.',
  insurance: 'The insurance of the goods is in doubt.',
  term_end: 'The term of storage of the goods has ended.',
} satisfies Record<KindOfHold, string>)

export interface ClaimRow {
  readonly id: bigint
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly holder: bigint
  readonly kind: KindOfClaim
  readonly claimant: bigint
  readonly bound_by: bigint
  readonly charge: bigint
  readonly freed_by: bigint | null
  readonly debt: DebtRow | null
}

export const CLAIM_COLUMNS = `
  c.id, c.instrument, c.lo, c.hi, c.holder, c.kind, c.claimant, c.bound_by,
  c.charge, c.freed_by,
  ${DEBT_OF_CLAIM}`

/** A claim that is cut goes on under its id in the first part, and others begin. */
export const Claim = nodeOfParts<ClaimRow>('Claim', {
  noun: 'clm',
  description: 'The id of the claim: its instrument, its first unit, and the entry that made it.',
  columns: ['instrument', 'lo', 'bound_by'],
  id: ({ instrument, lo, bound_by }) => buildRestrictionId('clm', { instrument, lo, by: bound_by }),
  text: keys => `select distinct on (c.instrument, c.lo, c.bound_by) ${CLAIM_COLUMNS}
    from ${keys} join ledger.claim c using (instrument, lo, bound_by)
    order by c.instrument, c.lo, c.bound_by, c.id desc`,
  byNumber: `select ${CLAIM_COLUMNS} from ledger.claim c where c.id = any($1::bigint[])`,
})

builder.objectType(Claim, {
  description:
    'A claim: the right of another party in a title. Only the holder and the claimant see it.',
  readers: 'members',
  fields: t => ({
    instrument: t.field({
      type: Instrument,
      description: 'The instrument whose units it is about.',
      resolve: c => c.instrument,
    }),
    ...spanFields(t),
    kind: t.field({
      type: ClaimKind,
      description: 'What right it is.',
      resolve: ({ kind }) => kind,
    }),
    holder: t.field({
      type: Party,
      description: 'The party that held the title when the claim was made.',
      resolve: ({ holder }) => idOf('pty', holder),
    }),
    claimant: t.field({
      type: Party,
      description: 'The party that has the right.',
      resolve: ({ claimant }) => idOf('pty', claimant),
    }),
    debt: t.field({
      type: Debt,
      nullable: true,
      description: 'The debt that it secures. Null where it is no pledge, and none is offered.',
      resolve: ({ debt }) => debt,
    }),
    charge: t.id({
      description:
        'The number of the entry with which it began. The claims of one offer, or of one debt, ' +
        'have the same: an offer is answered with the spans of all of them.',
      resolve: ({ charge }) => String(charge),
    }),
    live: t.boolean({
      description: 'Whether it still binds the title.',
      resolve: ({ freed_by }) => freed_by === null,
    }),
  }),
})

export const ClaimConnection = defineConnection(Claim, 'Claim', Total)

export interface TitleRow {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly size: bigint
  readonly holder: bigint
  readonly since: bigint
  readonly claim: bigint | null
  readonly holds: number
  /** Due date, debtor and currency of its receivable as one number; 0 where it is of none. */
  readonly terms: bigint
}

export const TITLE_COLUMNS = `t.instrument, t.lo, t.hi, t.size, t.holder, t.since, t.claim, t.holds,
  t.terms`

/** A title is known by its instrument and the unit where it begins. */
export const Title = nodeOfParts<TitleRow>('Title', {
  noun: 'ttl',
  description:
    'The id of the title: its instrument, and the unit where it begins. Of a title that is cut ' +
    'the first part keeps it.',
  columns: ['instrument', 'lo'],
  id: ({ instrument, lo }) => buildTitleId(instrument, lo),
  text: keys => `select ${TITLE_COLUMNS} from ${keys} join ledger.title t using (instrument, lo)`,
})

builder.objectType(Title, {
  description:
    'A span of an instrument and who holds it. Its holder and its claimant see it, and whoever ' +
    'owes the instrument.',
  readers: 'members',
  fields: t => ({
    instrument: t.field({
      type: Instrument,
      description: 'The instrument whose units it is about.',
      resolve: row => row.instrument,
    }),
    ...spanFields(t),
    size: t.field({
      type: 'Units',
      description: 'How many units it has.',
      resolve: ({ lo, hi }) => hi - lo,
    }),
    subRange: t.string({
      description:
        'The span as the bill system writes it: from 1, both ends included; 0 is the whole.',
      resolve: ({ lo, hi, size }) => toSubRange({ lo, hi }, size),
    }),
    holder: t.field({
      type: Party,
      nullable: true,
      description: 'The party that holds it. Null where it is retired.',
      resolve: ({ holder }) => (holder === 0n ? null : idOf('pty', holder)),
    }),
    claim: t.field({
      type: Claim,
      nullable: true,
      description: 'The claim on it. Null where there is none, or the reader is no party of it.',
      resolve: ({ claim }) => claim,
    }),
    claimed: t.boolean({
      description: 'Whether a claim binds it.',
      resolve: ({ claim }) => claim !== null,
    }),
    holds: t.exposeInt('holds', { description: 'How many holds block it now.' }),
    holdKinds: t.field({
      type: [HoldKind],
      description: 'The kinds of these holds.',
      resolve: holdKinds,
    }),
  }),
})

export const TitleConnection = defineConnection(Title, 'Title', TitleTotal)

async function holdKinds({ instrument, lo, holds }: TitleRow, _args: object, context: Context) {
  if (holds === 0) return []
  const rows = await holdsOf(instrument, context)
  return rows.filter(row => row.lo === lo).map(({ kind }) => kind)
}

const holdsOf = rowsOf<{ readonly lo: bigint; readonly kind: KindOfHold }>(
  `select h.instrument as owner, h.lo, h.kind from ledger.hold h
    where h.instrument = any($1::bigint[]) and h.lifted_by is null order by h.id`,
)
