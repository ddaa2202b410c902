import { newId } from '../../../platform/new-id.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { FacilityScope } from './facility.type.ts'

const FACILITY = 'The id of the facility.'

defineActMutations(
  t => ({
    scope: t.field({
      type: FacilityScope,
      required: true,
      description: 'What it is to be a limit on.',
    }),
    subject: t.id({
      description: 'The id of the party that it is on. Null for a limit on the whole platform.',
    }),
    within: t.id({
      description: 'The id of the limit on a group of which it is to be a quota. Null: of none.',
    }),
    currency: t.string({ required: true, description: 'Its currency (ISO 4217).' }),
    limit: t.field({ type: 'MinorUnits', required: true, description: 'The limit.' }),
    beginsOn: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which it may be taken.',
    }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which it may no longer be taken.',
    }),
  }),
  {
    act: 'facility.grant',
    field: 'grantFacility',
    description:
      'A lender grants a limit: on a debtor, for a supplier, for the platform, or on a group.',
    body: ({ subject, within, ...terms }) => ({
      ...{ id: newId('fac'), subject: subject ?? null, within: within ?? null },
      ...terms,
    }),
  },
)

defineActMutations(
  t => ({
    facility: t.id({ required: true, description: FACILITY }),
    limit: t.field({ type: 'MinorUnits', required: true, description: 'The limit from now on.' }),
    until: t.field({ type: 'Date', required: true, description: 'The end from now on.' }),
  }),
  {
    act: 'facility.change',
    field: 'changeFacility',
    description:
      'A lender sets another limit or another end, but no limit below what is taken already.',
  },
)

defineActMutations(
  t => ({
    facility: t.id({ required: true, description: FACILITY }),
    share: t.string({
      required: true,
      description: 'The part of the book that it may be, as a decimal; 1 caps nothing any more.',
    }),
    atLeast: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'What a smaller book counts as.',
    }),
  }),
  {
    act: 'facility.cap',
    field: 'capFacility',
    description: 'A lender caps a debtor or a group at a share of its book.',
  },
)

defineActMutations(t => ({ facility: t.id({ required: true, description: FACILITY }) }), {
  act: 'facility.pause',
  field: 'pauseFacility',
  description: 'A lender lets nothing new be taken of a facility.',
})

defineActMutations(t => ({ facility: t.id({ required: true, description: FACILITY }) }), {
  act: 'facility.resume',
  field: 'resumeFacility',
  description: 'A lender lets a paused facility be taken again.',
})

defineActMutations(t => ({ facility: t.id({ required: true, description: FACILITY }) }), {
  act: 'facility.end',
  field: 'endFacility',
  description: 'A lender ends a facility for good, once nothing of it is taken.',
})

defineActMutations(
  t => ({
    facility: t.id({ required: true, description: 'The id of the limit on the group.' }),
    amount: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'Up to how much the party answers, in minor units of its currency.',
    }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which it no longer covers new debts.',
    }),
    undertaking: t.string({ required: true, description: 'What is undertaken, in words.' }),
  }),
  {
    act: 'facility.guarantee',
    field: 'guaranteeFacility',
    description: 'The parent of a group answers for what its members owe under the limit.',
  },
)
