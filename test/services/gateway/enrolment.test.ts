import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../support/actor.ts'
import { addUser } from '../../support/staff.ts'
import { APPLY, applicationsTo, codeOf, DOCUMENT, ENROL, type Enrol } from './enrolment-fixtures.ts'
import { type GatewayWorld, gatewayWorld, SIGN, signsAs } from './gateway-fixtures.ts'

let world: GatewayWorld

let person: ReturnType<typeof applicationsTo>['person']
let INPUT: ReturnType<typeof applicationsTo>['input']

beforeAll(async () => {
  world = await gatewayWorld({ rates: { apply: { burst: 1_000, perSecond: 1_000 } } })
  ;({ person, input: INPUT } = applicationsTo(world))
})
afterAll(async () => await world?.close())

const TASKS = `{ viewer { tasks { edges { node { kind ... on ReviewTask { application { name open
  documents { kind } } } } } } } }`
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

const LAST_APPLICATION = `
  select code, name, body, media_type from desk.application
    join desk.document d on d.application = id where code = $1 order by id desc limit 1`

test('users, their keys and what else is said are bounded', async () => {
  const code = codeOf('91120000000000995')
  const own = (duty: string) => person(duty, code)
  const answer = async (change: object) => {
    const input = { ...INPUT, code, ...change }
    type Apply = { apply: { application?: string; refusal?: string } }
    const { apply } = await world.transport.request<Apply>(APPLY, { input })
    return apply.refusal ?? 'applied'
  }
  const users = (count: number) => Array.from({ length: count }, () => own('maker'))
  expect(await answer({ users: users(50) })).toBe('applied')
  expect(await answer({ users: users(51) })).toBe('application_must_name_at_most_50_users')

  const holder = (count: number) => {
    const keys = Array.from({ length: count }, () => own('maker').keys[0]!)
    return { ...own('maker'), keys }
  }
  expect(await answer({ users: [own('maker'), holder(10)] })).toBe('applied')
  expect(await answer({ users: [holder(11), own('maker')] })).toBe('user_must_have_at_most_10_keys')

  /** 130 keys, made longer by so many characters in all. */
  const crowd = (by: number) => {
    const people = Array.from({ length: 13 }, () => holder(10))
    for (const [i, key] of people.flatMap(({ keys }) => keys).entries())
      key.publicKey += 'x'.repeat(Math.floor((by + i) / 130))
    return people
  }
  expect(await answer({ users: crowd(0) })).toBe('applied')

  const { rows } = await world.owner.query(LAST_APPLICATION, [codeOf('91120000000000995')])
  const { media_type, ...said } = rows[0]
  const texts = [...Object.values(said), [media_type, media_type]]
  const room = 128 * 1024 - Buffer.byteLength(JSON.stringify(texts))
  const padded = (by: number) => ({ users: crowd(by) })
  // It is asked of the contract only when it is known to be of some size.
  expect(await answer(padded(room))).toBe('body_must_have_the_form_of_the_act')
  expect(await answer(padded(room + 1))).toBe('application_must_be_at_most_128_kib')
})

const WITHDRAW = `mutation ($draft: ID!) { withdrawDraft(draft: $draft) {
  ... on Draft { withdrawn } } }`
const OPEN = `query ($id: ID!) { node(id: $id) { ... on Application { open kind } } }`

async function apply(code: string): Promise<{ application: string }> {
  const input = { ...INPUT, code, users: [person('maker', code), person('checker', code)] }
  type Apply = { apply: { application: string } }
  return (await world.transport.request<Apply>(APPLY, { input })).apply
}

describe('an application is open again', () => {
  const officer = () => world.client(world.operator.maker)
  const enrol = async (applied: object) =>
    (await officer().read<Enrol>(ENROL, applied)).enrolApplicant
  const open = async ({ application: id }: { application: string }) =>
    await officer().read(OPEN, { id })
  const yes = { node: { open: true, kind: 'enrolment' } }
  const no = { node: { open: false, kind: 'enrolment' } }

  test('when the officer who drafted its enrolment withdraws the draft', async () => {
    const applied = await apply(codeOf('91120000000000998'))
    const { id: draft } = await enrol(applied)
    expect(await open(applied)).toEqual(no)
    expect(await enrol(applied)).toEqual({ refusal: 'application_must_be_open' })
    await officer().read(WITHDRAW, { draft })
    expect(await open(applied)).toEqual(yes)
    expect(JSON.stringify(await officer().read(TASKS))).toContain('"kind":"review"')
    expect((await enrol(applied)).id).toMatch(/^dft_/)
    expect(await open(applied)).toEqual(no)
  })

  test('when the draft has expired, and when the ledger refused it', async () => {
    const expired = await apply(codeOf('91120000000000997'))
    await enrol(expired)
    await world.owner.query('alter table desk.draft disable trigger draft_guard')
    await world.owner.query("update desk.draft set expires_at = now() - interval '1 s'")
    await world.owner.query('alter table desk.draft enable trigger draft_guard')
    expect(await open(expired)).toEqual(yes)

    const code = codeOf('91120000000000994')
    const [first, refused] = [await apply(code), await apply(code)]
    const { maker, checker } = world.operator
    const draftOfFirst = await enrol(first)
    const { id: draft, payload } = await enrol(refused)
    await world.client(maker).read(SIGN, { draft, ...signsAs(maker, payload) })
    expect(await open(refused)).toEqual(no)
    for (const officer of [maker, checker]) {
      const signature = signsAs(officer, draftOfFirst.payload)
      await world.client(officer).read(SIGN, { draft: draftOfFirst.id, ...signature })
    }
    const last = await world.client(checker).read(SIGN, { draft, ...signsAs(checker, payload) })
    expect(last).toMatchObject({ sign: { refusal: 'party_must_be_enrolled_once' } })
    expect(await open(refused)).toEqual(yes)
    // It would be refused again: no officer is asked to sign it.
    expect(await enrol(refused)).toEqual({ refusal: 'party_must_be_enrolled_once' })
    expect(await open(refused)).toEqual(yes)
  })

  test('and two officers at once make one draft of it', async () => {
    const applied = await apply(codeOf('91120000000000996'))
    const both = await Promise.all([enrol(applied), enrol(applied)])
    expect(both.filter(draft => 'payload' in draft)).toHaveLength(1)
    expect(both).toContainEqual({ refusal: 'application_must_be_open' })
  })
})

test('one of several is drafted by itself with its own papers; the others stay open', async () => {
  const officer = world.client(world.operator.maker)
  const licenceOf = (text: string) => ({
    ...DOCUMENT,
    content: Buffer.from(text).toString('base64url'),
  })
  const applyWith = async (code: string, text: string) => {
    const users = [person('maker', code), person('checker', code)]
    const input = { ...INPUT, code, users, licence: licenceOf(text) }
    type Apply = { apply: { application: string } }
    return (await world.transport.request<Apply>(APPLY, { input })).apply
  }
  const papers = `query ($id: ID!) { node(id: $id) { ... on Application {
    open documents { digest } } } }`
  const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url')
  const others = [
    await applyWith(codeOf('91120000000000991'), 'another'),
    await applyWith(codeOf('91120000000000992'), 'a third'),
  ]
  const mine = await applyWith(codeOf('91120000000000993'), 'its own')
  const { enrolApplicant: draft } = await officer.read<Enrol>(ENROL, mine)
  const { body } = JSON.parse(Buffer.from(draft.payload, 'base64url').toString())
  expect(body.code).toBe(codeOf('91120000000000993'))
  expect(body.evidence).toMatchObject({
    ...{ licence: digestOf('its own'), authorisation: digestOf('ok') },
  })
  for (const { application: id } of others)
    expect(await officer.read(papers, { id })).toMatchObject({ node: { open: true } })
  type Papers = { node: { documents: object[] } }
  const { node } = await officer.read<Papers>(papers, { id: mine.application })
  expect(node.documents).toHaveLength(2)
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

const DECLINE = `mutation ($application: ID!, $reason: String!) {
  declineApplication(application: $application, reason: $reason) {
    ... on Application { open declinedBy { id } declineReason } ... on Refused { refusal path } } }`

describe('an officer declines an application', () => {
  const reason = 'the licence has expired'
  const decline = async (officer: Actor, variables: object) =>
    await world.client(officer).read(DECLINE, { reason, ...variables })
  const notOpen = { refusal: 'application_must_be_open', path: 'application' }

  test('once and for good, for a reason that is kept; then nobody enrols it', async () => {
    const applied = await apply(codeOf('91120000000000981'))
    const { maker, checker } = world.operator
    expect(await decline(maker, { ...applied, reason: ' ' })).toEqual({
      declineApplication: { refusal: 'words_must_be_given_and_short', path: 'reason' },
    })
    const both = await Promise.all([maker, checker].map(officer => decline(officer, applied)))
    expect(both).toContainEqual({ declineApplication: notOpen })
    const kept = { open: false, declinedBy: { id: expect.any(String) }, declineReason: reason }
    expect(both).toContainEqual({ declineApplication: kept })
    expect(await world.client(maker).read(ENROL, applied)).toMatchObject({
      enrolApplicant: { refusal: 'application_must_be_open' },
    })
    const change = "update desk.application set decline_reason = 'x' where declined_at is not null"
    await expect(world.owner.query(change)).rejects.toMatchObject({
      constraint: 'application_fixed',
    })
  })

  test('not while a draft of it is under way, and not one that nobody sent', async () => {
    const applied = await apply(codeOf('91120000000000982'))
    const { maker } = world.operator
    await world.client(maker).read(ENROL, applied)
    for (const application of [applied.application, 'app_0000000000001', 'x'])
      expect(await decline(maker, { application })).toEqual({ declineApplication: notOpen })
  })

  test('unless its duty is to read', async () => {
    const applied = await apply(codeOf('91120000000000983'))
    const reader = await addUser(world, world.operator, 'reader')
    expect(await decline(reader, applied)).toEqual({
      declineApplication: { refusal: 'reader_must_not_decide', path: '' },
    })
  })
})

const FACTS = `query ($id: ID!) { node(id: $id) { ... on Application {
  does { en } earlier { id declineReason } enrolled { name }
  facts { what { en } now { en } earlier { en } enrolled { en } differs } } } }`

test('an application stands beside the one before it and the party of its code', async () => {
  const code = codeOf('91120000000000984')
  const [first, second] = [await apply(code), await apply(code)]
  const { maker, checker } = world.operator
  const { id: draft, payload } = (await world.client(maker).read<Enrol>(ENROL, first))
    .enrolApplicant
  for (const officer of [maker, checker])
    await world.client(officer).read(SIGN, { draft, ...signsAs(officer, payload) })
  type Fact = { what: { en: string }; now: { en: string } | null; differs: boolean }
  type Seen = { node: { does: { en: string }; facts: Fact[]; earlier: object; enrolled: object } }
  const { node } = await world.client(maker).read<Seen>(FACTS, { id: second.application })
  expect(node.does.en).toContain('supplier (is owed receivables as their first supplier)')
  expect(node.does.en).toContain('as no officer has drawn the act up')
  expect(node.earlier).toEqual({ id: first.application, declineReason: null })
  expect(node.enrolled).toEqual({ name: 'Applicant' })
  const facts = Object.fromEntries(node.facts.map(fact => [fact.what.en, fact]))
  expect(facts['roles']).toMatchObject({ differs: false, enrolled: facts['roles']!.now })
  expect(facts['licence']).toMatchObject({ earlier: facts['licence']!.now, enrolled: null })
  // Two who apply, and two who applied before and act by now.
  const people = node.facts.filter(({ what }) => what.en.startsWith('user'))
  expect(people.map(({ now }) => now !== null)).toEqual([true, true, false, false])
  expect(people.map(({ differs }) => differs)).toEqual([false, false, true, true])
})
