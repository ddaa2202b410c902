import { answer } from '../../../../contracts/kernel/answer.ts'
import { newId } from '../../../platform/new-id.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { DebtorMarkKind } from './debtor-mark.type.ts'
import { keyIdentityFor } from './key-identity.ts'
import { Duty, IDENTITY_DESCRIPTION, LIMITS, PROOF_DESCRIPTION } from './party.type.ts'
import { InstructionScope } from './standing-instruction.type.ts'

const SignatureAlgorithm = enumOf('SignatureAlgorithm', 'How a key signs.', {
  EdDSA: 'Ed25519 (RFC 8037).',
  ES256: 'ECDSA on the curve P-256 with SHA-256 (RFC 7518).',
})

defineActMutations(
  t => ({
    party: t.id({ required: true, description: 'The id of the party to be suspended.' }),
    reason: t.string({
      required: true,
      description: 'The reason, which stands in the journal entry.',
    }),
  }),
  {
    act: 'party.suspend',
    field: 'suspendParty',
    description:
      'Two officers suspend a party. None of its commands is accepted until it is reinstated.',
  },
)

defineActMutations(
  t => ({
    party: t.id({ required: true, description: 'The id of the suspended party.' }),
    reason: t.string({
      required: true,
      description: 'The reason, which stands in the journal entry.',
    }),
  }),
  {
    act: 'party.reinstate',
    field: 'reinstateParty',
    description: 'Two officers let a suspended party act again.',
  },
)

defineActMutations(
  t => ({
    debtor: t.id({ required: true, description: 'The id of the debtor.' }),
    kind: t.field({ type: DebtorMarkKind, required: true, description: 'What is published.' }),
    since: t.field({
      type: 'Date',
      required: true,
      description: 'The date from which it holds, not after the business date.',
    }),
  }),
  {
    act: 'party.mark-debtor',
    field: 'markDebtor',
    description:
      'Two officers note what is published against a debtor. While the mark stands, no new ' +
      'receivable of the debtor is issued.',
    body: input => ({ id: newId('mrk'), ...input }),
  },
)

defineActMutations(
  t => ({
    id: t.id({ required: true, description: 'The id of the mark, as its journal entry has it.' }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The date from which it holds no longer, not after the business date.',
    }),
  }),
  {
    act: 'party.end-debtor-mark',
    field: 'endDebtorMark',
    description: 'Two officers note that what was marked against a debtor is over.',
  },
)

defineActMutations(
  t => ({
    identity: t.string({ required: true, description: IDENTITY_DESCRIPTION }),
    duty: t.field({ type: Duty, required: true, description: 'What the user may do.' }),
  }),
  {
    act: 'party.add-user',
    field: 'addUser',
    description: 'A party adds a user, so that one more person acts for it.',
    readInput: async (input, context) => {
      const keyed = await keyIdentityFor(context, input.identity, 'input.identity')
      return keyed.ok ? answer({ ...input, identity: keyed.value }) : keyed
    },
    body: input => ({ user: newId('usr'), person: newId('psn'), ...input }),
  },
)

defineActMutations(t => ({ user: t.id({ required: true, description: 'The id of the user.' }) }), {
  act: 'party.end-user',
  field: 'endUser',
  description: 'A party ends a user, who acts for it no longer.',
})

defineActMutations(
  t => ({
    key: t.id({
      required: true,
      description: 'A new id for the key, made by who enrols it, or that of a key in custody.',
    }),
    user: t.id({ required: true, description: 'The id of the user for whom the key will sign.' }),
    alg: t.field({ type: SignatureAlgorithm, required: true, description: 'How the key signs.' }),
    publicKey: t.string({
      required: true,
      description: 'The raw bytes of the public key, in base64url.',
    }),
    proof: t.string({ required: true, description: PROOF_DESCRIPTION }),
    custody: t.boolean({
      required: true,
      description: 'Whether the platform keeps the key, as `createCustodyKey` made it.',
    }),
    machine: t.boolean({
      required: true,
      description:
        'Whether a system signs with the key and nobody reads what is signed. A command that a ' +
        'person signs must carry what the person was shown.',
    }),
  }),
  {
    act: 'party.enrol-key',
    field: 'enrolKey',
    description: 'A party enrols a key of one of its users.',
  },
)

defineActMutations(t => ({ key: t.id({ required: true, description: 'The id of the key.' }) }), {
  act: 'party.revoke-key',
  field: 'revokeKey',
  description:
    'A party revokes one of its keys for ever. What the key signed before remains valid.',
})

defineActMutations(
  t => ({
    singleLimit: t.field({
      type: 'MinorUnits',
      required: true,
      description: LIMITS.singleLimit,
    }),
    representativeLimit: t.field({
      type: 'MinorUnits',
      required: true,
      description: LIMITS.representativeLimit,
    }),
    dailyLimit: t.field({ type: 'MinorUnits', required: true, description: LIMITS.dailyLimit }),
  }),
  {
    act: 'party.set-policy',
    field: 'setPolicy',
    description: 'A party sets its policy: up to which amount fewer signatures suffice.',
  },
)

defineActMutations(
  t => ({
    key: t.id({ required: true, description: 'The id of the key that is to sign alone.' }),
    act: t.string({
      required: true,
      description: 'The name of the one act that it may sign, such as `receivable.confirm`.',
    }),
    limit: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'Up to which amount of one command, in minor units of whatever currency.',
    }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which the mandate no longer holds.',
    }),
  }),
  {
    act: 'party.give-mandate',
    field: 'giveMandate',
    description: 'A party lets one key sign one act alone, up to a limit and a date.',
    body: input => ({ id: newId('mdt'), ...input }),
  },
)

defineActMutations(t => ({ id: t.id({ required: true, description: 'The id of the mandate.' }) }), {
  act: 'party.withdraw-mandate',
  field: 'withdrawMandate',
  description: 'A party takes back a mandate that it gave.',
})

defineActMutations(
  t => ({
    scope: t.field({
      type: InstructionScope,
      required: true,
      description: 'What the system key is to carry out.',
    }),
    limit: t.string({
      required: true,
      description:
        'How much it may carry out in all, as a whole number in decimal text: of rolls of the ' +
        'business date, how many business days.',
    }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which the instruction no longer stands.',
    }),
  }),
  {
    act: 'party.give-standing-instruction',
    field: 'giveStandingInstruction',
    description:
      'A party instructs the system key of the operator to carry out acts of one scope for it, ' +
      'within a limit and until a date.',
    body: input => ({ id: newId('sti'), ...input }),
  },
)

defineActMutations(
  t => ({ id: t.id({ required: true, description: 'The id of the standing instruction.' }) }),
  {
    act: 'party.withdraw-standing-instruction',
    field: 'withdrawStandingInstruction',
    description:
      'A party takes back a standing instruction. What was carried out under it remains valid.',
  },
)
