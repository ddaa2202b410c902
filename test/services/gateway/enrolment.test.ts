import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCharacter } from '../../../contracts/party/unified-social-credit-code.ts'
import { createKey } from '../../../services/client/index.ts'
import { newActor } from '../../support/actor.ts'
import { type GatewayWorld, gatewayWorld, SIGN, signsAs } from './gateway-world.ts'

let world: GatewayWorld

beforeAll(async () => {
  world = await gatewayWorld()
})
afterAll(async () => await world?.close())

const BODY = '91110000000000999'
const DOCUMENT = {
  mediaType: 'text/plain',
  content: Buffer.from('a licence').toString('base64url'),
}

function person(duty: string) {
  const { identity } = newActor('pty_0000000000001', 'maker')
  const { alg, publicKey } = createKey()
  return { identity, duty, representative: false, keys: [{ alg, publicKey }] }
}

const INPUT = {
  ...{ code: `${BODY}${checkCharacter(BODY)}`, name: 'Applicant' },
  ...{ roles: ['supplier'], size: 'small', users: [person('maker'), person('checker')] },
  ...{ licence: DOCUMENT, authorisation: { ...DOCUMENT, content: 'b2s' } },
}

const APPLY = `mutation ($input: ApplicationInput!) { apply(input: $input) {
  ... on Applied { application } ... on Refused { refusal } } }`
const TASKS = `{ viewer { tasks { edges { node { kind application { name open
  documents { kind } } } } } } }`
const ENROL = `mutation ($application: ID!) {
  enrolApplicant(application: $application, microDepositOn: "2026-03-02") {
    ... on Draft { id payload } ... on Refused { refusal } } }`
type Enrol = { enrolApplicant: { id: string; payload: string } }

test('documents are stored or refused', async () => {
  const empty = { ...INPUT, licence: { ...DOCUMENT, content: '' } }
  const large = Buffer.alloc(2 ** 20 + 1).toString('base64url')
  for (const input of [empty, { ...INPUT, licence: { ...DOCUMENT, content: 'a?' } }])
    expect(await world.transport.request(APPLY, { input })).toEqual({
      apply: { refusal: 'document_must_be_at_most_1_mib' },
    })
  const input = { ...INPUT, licence: { ...DOCUMENT, content: large } }
  expect(await world.transport.request(APPLY, { input })).toEqual({
    apply: { refusal: 'document_must_be_at_most_1_mib' },
  })
})

test('an applicant applies with documents, and two officers enrol it', async () => {
  const { maker, checker } = world.operator
  const [first, second] = [world.client(maker), world.client(checker)]
  const supplier = await world.join(['supplier'])
  const { apply: applied } = await world.transport.request<{ apply: { application: string } }>(
    APPLY,
    { input: INPUT },
  )
  expect(JSON.stringify(await first.read(TASKS))).toContain('"name":"Applicant","open":true')
  await expect(supplier.alone.read(TASKS)).rejects.toThrow('open_to_its_reader')
  await expect(supplier.alone.read(ENROL, applied)).rejects.toThrow('open_to_its_reader')

  const { enrolApplicant: draft } = await first.read<Enrol>(ENROL, applied)
  const made = await first.read(SIGN, { draft: draft.id, ...signsAs(maker, draft.payload) })
  expect(made).toMatchObject({ sign: { __typename: 'Draft' } })
  const done = await second.read(SIGN, { draft: draft.id, ...signsAs(checker, draft.payload) })
  expect(done).toMatchObject({ sign: { __typename: 'Accepted' } })
  const found = 'query ($code: String!) { parties(code: $code) { edges { node { name } } } }'
  expect(await supplier.alone.read(found, { code: INPUT.code })).toEqual({
    parties: { edges: [{ node: { name: 'Applicant' } }] },
  })
  expect(await first.read(ENROL, applied)).toMatchObject({
    enrolApplicant: { refusal: 'application_must_be_open' },
  })
})
