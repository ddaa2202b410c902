import { afterAll, beforeAll, expect, test } from 'vitest'
import { reckonPrice } from '../../../contracts/financing/price.ts'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { DUE, issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let bank: TestParty
let rival: TestParty
let receivable: ReceivableId
const FACE = 100_000n
const limits = new Map<TestParty, string>()

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  rival = await market.enrol(['lender'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: FACE })
  for (const lender of [bank, rival]) {
    limits.set(lender, newId('fac'))
    mustBeAccepted(
      await does(lender, 'facility.grant', {
        ...{ id: limits.get(lender)!, scope: 'debtor', subject: debtor.id, within: null },
        ...{ currency: 'CNY', limit: '60000', beginsOn: '2026-03-02', until: '2027-03-02' },
      }),
    )
  }
})
afterAll(async () => await market?.close())

const both = (party: TestParty) => [party.maker, party.checker]
const does = (by: TestParty, act: string, body: object) => market.act(both(by), act, body)
const TIMES = { deadline: '2026-03-03T10:00:00.000Z', chooseBy: '2026-03-06T10:00:00.000Z' }

async function request(lo: bigint, hi: bigint, lenders = [bank, rival]) {
  const id = newId('fin')
  const spans = [{ instrument: receivable, lo: String(lo), hi: String(hi) }]
  const asked = { lenders: lenders.map(one => one.id), recourse: 'either', ...TIMES }
  mustBeAccepted(await does(supplier, 'financing.request-quotes', { id, spans, ...asked }))
  return { id, amount: hi - lo }
}

type Request = Awaited<ReturnType<typeof request>>

async function look(lender: TestParty, { id }: Request): Promise<string> {
  mustBeAccepted(await market.act([lender.maker], 'financing.look-at-request', { financing: id }))
  const { rows } = await market.owner.query<{ digest: string }>(
    'select digest from ledger.financing_look where lender = $1 order by entry desc limit 1',
    [idNumber(lender.id)],
  )
  return rows[0]!.digest
}

async function quoteBody(lender: TestParty, asked: Request, rate = '0.04') {
  const terms = { rate, dayCount: 'A/360', fee: 0n, valueDate: '2026-03-04' } as const
  const price = reckonPrice([{ amount: asked.amount, on: DUE }], terms)
  if (!price.ok) throw new Error(price.refusal)
  const { discount, net, apr } = price.value
  return {
    ...{ id: newId('quo'), financing: asked.id, ...terms, fee: '0', recourse: 'without' },
    ...{ discount: String(discount), net: String(net), apr, firmUntil: TIMES.chooseBy },
    seen: await look(lender, asked),
  }
}

async function quoted(lender: TestParty, asked: Request, rate?: string) {
  const body = await quoteBody(lender, asked, rate)
  mustBeAccepted(await does(lender, 'financing.quote', body))
  return body
}

const choose = async (asked: Request, quote: string) =>
  refusalOf(await does(supplier, 'financing.choose-quote', { financing: asked.id, quote }))

async function reserved(lender: TestParty): Promise<bigint> {
  const { rows } = await market.owner.query<{ sum: bigint }>(
    'select sum(reserved_minor)::bigint as sum from ledger.facility where lender = $1',
    [idNumber(lender.id)],
  )
  return rows[0]!.sum
}

async function financed(): Promise<bigint> {
  const { rows } = await market.owner.query<{ sum: bigint }>(
    `select coalesce(sum(hi - lo), 0)::bigint as sum from ledger.claim
      where kind = 'finance' and freed_by is null`,
  )
  return rows[0]!.sum
}

test('INV-FIN-02 a choice binds spans and reserves limits; each way out frees both', async () => {
  const asked = await request(0n, 50_000n)
  const [own, other] = [await quoted(bank, asked), await quoted(rival, asked, '0.05')]
  expect([await financed(), await reserved(bank)]).toEqual([0n, 0n])
  expect(await choose(asked, own.id)).toBeNull()
  expect([await financed(), await reserved(bank), await reserved(rival)]).toEqual([
    50_000n,
    50_000n,
    0n,
  ])
  expect(await choose(asked, other.id)).toBe('financing_must_be_at_this_stage')
  const refuse = { financing: asked.id, decision: 'refuse', seen: own.seen, words: 'no' }
  expect(refusalOf(await does(rival, 'financing.decide', refuse))).toBe(
    'application_must_wait_for_the_lender',
  )
  expect(refusalOf(await does(bank, 'financing.decide', refuse))).toBeNull()
  expect([await financed(), await reserved(bank)]).toEqual([0n, 0n])

  const again = await request(0n, 50_000n)
  const { id } = await quoted(bank, again)
  expect(await choose(again, id)).toBeNull()
  const withdraw = { financing: again.id }
  expect(refusalOf(await does(supplier, 'financing.withdraw-financing', withdraw))).toBeNull()
  expect([await financed(), await reserved(bank)]).toEqual([0n, 0n])
})

test('what is taken keeps a limit from falling below it, and from its end', async () => {
  const asked = await request(0n, 50_000n, [bank])
  expect(await choose(asked, (await quoted(bank, asked)).id)).toBeNull()
  const facility = limits.get(bank)!
  const below = { facility, limit: '49999', until: '2027-03-02' }
  expect(refusalOf(await does(bank, 'facility.change', below))).toBe(
    'limit_must_cover_what_is_taken',
  )
  expect(refusalOf(await does(bank, 'facility.end', { facility }))).toBe(
    'facility_must_have_nothing_taken',
  )
  mustBeAccepted(await does(supplier, 'financing.withdraw-financing', { financing: asked.id }))
})

test('one fen more than a limit is not quoted, nor chosen once another took the rest', async () => {
  const large = await request(0n, 60_001n, [bank])
  const body = await quoteBody(bank, large)
  expect(refusalOf(await does(bank, 'financing.quote', body))).toBe(
    'facility_must_bear_what_is_taken',
  )
  const [one, two] = [await request(0n, 40_000n, [bank]), await request(50_000n, 70_001n, [bank])]
  const [first, second] = [await quoted(bank, one), await quoted(bank, two)]
  const [a, b] = await Promise.all([choose(one, first.id), choose(two, second.id)])
  expect([a, b].toSorted()).toEqual(['facility_must_bear_what_is_taken', null].toSorted())
  expect(await reserved(bank)).toBe(a === null ? 40_000n : 20_001n)
  const taken = a === null ? one : two
  const withdraw = { financing: taken.id }
  mustBeAccepted(await does(supplier, 'financing.withdraw-financing', withdraw))
})

test('two lenders racing for one span have one winner', async () => {
  const [one, two] = [await request(0n, 10_000n, [bank]), await request(5_000n, 15_000n, [rival])]
  const [first, second] = [await quoted(bank, one), await quoted(rival, two)]
  const answers = await Promise.all([choose(one, first.id), choose(two, second.id)])
  expect(answers.filter(answer => answer === null)).toHaveLength(1)
  expect(answers).toContain('title_must_be_free_of_claims')
  expect(await financed()).toBe(10_000n)
  const won = answers[0] === null ? one : two
  mustBeAccepted(await does(supplier, 'financing.withdraw-financing', { financing: won.id }))
})

test('a lender takes its quote back while it is not chosen, and quotes anew', async () => {
  const asked = await request(20_000n, 30_000n, [bank])
  const { id } = await quoted(bank, asked)
  const decline = { financing: asked.id, reason: 'a better one comes' }
  expect(refusalOf(await does(bank, 'financing.decline-to-quote', decline))).toBeNull()
  expect(await choose(asked, id)).toBe('quote_must_stand')
  const next = await quoted(bank, asked, '0.03')
  expect(await choose(asked, next.id)).toBeNull()
  const approve = { financing: asked.id, decision: 'approve', seen: next.seen, words: '' }
  expect(refusalOf(await does(bank, 'financing.decide', approve))).toBeNull()
  expect(await reserved(bank)).toBe(10_000n)
})

test('what nobody chose in time lapses by the operator’s key, and not before', async () => {
  const asked = await request(30_000n, 40_000n)
  const lapse = async () =>
    refusalOf(
      await market.act([market.operator.maker], 'financing.lapse-financing', {
        financing: asked.id,
      }),
    )
  expect(await lapse()).toBe('lapse_must_wait_for_its_instant')
  await market.roll('2026-03-09')
  expect(await lapse()).toBeNull()
  expect(await lapse()).toBe('financing_must_be_waited_for')
})

test('lenders see themselves alone, and strangers nothing', async () => {
  const { rows } = await market.owner.query<{ acts: string; parties: bigint }>(
    `select string_agg(distinct e.act, ' ') as acts, count(distinct v.party) as parties
       from ledger.entry e join ledger.entry_visibility v on v.entry = e.id
      where e.act = 'financing.request-quotes'`,
  )
  expect(rows[0]!.parties).toBe(1n)
})

/** The rule that refuses these statements of the owner, tried to their commit. */
async function refusedBy(...statements: readonly string[]): Promise<string | undefined> {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('set constraints all immediate')
    return 'nothing'
  } catch (fault) {
    return (fault as { constraint?: string }).constraint
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const APPROVED = "(select id from ledger.financing where status = 'approved')"
/** Of a lender that has none for what it was asked. */
const QUOTE = `insert into ledger.quote
    (id, financing, lender, rate, day_count, fee_minor, value_date, recourse, firm_until,
     discount_minor, net_minor, apr, quoted_by)
  select 7, a.financing, a.lender, 0, 'A/360', 0, '2026-03-09', 'with', now(), 0, 1, 0, 1
    from ledger.financing_asked a
   where not exists (select from ledger.quote q
                      where q.financing = a.financing and q.lender = a.lender) limit 1`

test.each([
  ['quote_fixed', ['update ledger.quote set net_minor = net_minor + 1']],
  ['quote_kept', ['delete from ledger.quote']],
  ['financing_kept', ['delete from ledger.financing']],
  ['financing_fixed', [`update ledger.financing set status = 'applied' where id = ${APPROVED}`]],
  [
    'ended_financing_gives_all_back',
    [`update ledger.financing set status = 'withdrawn', ended_by = 1 where id = ${APPROVED}`],
  ],
  ['nothing', [QUOTE]],
  ['quote_has_its_facility', ["update ledger.facility set status = 'paused'", QUOTE]],
  ['financing_part_kept', ['update ledger.financing_part set amount_minor = 1']],
  ['financing_look_kept', ['delete from ledger.financing_look']],
])('the store says %s', async (rule, statements) => {
  expect(await refusedBy(...statements)).toBe(rule)
})

test('the audit finds a price, a limit and a shown text that were changed', async () => {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query('update ledger.quote set net_minor = net_minor + 1')
    await client.query('update ledger.facility set reserved_minor = 0')
    await client.query("update ledger.financing_look set content = content || ' '")
    await client.query("update ledger.financing set recourse = 'with'")
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['quote_differs', 'facility_sum_differs', 'financing_look_differs'],
        'financing_differs',
      ]),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
