import { findMost } from '../../../../contracts/facility/cap.ts'
import {
  type FacilityCap as Cap,
  countFree,
  type FacilityScope as Scope,
  type FacilityStatus as Status,
} from '../../../../contracts/facility/facility.ts'
import { lookAhead, type Takings as Sums } from '../../../../contracts/facility/outlook.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { buildFacility, FACILITY_COLUMNS, type FacilityRow } from '../../../ledger/index.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'

export const FacilityScope = enumOf('FacilityScope', 'What a facility is a limit on.', {
  debtor: 'On who has to pay, whoever is financed.',
  supplier: 'On who is financed.',
  platform: 'On all that the lender finances here.',
  group: 'On a parent with its members, of which each has a quota within it.',
} satisfies Record<Scope, string>)

export const FacilityStatus = enumOf('FacilityStatus', 'How a facility stands.', {
  live: 'It can be taken, from its first day to its end.',
  paused: 'Its lender lets nothing new be taken of it until it is resumed.',
  ended: 'It has ended for good.',
} satisfies Record<Status, string>)

export const Facility = nodeOf<FacilityRow>(
  'Facility',
  'fac',
  `select ${FACILITY_COLUMNS} from ledger.facility f where f.id = any($1::bigint[])`,
)

export const FacilityConnection = defineConnection(Facility, 'Facility')

const IN_MINOR_UNITS = 'in minor units of its currency'

const Takings = builder.objectRef<Sums>('Takings').implement({
  description: 'How much of a facility is reserved, used and free.',
  readers: 'members',
  fields: t => ({
    limit: t.expose('limit', { type: 'MinorUnits', description: `The limit, ${IN_MINOR_UNITS}.` }),
    reserved: t.expose('reserved', {
      type: 'MinorUnits',
      description: 'What applications have reserved that are not paid out.',
    }),
    used: t.expose('used', {
      type: 'MinorUnits',
      description: 'What was paid out and is not paid back.',
    }),
    free: t.expose('free', { type: 'MinorUnits', description: 'What can still be taken.' }),
  }),
})

const TakingsAhead = builder.unionType('TakingsAhead', {
  description: 'What a facility would be after an act, or why the act would be refused.',
  types: [Takings, Refused],
  resolveType: refusedOr('Takings'),
})

const FacilityCap = builder.objectRef<Cap>('FacilityCap').implement({
  description: 'At which share of its lender’s book a facility is capped.',
  readers: 'members',
  fields: t => ({
    share: t.exposeString('share', { description: 'The share as a decimal: 0.25 is a quarter.' }),
    atLeast: t.expose('atLeast', {
      type: 'MinorUnits',
      description: 'What a smaller book counts as.',
    }),
    book: t.expose('book', {
      type: 'MinorUnits',
      description: 'What is taken of all limits of the lender on debtors, in its currency.',
    }),
    most: t.field({
      type: 'MinorUnits',
      description: 'How much may be taken of the facility while the book is as it is.',
      resolve: cap => findMost(cap),
    }),
  }),
})

interface GuaranteeRow {
  readonly guarantor: bigint
  readonly amount_minor: bigint
  readonly until: BusinessDate
  readonly undertaking: string
  readonly entry: bigint
}

const Guarantee = builder.objectRef<GuaranteeRow>('Guarantee').implement({
  description: 'What the parent of a group has signed that it answers for.',
  readers: 'members',
  fields: t => ({
    guarantor: t.field({
      type: Party,
      description: 'Who answers.',
      resolve: ({ guarantor }) => idOf('pty', guarantor),
    }),
    amount: t.expose('amount_minor', {
      type: 'MinorUnits',
      description: 'Up to how much, in minor units of the currency of the facility.',
    }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first business date on which it no longer covers new debts.',
    }),
    undertaking: t.exposeString('undertaking', { description: 'What it undertakes, in words.' }),
    entry: t.string({
      description: 'The number of the journal entry that holds its signature.',
      resolve: ({ entry }) => String(entry),
    }),
  }),
})

const guaranteesOf = rowsOf<GuaranteeRow>(
  `select facility as owner, guarantor, amount_minor, until, undertaking, entry
     from ledger.guarantee where facility = any($1::bigint[]) order by entry`,
)

builder.objectType(Facility, {
  description:
    'A facility: the limit that a lender has granted, with what is taken of it. Its lender sees ' +
    'it, and of a group the parent.',
  readers: 'members',
  fields: t => ({
    lender: t.field({
      type: Party,
      description: 'Who has granted it.',
      resolve: ({ lender }) => idOf('pty', lender),
    }),
    scope: t.field({
      type: FacilityScope,
      description: 'What it is a limit on.',
      resolve: ({ scope }) => scope,
    }),
    subject: t.field({
      type: Party,
      nullable: true,
      description: 'On whom it is. Null for a limit on the whole platform.',
      resolve: ({ subject }) => (subject === null ? null : idOf('pty', subject)),
    }),
    within: t.field({
      type: Facility,
      nullable: true,
      description: 'The limit on the group of which it is a quota. Null where it is none.',
      resolve: ({ within }) => (within === null ? null : idOf('fac', within)),
    }),
    status: t.field({
      type: FacilityStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    beginsOn: t.expose('begins_on', {
      type: 'Date',
      description: 'The first business date on which it may be taken.',
    }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first business date on which it may no longer be taken.',
    }),
  }),
})

builder.objectFields(Facility, t => ({
  limit: t.expose('limit_minor', {
    type: 'MinorUnits',
    description: `The limit, ${IN_MINOR_UNITS}.`,
  }),
  reserved: t.expose('reserved_minor', {
    type: 'MinorUnits',
    description: 'What applications have reserved that are not paid out.',
  }),
  used: t.expose('used_minor', {
    type: 'MinorUnits',
    description: 'What was paid out and is not paid back.',
  }),
  free: t.field({
    type: 'MinorUnits',
    description: 'What can still be taken.',
    resolve: row => countFree(buildFacility(row)),
  }),
  cap: t.field({
    type: FacilityCap,
    nullable: true,
    description:
      'At which share of the book it is capped. Null where it is not, and for a group’s parent.',
    resolve: async (row, _args, { caller }) =>
      (await caller())?.party === idOf('pty', row.lender) ? buildFacility(row).cap : null,
  }),
  guarantees: t.field({
    type: [Guarantee],
    description: 'What the parent of the group answers for, oldest first.',
    resolve: async ({ id }, _args, context) => await guaranteesOf(id, context),
  }),
  ifChanged: t.field({
    type: TakingsAhead,
    nullable: true,
    description:
      'What another limit or end would make of it: the answer of the act `facility.change`, ' +
      'before anybody signs it.',
    args: {
      limit: t.arg({ type: 'MinorUnits', required: true, description: 'The other limit.' }),
      until: t.arg({ type: 'Date', required: true, description: 'The other end.' }),
    },
    resolve: async (row, ahead, { caller, snapshot }) => {
      const [today] = await snapshot.query<{ date: BusinessDate }>(
        `select ${BUSINESS_DATE} as date`,
      )
      const { party } = (await caller())!
      const seen = lookAhead(buildFacility(row), ahead, { party, asOf: today!.date })
      return seen.ok ? seen.value : seen
    },
  }),
}))
