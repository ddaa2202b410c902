import { afterAll, beforeAll, expect, test } from 'vitest'
import { reckonPrice } from '../../../contracts/financing/price.ts'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { DUE, issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'
import { refusedByStore } from '../../support/refused-by-store.ts'

let market: TestMarket
let supplier: TestParty
let bank: TestParty
let rival: TestParty
let receivable: ReceivableId
const CERTIFICATE = 'C'.repeat(43)
const UNTIL = '2027-03-02'
/** What the bank was shown of each financing. */
const seenOf = new Map<string, string>()

beforeAll(async () => {
  market = await testMarket()
  const debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  rival = await market.enrol(['lender'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100_000n })
  await market.owner.query(
    `with b as (insert into trade.blob (hash, bytes, type) values ($1, 1, 'application/pdf'))
     insert into trade.upload (hash, party, user_id) select $1, party, 1
       from unnest($2::bigint[]) party`,
    [CERTIFICATE, [bank.id, rival.id].map(idNumber)],
  )
  const terms = { scope: 'debtor', subject: debtor.id, within: null, currency: 'CNY' }
  const time = { beginsOn: '2026-03-02', until: '2027-03-02' }
  const limit = { id: newId('fac'), ...terms, limit: '100000', ...time }
  mustBeAccepted(await does(bank, 'facility.grant', limit))
})
afterAll(async () => await market?.close())

const does = (by: TestParty, act: string, body: object) =>
  market.act([by.maker, by.checker], act, body)
const tries = async (act: string, body: object, by = bank) =>
  refusalOf(await does(by, `registration.${act}`, body))

/** The bank approves a part of the receivable, from request to decision. */
async function approve(lo: bigint, hi: bigint): Promise<`fin_${string}`> {
  const financing = newId('fin')
  const times = { deadline: '2026-03-03T10:00:00.000Z', chooseBy: '2026-03-06T10:00:00.000Z' }
  const spans = [{ instrument: receivable, lo: String(lo), hi: String(hi) }]
  const asked = { id: financing, spans, lenders: [bank.id], recourse: 'either', ...times }
  mustBeAccepted(await does(supplier, 'financing.request-quotes', asked))
  mustBeAccepted(await market.act([bank.maker], 'financing.look-at-request', { financing }))
  const seen = await shownLast()
  const quote = newId('quo')
  mustBeAccepted(await does(bank, 'financing.quote', priced(quote, financing, hi - lo, seen)))
  mustBeAccepted(await does(supplier, 'financing.choose-quote', { financing, quote }))
  const decided = { financing, decision: 'approve', seen, words: '' }
  mustBeAccepted(await does(bank, 'financing.decide', decided))
  seenOf.set(financing, seen)
  return financing
}

async function shownLast(): Promise<string> {
  const { rows } = await market.owner.query<{ digest: string }>(
    'select digest from ledger.financing_look order by entry desc limit 1',
  )
  return rows[0]!.digest
}

function priced(id: string, financing: string, amount: bigint, seen: string) {
  const terms = { rate: '0.04', dayCount: 'A/360', fee: 0n, valueDate: '2026-03-04' } as const
  const price = reckonPrice([{ amount, on: DUE }], terms)
  if (!price.ok) throw new Error(price.refusal)
  const { discount, net, apr } = price.value
  return {
    ...{ id, financing, ...terms, fee: '0', recourse: 'without', seen },
    ...{ discount: String(discount), net: String(net), apr },
    firmUntil: '2026-03-06T10:00:00.000Z',
  }
}

const at = (hour: string) => `2026-03-02T${hour}:00:00.000Z`
const search = (financing: string, hour: string, hits: readonly object[] = []) => ({
  ...{ financing, search: newId('src'), at: at(hour), certificate: CERTIFICATE, hits },
})
const HIT = { number: '09000000000001', securedParty: 'Far Bank', registeredAt: at('01') }
const register = (financing: string, number: string, hour = '03') => ({
  ...{ financing, id: newId('reg'), number, at: at(hour), certificate: CERTIFICATE, until: UNTIL },
})

/** What the store says of the step to a payout; what else that step takes is set aside. */
async function paysOut(financing: `fin_${string}`): Promise<string | undefined> {
  return await refusedByStore(
    market.owner,
    'alter table ledger.financing disable trigger financing_guard',
    'alter table ledger.financing disable trigger financing_is_bound',
    'alter table ledger.financing drop constraint financing_has_status',
    `update ledger.financing set status = 'paying' where id = ${idNumber(financing)}`,
  )
}

test('INV-REG-01 INV-REG-02 searched, judged, registered, searched again, paid out', async () => {
  const financing = await approve(0n, 10_000n)
  expect(await tries('register-financing', register(financing, '20260302000001'))).toBe(
    'register_must_be_searched_first',
  )
  const first = search(financing, '02', [HIT])
  expect(await tries('search-register', first, rival)).toBe('financing_must_be_of_its_lender')
  const strange = { ...first, certificate: 'D'.repeat(43) }
  expect(await tries('search-register', strange)).toBe('file_must_be_uploaded_first')
  expect(await tries('search-register', first)).toBeNull()
  const own = register(financing, '20260302000001')
  expect(await tries('register-financing', own)).toBe('hits_must_be_judged')
  const judged = { financing, search: first.search, verdict: 'proceed', reason: 'other goods' }
  expect(await tries('judge-hits', judged)).toBeNull()
  expect(await tries('judge-hits', judged)).toBe('search_must_have_hits_to_judge')
  expect(await tries('register-financing', own)).toBeNull()
  expect(await tries('register-financing', register(financing, '20260302000002'))).toBe(
    'financing_must_be_registered_once',
  )
  expect(await paysOut(financing)).toBe('payout_follows_registration')
  const again = search(financing, '04', [{ ...HIT, number: own.number, registeredAt: at('03') }])
  expect(await tries('search-register', again)).toBeNull()
  expect(await paysOut(financing)).toBe('nothing')
  expect(await tries('search-register', search(financing, '05', [HIT]))).toBeNull()
  expect(await paysOut(financing)).toBe('payout_follows_registration')
})

test('one number is used once, by two commands at one moment too', async () => {
  const [one, two] = [await approve(10_000n, 20_000n), await approve(20_000n, 30_000n)]
  for (const each of [one, two])
    expect(await tries('search-register', search(each, '02'))).toBeNull()
  const answers = await Promise.all(
    [one, two].map(each => tries('register-financing', register(each, '20260302000777'))),
  )
  expect(answers.filter(answer => answer === null)).toHaveLength(1)
  expect(answers).toContain('registration_number_must_be_new')
})

test('a registration is extended, changed, discharged, and may be made anew', async () => {
  const financing = await approve(30_000n, 40_000n)
  expect(await tries('search-register', search(financing, '02'))).toBeNull()
  expect(await tries('register-financing', register(financing, '20260302000003'))).toBeNull()
  const proof = { financing, at: at('05'), certificate: CERTIFICATE }
  expect(await tries('extend-registration', { ...proof, until: '2028-03-02' })).toBeNull()
  expect(await tries('change-registration', { ...proof, words: 'a new address' })).toBeNull()
  const waits = `select w.lapse_on from ledger.registration r join ledger.wait w on w.id = r.wait
                  where r.financing = $1`
  const { rows } = await market.owner.query(waits, [idNumber(financing)])
  expect(rows).toEqual([{ lapse_on: '2028-03-02' }])
  expect(await tries('discharge-registration', { ...proof, reason: 'a mistake' })).toBeNull()
  expect(await tries('discharge-registration', { ...proof, reason: 'a mistake' })).toBe(
    'registration_must_stand',
  )
  expect(await tries('search-register', search(financing, '06'))).toBeNull()
  expect(await tries('register-financing', register(financing, '20260302000004', '07'))).toBeNull()
})

test('what is not registered lapses; what a hit forbids its lender refuses', async () => {
  const [left, forbidden] = [await approve(40_000n, 50_000n), await approve(50_000n, 60_000n)]
  const found = search(forbidden, '02', [HIT])
  expect(await tries('search-register', found)).toBeNull()
  const stop = { financing: forbidden, search: found.search, verdict: 'stop', reason: 'the same' }
  expect(await tries('judge-hits', stop)).toBeNull()
  expect(await tries('register-financing', register(forbidden, '20260302000005'))).toBe(
    'hits_must_not_stop_it',
  )
  const seen = seenOf.get(forbidden)!
  const refuse = { financing: forbidden, decision: 'refuse', seen, words: 'sold already' }
  expect(refusalOf(await does(bank, 'financing.decide', refuse))).toBeNull()
  const lapse = async (financing: string) =>
    refusalOf(await market.act([market.operator.maker], 'financing.lapse-financing', { financing }))
  expect(await lapse(left)).toBe('lapse_must_wait_for_its_date')
  await market.roll('2026-03-09')
  expect(await lapse(left)).toBeNull()
  expect(await lapse(left)).toBe('financing_must_be_waited_for')
})

/** Of the financing that has an extended registration. */
const OWN = `select r.financing from ledger.registration_change c
  join ledger.registration r on r.id = c.registration and c.kind = 'extended'`
const LENDER = 'select lender from ledger.registration limit 1'
const insertRegistration = (of: string, number: string, until: string) =>
  `insert into ledger.registration (id, financing, lender, number, registered_at, until,
                                    certificate, wait, registered_by)
   select 7, (${of}), (${LENDER}), '${number}', '2026-03-02T08:00:00Z', '${until}',
          '${CERTIFICATE}', (select max(wait) from ledger.registration), 1`
/** Approved, and never searched for. */
const UNSEARCHED = `select f.id from ledger.financing f where not exists (
  select from ledger.register_search s where s.financing = f.id) limit 1`
const END = "update ledger.registration set status = 'discharged', ended_by = 1"

test.each([
  ['register_search_kept', ['delete from ledger.register_search']],
  ['register_search_fixed', ['update ledger.register_search set searched_at = now()']],
  [
    'search_is_for_what_was_approved',
    [
      `insert into ledger.register_search (id, financing, lender, searched_at, certificate,
                                           recorded_by)
       select 7, financing, lender + 1, now(), '${CERTIFICATE}', 1
         from ledger.registration limit 1`,
    ],
  ],
  [
    'hits_are_judged_with_a_reason',
    [
      `update ledger.register_search set verdict = 'proceed'
        where id = (select id from ledger.register_search where verdict is null limit 1)`,
    ],
  ],
  ['register_hit_kept', ["update ledger.register_hit set number = '1'"]],
  ['registration_kept', ['delete from ledger.registration']],
  ['registration_fixed', ["update ledger.registration set number = '20260302999999'"]],
  [
    'registration_fixed',
    ["update ledger.registration set until = until - 1 where status = 'live'"],
  ],
  [
    'registration_ends_by_an_entry',
    ["update ledger.registration set status = 'expired' where status = 'live'"],
  ],
  ['registration_follows_a_search', [insertRegistration(UNSEARCHED, '20260302000101', UNTIL)]],
  ['registration_outlasts_the_debts', [insertRegistration(OWN, '20260302000102', DUE)]],
  [
    'registration_number_is_used_once',
    [`${END} where status = 'live'`, insertRegistration(OWN, '20260302000003', UNTIL)],
  ],
  ['financing_is_registered_once', [insertRegistration(OWN, '20260302000103', UNTIL)]],
  ['registration_has_its_number', [insertRegistration(OWN, '2026', UNTIL)]],
  [
    'registration_has_its_file',
    [
      `${END} where status = 'live'`,
      insertRegistration(OWN, '20260302000104', UNTIL).replace(CERTIFICATE, 'D'.repeat(43)),
    ],
  ],
  ['registration_change_kept', ['delete from ledger.registration_change']],
])('the store says %s', async (rule, statements) => {
  expect(await refusedByStore(market.owner, ...statements)).toBe(rule)
})

test('the audit finds a hit, a number and a change that were made up', async () => {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query('delete from ledger.register_hit')
    await client.query("update ledger.registration set number = number || '9'")
    await client.query(
      "update ledger.registration_change set words = 'another' where until is null",
    )
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['register_search_differs', 'registration_differs', 'registration_change_differs'],
      ]),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
