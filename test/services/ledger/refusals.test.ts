import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../contracts/kernel/date.ts'
import { type InvoiceId, idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import type { UnsignedAct } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, asFirstUser, newActor, signed, type TestParty } from '../../support/actor.ts'
import { DEBT, DUE, issueReceivable, offerPart, proposeReceivable } from '../../support/acts.ts'
import {
  confirmation,
  mustBeAccepted,
  refusalOf,
  START,
  type TestMarket,
  testMarket,
} from '../../support/market.ts'
import { addUser } from '../../support/staff.ts'
import { mustBeRefused } from '../../support/store-state.ts'

/** Bad input in acts that are well signed: refused by name, remembered, and nothing has changed. */
let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let second: TestParty
let suspended: TestParty
let receivable: ReceivableId
let proposed: ReceivableId
let onDebtor: Record<'used' | 'partly' | 'free' | 'red' | 'undelivered' | 'tooLarge', InvoiceId>
let onSupplier: Record<'free' | 'other', InvoiceId>

/** [0, 300) passed to the second supplier, [300, 400) offered to it, [400, 500) pledged. */
beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
  suspended = await market.enrol(['supplier', 'debtor'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
  const passed = await offerPart(market, supplier, second, receivable, 0n, 300n)
  const accept = { spans: passed, answer: 'accept' }
  mustBeAccepted(await by(second, 'title.answer-offer', accept))
  await offerPart(market, supplier, second, receivable, 300n, 400n)
  mustBeAccepted(
    await by(supplier, 'title.offer-pledge', { ...DEBT, to: second.id, spans: at(400, 500) }),
  )
  proposed = await proposeReceivable(market, { debtor, supplier, amount: 700n })
  const invoice = () => market.invoice(supplier.id, debtor.id, 100n)
  onDebtor = {
    ...{ used: await invoice(), partly: await invoice(), free: await invoice() },
    ...{ red: await invoice(), undelivered: await invoice() },
    tooLarge: await market.invoice(supplier.id, debtor.id, 2n ** 53n),
  }
  await propose({ trade: cite(onDebtor.used, 100) }).then(mustBeAccepted)
  await propose({ trade: cite(onDebtor.partly, 99) }).then(mustBeAccepted)
  const own = (sql: string, id: InvoiceId) => market.owner.query(sql, [idNumber(id)])
  await own(
    'update trade.invoice set red_lettered_minor = amount_minor where id = $1',
    onDebtor.red,
  )
  // The store lets no delivery be taken back: it never was.
  await own(
    `with o as (select set_config('session_replication_role', 'replica', true))
     update trade.invoice set delivery = null from o where id = $1`,
    onDebtor.undelivered,
  )
  const toSecond = () => market.invoice(second.id, supplier.id, 100n)
  onSupplier = { free: await toSecond(), other: await market.invoice(second.id, debtor.id, 100n) }
  const stop = { party: suspended.id, reason: 'a test' }
  mustBeAccepted(await by(market.operator, 'party.suspend', stop))
})
afterAll(async () => await market.close())

const by = ({ id, maker, checker }: TestParty, act: string, body: unknown) => {
  unsigned = { party: id, act, body }
  return market.act([maker, checker], act, body)
}

/** The last act sent, as nobody had signed it. */
let unsigned: UnsignedAct

type Digits = number | string | bigint
const at = (lo: Digits, hi: Digits) => [{ instrument: receivable, lo: String(lo), hi: String(hi) }]
const cite = (invoice: InvoiceId, amount: Digits) => [{ invoice, amount: String(amount) }]

const propose = (change: object) => {
  const parties = { debtor: debtor.id, supplier: supplier.id }
  const trade = cite(onDebtor.free, 100)
  const body = { receivable: newId('rcv'), ...parties, dueOn: DUE, trade, ...change }
  return by(supplier, 'receivable.propose', body)
}

/** Of [500, 600), which its holder may offer: so only what is changed can be wrong. */
const offer = (change: object) => {
  const trade = cite(onSupplier.free, 100)
  const body = { to: second.id, spans: at(500, 600), trade, ...change }
  return by(supplier, 'title.offer-transfer', body)
}
const pledge = (change: object) =>
  by(supplier, 'title.offer-pledge', { ...DEBT, to: second.id, spans: at(500, 600), ...change })

const confirm = (change: object) =>
  by(debtor, 'receivable.confirm', { ...confirmation(proposed, 700n, DUE), ...change })

const WRONG_FORM = 'body_must_have_the_form_of_the_act'

const refusals: Record<string, Record<string, () => ReturnType<typeof by>>> = {
  act_must_be_known: {
    'an act that nobody knows': () => by(supplier, 'receivable.print-money', {}),
    'a name of every object': () => by(supplier, 'constructor', {}),
  },
  [WRONG_FORM]: {
    'an amount below zero': () => propose({ trade: cite(onDebtor.free, -1) }),
    'a fraction of a fen': () => propose({ trade: cite(onDebtor.free, '0.5') }),
    'an amount as a number': () => propose({ trade: [{ invoice: onDebtor.free, amount: 1 }] }),
    'an amount beyond 64 bits': () => propose({ trade: cite(onDebtor.free, 2n ** 63n) }),
    'a span beyond 64 bits': () => offer({ spans: at(500, 2n ** 63n) }),
    'a span that begins below zero': () => offer({ spans: at(-1, 10) }),
    'a date that is none': () => propose({ dueOn: '2026-02-30' }),
    'a date with a time': () => propose({ dueOn: '2026-06-01T00:00' }),
    'a field too many': () => offer({ price: '1' }),
    'no body': () => by(supplier, 'title.offer-pledge', null),
    'an id of another noun': () => offer({ to: receivable }),
    'a party of a name that cannot be printed': () =>
      by(market.operator, 'party.enrol', { ...application(), name: 'A\u0085' }),
  },
  field_must_be_within_its_length: {
    '501 spans': () => offer({ spans: Array.from({ length: 501 }, () => at(500, 501)[0]) }),
    '101 invoices': () => propose({ trade: Array.from({ length: 101 }, () => ({})) }),
    'a reason of 1,001 characters': () =>
      by(market.operator, 'party.suspend', { party: supplier.id, reason: 'x'.repeat(1_001) }),
  },
  amount_must_be_positive: {
    'an amount of 0 of an invoice': () => propose({ trade: cite(onDebtor.free, 0) }),
    'a payment of 0': () =>
      by(supplier, 'receivable.pay-with-amount', { to: second.id, amount: '0', trade: [] }),
  },
  amount_must_be_at_most_the_maximum: {
    'one fen over 2^53': () => propose({ trade: cite(onDebtor.tooLarge, 2n ** 53n + 1n) }),
  },
  face_must_be_at_most_that_of_a_package: {
    'a face of 2^53': () => propose({ trade: cite(onDebtor.tooLarge, 2n ** 53n) }),
  },
  holdings_must_cover_the_amount: {
    'a payment of one fen more than is held free': () =>
      by(supplier, 'receivable.pay-with-amount', { to: second.id, amount: '501', trade: [] }),
  },
  span_must_not_be_empty: {
    'an empty span': () => offer({ spans: at(500, 500) }),
    'a span that ends before it begins': () => offer({ spans: at(600, 500) }),
  },
  span_must_lie_within_the_face: {
    'one fen beyond the face': () => offer({ spans: at(900, 1_001) }),
  },
  party_must_hold_the_title: {
    "across another's title, by one fen": () => pledge({ spans: at(299, 301) }),
    "another's title": () => offer({ spans: at(0, 100) }),
    'outside the face': () => offer({ spans: at(1_000, 1_100) }),
  },
  title_must_be_free_of_claims: {
    'across an offer, by one fen': () => offer({ spans: at(399, 499) }),
    'what is pledged': () => offer({ spans: at(400, 500) }),
  },
  trade_must_equal_the_amount_transferred: {
    'a span one fen larger than its trade': () => offer({ spans: at(500, 601) }),
    'a span one fen smaller than its trade': () => offer({ spans: at(500, 599) }),
  },
  transferee_must_be_another_party: { 'to oneself': () => offer({ to: supplier.id }) },
  transferee_must_be_enrolled: { 'to nobody who is known': () => offer({ to: newId('pty') }) },
  transferee_must_be_active: { 'to a suspended party': () => offer({ to: suspended.id }) },
  pledgee_must_be_active: { 'a pledge to a suspended party': () => pledge({ to: suspended.id }) },
  debtor_must_be_active: { 'of a suspended debtor': () => propose({ debtor: suspended.id }) },
  allocation_must_be_within_what_the_invoice_has_left: {
    'an invoice used already': () => propose({ trade: cite(onDebtor.used, 100) }),
    'the same under another amount': () => propose({ trade: cite(onDebtor.used, 1) }),
    'over-used by one fen': () => propose({ trade: cite(onDebtor.partly, 2) }),
  },
  invoice_must_not_be_red_lettered: {
    'a red-lettered invoice': () => propose({ trade: cite(onDebtor.red, 100) }),
  },
  invoice_must_have_its_delivery: {
    'an invoice without a delivery': () => propose({ trade: cite(onDebtor.undelivered, 100) }),
  },
  invoice_must_be_on_the_debtor: {
    "one's own invoice": () => offer({ trade: cite(onDebtor.free, 100) }),
  },
  invoice_must_be_known: {
    'an invoice between others': () => offer({ trade: cite(onSupplier.other, 100) }),
    'an invoice that is nowhere': () => offer({ trade: cite(newId('inv'), 100) }),
  },
  invoice_must_be_cited_once: {
    'an invoice cited twice': () =>
      propose({ trade: [...cite(onDebtor.free, 50), ...cite(onDebtor.free, 50)] }),
  },
  due_date_must_be_in_the_future: { 'due today': () => propose({ dueOn: START }) },
  due_date_must_be_within_the_longest_term: {
    'a day over 12 months': () => propose({ dueOn: addDays('2027-03-02', 1) }),
  },
  confirmation_must_state_the_proposed_amount: {
    'a fen less than proposed': () => confirm({ amount: '699' }),
  },
  undertaking_must_be_the_text_in_force: {
    'another undertaking': () => confirm({ undertaking: 'A'.repeat(43) }),
  },
  confirmer_must_be_the_debtor: {
    'the supplier confirms': () =>
      by(supplier, 'receivable.confirm', confirmation(proposed, 700n, DUE)),
  },
  code_must_have_its_check_digit: {
    'a code with a wrong check digit': () =>
      by(market.operator, 'party.enrol', { ...application(), code: wrongCheckDigit() }),
  },
}

/** It might be of any size, and says nothing that its party could rely on. */
const NOT_REMEMBERED = new Set(['act_must_be_known', WRONG_FORM, 'field_must_be_within_its_length'])

describe.each(Object.entries(refusals))('refuses: %s', (as, cases) => {
  test.each(Object.entries(cases))('%s', async (_, send) => {
    await mustBeRefused(market, send, { as, remembered: !NOT_REMEMBERED.has(as) })
    expect(await market.ledger.judge(unsigned, unsigned.party)).toMatchObject({ refusal: as })
  })
})

function wrongCheckDigit(): string {
  const last = supplier.code.at(-1) === '0' ? '1' : '0'
  return supplier.code.slice(0, -1) + last
}

/** Of a firm that would be enrolled, were its code another. */
function application(people: readonly Actor[] = [newActor(newId('pty'), 'maker')]) {
  const digest = 'A'.repeat(43)
  const evidence = { licence: digest, authorisation: digest, microDepositOn: START, callBack: null }
  const code = 'HWUPKR0MPOU8FGXBT394'
  const place = { ledger: market.ledger.name, code }
  const users = people.map(one => ({ ...asFirstUser(one, place), representative: true }))
  const firm = { party: people[0]!.party, codeKind: 'lei', name: 'Firm', roles: ['supplier'] }
  return { ...firm, code, size: 'small', evidence, users }
}

describe('a maker checks its own act through a second user', () => {
  test('not as a second user of its party: a person acts once for it', async () => {
    const { identity } = supplier.maker
    const again = { user: newId('usr'), person: newId('psn'), identity, duty: 'checker' }
    const send = () => by(supplier, 'party.add-user', again)
    const as = 'person_must_act_once_for_a_party'
    await mustBeRefused(market, send, { as, remembered: true })
    const party = newId('pty')
    const one = newActor(party, 'maker')
    const twice = application([one, { ...newActor(party, 'checker'), identity: one.identity }])
    const enrol = () => by(market.operator, 'party.enrol', twice)
    await mustBeRefused(market, enrol, { as, remembered: true })
  })

  test('not as the user of another party that the same person is', async () => {
    const { identity } = supplier.maker
    const signers = [supplier.maker, await addUser(market, second, 'checker', { identity })]
    const body = { ...DEBT, to: second.id, spans: at(500, 600) }
    const send = () => market.act(signers, 'title.offer-pledge', body)
    const as = 'key_must_belong_to_the_party'
    await mustBeRefused(market, send, { as, remembered: false })
  })

  test('not as the legal representative that it is itself', async () => {
    const party = newId('pty')
    const first = newActor(party, 'maker')
    const other = newActor(party, 'checker')
    mustBeAccepted(await by(market.operator, 'party.enrol', application([first, other])))
    const policy = { singleLimit: '0', representativeLimit: '1000' }
    mustBeAccepted(await market.act([first, other], 'party.set-policy', policy))
    const send = () =>
      market.act([first], 'title.offer-pledge', { ...DEBT, to: second.id, spans: at(0, 1) })
    const as = 'maker_and_checker_must_be_different_people'
    await mustBeRefused(market, send, { as, remembered: false })
  })
})

describe('the id of a command', () => {
  test('is refused for another payload, whatever the first one was answered', async () => {
    const parts = { aud: market.ledger.name, act: 'title.offer-pledge', id: 'refused-once' }
    const both = [supplier.maker, supplier.checker]
    const body = { ...DEBT, to: second.id, spans: at(500, 500) }
    const first = signed(both, { ...parts, body })
    const [refused] = await market.ledger.submit([first])
    expect(refusalOf(refused!)).toBe('span_must_not_be_empty')
    expect(await market.ledger.submit([first])).toEqual([refused])
    const other = signed(both, { ...parts, body: { ...body, spans: at(500, 501) } })
    const send = async () => (await market.ledger.submit([other]))[0]!
    const as = 'command_id_must_not_be_used_for_another_payload'
    await mustBeRefused(market, send, { as, remembered: false })
  })
})
