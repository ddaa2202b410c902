import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditFindingKind } from '../../../services/ledger/engine/replay/finding.ts'
import { auditLedger } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { asKey, newActor, signed, type TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable, offerPart } from '../../support/acts.ts'
import { findingsAfter } from '../../support/findings-after.ts'
import { KEEP_ALL } from '../../support/kept-movements.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
/** One receivable with a title moved, one offered, one pledged, one on hold, one retired. */
beforeAll(async () => {
  market = await testMarket()
  const debtor = await market.enrol(['debtor'])
  const supplier = await market.enrol(['supplier'])
  const second = await market.enrol(['supplier'])
  const lender = await market.enrol(['lender'])
  const court = await market.enrol(['court'])
  const receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
  const span = (lo: number, hi: number) => [
    { instrument: receivable, lo: String(lo), hi: String(hi) },
  ]
  const both = [supplier.maker, supplier.checker]
  const accepted = await offerPart(market, supplier, second, receivable, 0n, 200n)
  mustBeAccepted(
    await market.act([second.maker, second.checker], 'title.answer-offer', {
      spans: accepted,
      answer: 'accept',
    }),
  )
  await offerPart(market, supplier, second, receivable, 200n, 300n)
  mustBeAccepted(
    await market.act(both, 'title.offer-pledge', { ...DEBT, to: lender.id, spans: span(300, 500) }),
  )
  mustBeAccepted(
    await market.act([court.maker, court.checker], 'title.set-hold', {
      kind: 'court',
      spans: span(500, 600),
    }),
  )
  mustBeAccepted(
    await market.act(both, 'receivable.acknowledge-payment', {
      spans: span(900, 1000),
      paidOn: '2026-03-02',
    }),
  )
  mustBeAccepted(
    await market.act([second.maker, second.checker], 'party.revoke-key', { key: second.maker.key }),
  )
  await recoverKey(market, second)
  await signAuthorities(market, supplier, debtor)
})
afterAll(async () => await market.close())

/** The checker of a party has lost its key. */
async function recoverKey({ act, operator, ledger }: TestMarket, party: TestParty) {
  const { id, code, checker } = party
  const key = asKey(newActor(id, 'checker'), { ledger: ledger.name, code })
  const digest = 'A'.repeat(43)
  const callBack = { on: '2026-03-02', note: digest }
  mustBeAccepted(
    await act([operator.maker, operator.checker], 'party.recover-key', {
      ...{ party: id, user: checker.user, ...key },
      evidence: { licence: digest, letter: digest, callBack },
    }),
  )
}

/** A policy, a mandate, a standing acceptance, and a mark of the debtor. */
async function signAuthorities(
  { act, operator }: TestMarket,
  supplier: TestParty,
  debtor: TestParty,
) {
  const both = [supplier.maker, supplier.checker]
  const limit = '1000'
  const until = '2030-01-01'
  mustBeAccepted(
    await act(both, 'party.set-policy', { singleLimit: limit, representativeLimit: '0' }),
  )
  mustBeAccepted(
    await act(both, 'party.give-mandate', {
      ...{ id: newId('mdt'), key: supplier.maker.key, act: 'title.offer-pledge', limit, until },
    }),
  )
  mustBeAccepted(
    await act(both, 'title.give-standing-acceptance', {
      ...{ id: newId('sta'), from: null, limit, until },
    }),
  )
  mustBeAccepted(
    await act([operator.maker, operator.checker], 'party.mark-debtor', {
      ...{ id: newId('mrk'), debtor: debtor.id, kind: 'bond_default', since: '2026-03-02' },
    }),
  )
}

async function kindsAfter(...statements: string[]): Promise<AuditFindingKind[]> {
  const findings = await findingsAfter(market.owner, ...statements)
  return [...new Set(findings.map(f => f.kind))]
}

const LAST_OF = (act: string) => `(select max(id) from ledger.entry where act = '${act}')`
const PLEDGE = LAST_OF('title.offer-pledge')
const ISSUE = LAST_OF('receivable.confirm')

describe('INV-AUD-01 the audit finds what the owner of the database changed', () => {
  test('nothing, when nothing was changed', async () => {
    expect(await kindsAfter()).toEqual([])
    expect(await kindsAfter(...KEEP_ALL)).toEqual([])
    const { entries, titles } = await auditLedger(market.owner)
    expect(entries).toBeGreaterThan(10)
    expect(titles).toBe(6)
  })

  const manipulations: Record<string, { by: string[]; found: AuditFindingKind }> = {
    "a title's holder": {
      by: ['update ledger.title set holder = holder + 1 where lo = 0'],
      found: 'title_differs',
    },
    "a title's span": {
      by: [
        'update ledger.title set hi = 150 where lo = 0',
        'update ledger.title set lo = 150 where lo = 200',
      ],
      found: 'title_differs',
    },
    "a title's claim": {
      by: ['update ledger.title set claim = null where lo = 300'],
      found: 'title_differs',
    },
    'a title row added': {
      by: [
        `insert into ledger.title (instrument, lo, hi, size, holder, since, origin)
         select instrument, 50, 60, size, holder, since, origin from ledger.title where lo = 0`,
      ],
      found: 'title_differs',
    },
    'a title row removed': {
      by: ['delete from ledger.title where lo = 300'],
      found: 'title_differs',
    },
    "a claim's claimant": {
      by: ['update ledger.claim set claimant = claimant + 1 where lo = 300'],
      found: 'claim_differs',
    },
    "a title's claim exchanged for another": {
      by: [
        `update ledger.title set claim = (select claim from ledger.title where lo = 200)
          where lo = 300`,
      ],
      found: 'claim_differs',
    },
    'a claim freed': {
      by: [
        'update ledger.claim set freed_by = 1 where lo = 300',
        'update ledger.title set claim = null where lo = 300',
      ],
      found: 'claim_differs',
    },
    'a claim added': {
      by: [
        `insert into ledger.claim (instrument, lo, hi, holder, kind, claimant, charge, bound_by)
         select instrument, lo, hi, holder, 'pledge', 7, 1, 1 from ledger.title where lo = 600`,
      ],
      found: 'claim_differs',
    },
    'a hold lifted': {
      by: ['update ledger.hold set lifted_by = 1', 'update ledger.title set holds = 0'],
      found: 'hold_differs',
    },
    "an entry's postings": {
      by: [`update ledger.entry set postings = '[]' where id = ${LAST_OF('title.offer-pledge')}`],
      found: 'leaf_differs',
    },
    "an entry's touches": {
      by: [`update ledger.touch set version = version + 100 where entry = ${PLEDGE}`],
      found: 'chain_is_broken',
    },
    "an entry's leaf": {
      by: [
        `update ledger.entry set leaf = replace(leaf, '"part":0', '"part":1') where id = ${PLEDGE}`,
      ],
      found: 'leaf_differs',
    },
    "an entry's act, whose body it has not": {
      by: [`update ledger.entry set act = 'party.enrol' where id = ${PLEDGE}`],
      found: 'command_differs',
    },
    'positions of one subject exchanged': {
      by: [`insert into ledger.position (position, entry) values (2, ${ISSUE}), (1, ${PLEDGE})`],
      found: 'position_is_out_of_order',
    },
    'a position left out': {
      by: [`insert into ledger.position (position, entry) values (1, ${ISSUE}), (3, ${PLEDGE})`],
      found: 'entry_is_missing',
    },
    "an entry's date": {
      by: [`update ledger.entry set business_date = '2026-03-01' where id = ${PLEDGE}`],
      found: 'entry_date_differs',
    },
    'an entry deleted': {
      by: [
        `delete from ledger.touch where entry = ${LAST_OF('title.offer-pledge')}`,
        `delete from ledger.entry where id = ${LAST_OF('title.offer-pledge')}`,
      ],
      found: 'entry_is_missing',
    },
    'two entries of one subject swapped': {
      by: [
        `update ledger.entry e set leaf = o.leaf, postings = o.postings, act = o.act,
                                 command = o.command
           from ledger.entry o
          where e.id <> o.id
            and e.id in (${LAST_OF('title.offer-pledge')}, ${LAST_OF('title.set-hold')})
            and o.id in (${LAST_OF('title.offer-pledge')}, ${LAST_OF('title.set-hold')})`,
      ],
      found: 'leaf_differs',
    },
    "an invoice's use lowered": {
      by: [
        'delete from trade.invoice_allocation where allocated_to <> 0 and lo = 0 and hi = 200',
        'update trade.invoice_allocation set allocated_to = 0 where allocated_to <> 0',
      ],
      found: 'allocation_differs',
    },
    "a key's history: its bytes": {
      by: [
        "update ledger.key set public_key = '\\x01' where id = (select max(id) from ledger.key)",
      ],
      found: 'key_differs',
    },
    "a key's history: a revocation undone": {
      by: ['update ledger.key set revoked_by = null'],
      found: 'key_differs',
    },
    'the state of a receivable': {
      by: ["update ledger.receivable set status = 'settled', ended_by = 1"],
      found: 'receivable_differs',
    },
    "a party's limit": {
      by: ['update ledger.party set single_limit_minor = 1000000'],
      found: 'party_differs',
    },
    'a suspension undone': {
      by: ["update ledger.party set status = 'suspended'"],
      found: 'party_differs',
    },
    "a user's duty": {
      by: ["update ledger.party_user set duty = 'signer'"],
      found: 'user_differs',
    },
    'a mandate added': {
      by: [
        `insert into ledger.mandate (id, party, key, act, limit_minor, until, granted_by)
         select 1, party, id, 'title.offer-pledge', 9, '2030-01-01', 1 from ledger.key limit 1`,
      ],
      found: 'mandate_differs',
    },
    'a standing acceptance withdrawn': {
      by: ['update ledger.standing_acceptance set ended_by = 1'],
      found: 'standing_acceptance_differs',
    },
    'a mark of a debtor removed': {
      by: ['delete from ledger.debtor_mark'],
      found: 'debtor_mark_differs',
    },
    'a movement that is kept': {
      by: [...KEEP_ALL, "update ledger.moved set hi = hi - 1 where kind = 'move'"],
      found: 'movement_differs',
    },
    "a title's terms": { by: ['update ledger.title set terms = 1'], found: 'terms_differs' },
    'a business date': {
      by: ["update ledger.business_day set date = '2026-03-03'"],
      found: 'business_day_differs',
    },
  }
  test.each(Object.entries(manipulations))('%s', async (_, { by, found }) => {
    expect(await kindsAfter(...by)).toContain(found)
  })

  test('a JWS replaced by another valid one', async () => {
    const { rows } = await market.owner.query(
      `select c.jws from ledger.command c join ledger.entry e on e.command = c.id
        where e.act = 'title.offer-pledge'`,
    )
    const { payload } = JSON.parse(rows[0].jws)
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const supplier = market.parties.find(p => p.id === said.party)!
    const other = signed([supplier.maker, supplier.checker], {
      ...{ aud: said.aud, act: said.act, body: said.body, id: said.id },
      at: Date.parse(said.at) + 1,
    })
    const kinds = await kindsAfter(
      `update ledger.command set jws = $jws$${other}$jws$ where id = '${said.id}'`,
    )
    expect(kinds).toContain('leaf_differs')
  })
})
