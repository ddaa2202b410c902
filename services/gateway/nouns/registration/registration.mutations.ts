import type { InputFieldBuilder } from '@pothos/core'
import { HITS_VERDICTS } from '../../../../contracts/registration/registration.ts'
import { newId } from '../../../platform/new-id.ts'
import { builder, type Types } from '../../graph/builder.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'

const HitInput = builder.inputType('RegisterHitInput', {
  description: 'A registration of somebody else, as the national register shows it.',
  fields: t => ({
    number: t.string({ required: true, description: 'Its number.' }),
    securedParty: t.string({ required: true, description: 'Who is secured by it.' }),
    registeredAt: t.field({ type: 'DateTime', required: true, description: 'Since when.' }),
  }),
})

function financingField(t: InputFieldBuilder<Types, 'InputObject'>) {
  return t.id({ required: true, description: 'The id of the financing.' })
}

function proofFields(t: InputFieldBuilder<Types, 'InputObject'>) {
  return {
    financing: financingField(t),
    at: t.field({
      type: 'DateTime',
      required: true,
      description: 'When it was done at the register.',
    }),
    certificate: t.string({
      required: true,
      description: 'The SHA-256 of the register’s file, in base64url; it was uploaded before.',
    }),
  }
}

/** Instants stand in bodies as texts. */
function writeProof<Body extends { readonly at: Date }>({ at, ...rest }: Body) {
  return { ...rest, at: at.toISOString() }
}

defineActMutations(
  t => ({
    ...proofFields(t),
    hits: t.field({
      type: [HitInput],
      required: true,
      description: 'What was found of others; empty where nothing was.',
    }),
  }),
  {
    act: 'registration.search-register',
    field: 'searchRegister',
    description:
      'The lender records that it has searched the national register for what it finances.',
    body: ({ hits, ...body }) => ({
      ...writeProof(body),
      search: newId('src'),
      hits: hits.map(hit => ({ ...hit, registeredAt: hit.registeredAt.toISOString() })),
    }),
  },
)

defineActMutations(
  t => ({
    financing: financingField(t),
    search: t.id({ required: true, description: 'The id of the search.' }),
    verdict: t.string({
      required: true,
      description: `Whether it may go on, one of: ${HITS_VERDICTS.join(', ')}.`,
    }),
    reason: t.string({ required: true, description: 'Why, in words.' }),
  }),
  {
    act: 'registration.judge-hits',
    field: 'judgeHits',
    description: 'Two people of the lender decide what the hits of a search mean, and say why.',
  },
)

defineActMutations(
  t => ({
    ...proofFields(t),
    number: t.string({ required: true, description: 'The number that the register gave.' }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which it is no longer in force.',
    }),
  }),
  {
    act: 'registration.register-financing',
    field: 'registerFinancing',
    description: 'The lender records what it has registered for a financing.',
    body: body => ({ ...writeProof(body), id: newId('reg') }),
  },
)

defineActMutations(
  t => ({
    ...proofFields(t),
    until: t.field({ type: 'Date', required: true, description: 'Until when it is in force now.' }),
  }),
  {
    act: 'registration.extend-registration',
    field: 'extendRegistration',
    description: 'The lender records that it has extended its registration.',
    body: writeProof,
  },
)

defineActMutations(
  t => ({
    ...proofFields(t),
    words: t.string({ required: true, description: 'What was changed in it.' }),
  }),
  {
    act: 'registration.change-registration',
    field: 'changeRegistration',
    description: 'The lender records that it has changed what its registration says.',
    body: writeProof,
  },
)

defineActMutations(
  t => ({ ...proofFields(t), reason: t.string({ required: true, description: 'Why.' }) }),
  {
    act: 'registration.discharge-registration',
    field: 'dischargeRegistration',
    description: 'The lender records that it has taken its registration off the register.',
    body: writeProof,
  },
)

defineActMutations(t => ({ financing: financingField(t) }), {
  act: 'registration.expire-registration',
  field: 'expireRegistration',
  description: 'The operator notes that a registration has expired, from its last day on.',
})
