import { newId } from '../../../platform/new-id.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { Duty } from './party.type.ts'
import { InstructionScope } from './standing-instruction.type.ts'

const SignatureAlgorithm = enumOf('SignatureAlgorithm', ['EdDSA', 'ES256'])
const DebtorMarkKind = enumOf('DebtorMarkKind', ['bond_default', 'persistent_overdue'])

defineActMutations(
  t => ({ party: t.id({ required: true }), reason: t.string({ required: true }) }),
  {
    act: 'party.suspend',
    field: 'suspendParty',
    description: 'Two officers suspend a party: none of its commands is accepted any more.',
  },
)

defineActMutations(
  t => ({ party: t.id({ required: true }), reason: t.string({ required: true }) }),
  {
    act: 'party.reinstate',
    field: 'reinstateParty',
    description: 'Two officers let a suspended party act again.',
  },
)

defineActMutations(
  t => ({
    debtor: t.id({ required: true }),
    kind: t.field({ type: DebtorMarkKind, required: true }),
    since: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'party.mark-debtor',
    field: 'markDebtor',
    description: 'Two officers note what is published about a debtor.',
    body: input => ({ id: newId('mrk'), ...input }),
  },
)

defineActMutations(
  t => ({ id: t.id({ required: true }), until: t.field({ type: 'Date', required: true }) }),
  {
    act: 'party.end-debtor-mark',
    field: 'endDebtorMark',
    description: 'Two officers note that it is over.',
  },
)

defineActMutations(
  t => ({
    identity: t.string({ required: true, description: 'Keyed digest of the document, base64url.' }),
    duty: t.field({ type: Duty, required: true }),
  }),
  {
    act: 'party.add-user',
    field: 'addUser',
    description: 'A party lets one more person act for it.',
    body: input => ({ user: newId('usr'), person: newId('psn'), ...input }),
  },
)

defineActMutations(t => ({ user: t.id({ required: true }) }), {
  act: 'party.end-user',
  field: 'endUser',
  description: 'A user acts no longer.',
})

defineActMutations(
  t => ({
    key: t.id({ required: true }),
    user: t.id({ required: true }),
    alg: t.field({ type: SignatureAlgorithm, required: true }),
    publicKey: t.string({ required: true }),
    custody: t.boolean({ required: true }),
    machine: t.boolean({
      required: true,
      description: 'A system signs with it, unread; a person’s command carries what was shown.',
    }),
  }),
  {
    act: 'party.enrol-key',
    field: 'enrolKey',
    description: 'A party enrols a key of one of its users.',
  },
)

defineActMutations(t => ({ key: t.id({ required: true }) }), {
  act: 'party.revoke-key',
  field: 'revokeKey',
  description: 'For ever; what it signed before stands.',
})

defineActMutations(
  t => ({
    singleLimit: t.field({ type: 'MinorUnits', required: true }),
    representativeLimit: t.field({ type: 'MinorUnits', required: true }),
    dailyLimit: t.field({ type: 'MinorUnits', required: true }),
  }),
  {
    act: 'party.set-policy',
    field: 'setPolicy',
    description: 'How many signatures the party wants on what amount.',
  },
)

defineActMutations(
  t => ({
    key: t.id({ required: true }),
    act: t.string({ required: true }),
    limit: t.field({ type: 'MinorUnits', required: true }),
    until: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'party.give-mandate',
    field: 'giveMandate',
    description: 'One key may sign one kind of act alone, up to a limit.',
    body: input => ({ id: newId('mdt'), ...input }),
  },
)

defineActMutations(t => ({ id: t.id({ required: true }) }), {
  act: 'party.withdraw-mandate',
  field: 'withdrawMandate',
  description: 'Its giver takes it back.',
})

defineActMutations(
  t => ({
    scope: t.field({ type: InstructionScope, required: true }),
    limit: t.string({ required: true, description: 'Whole units of the scope, in all.' }),
    until: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'party.give-standing-instruction',
    field: 'giveStandingInstruction',
    description: 'The system key carries out acts of one scope, within a limit, until a date.',
    body: input => ({ id: newId('sti'), ...input }),
  },
)

defineActMutations(t => ({ id: t.id({ required: true }) }), {
  act: 'party.withdraw-standing-instruction',
  field: 'withdrawStandingInstruction',
  description: 'Its giver takes it back; what was carried out under it stands.',
})
