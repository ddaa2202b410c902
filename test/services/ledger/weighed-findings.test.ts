import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber, idOf, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { type FindingKind, WEIGHED_KINDS } from '../../../contracts/trade/findings.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable } from '../../support/acts.ts'
import { type AppliedFor, applyForFinancing } from '../../support/financed.ts'
import { findingsAfter } from '../../support/findings-after.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'
import { refusedByStore } from '../../support/refused-by-store.ts'

let market: TestMarket
let bank: TestParty
let receivable: ReceivableId
let applied: AppliedFor
let circle: `fnd_${string}`
let jump: `fnd_${string}`

beforeAll(async () => {
  market = await testMarket()
  const debtor = await market.enrol(['debtor'])
  const supplier = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100_000n })
  const terms = { scope: 'debtor', subject: debtor.id, within: null, currency: 'CNY' }
  const time = { beginsOn: '2026-03-02', until: '2027-03-02', limit: '100000' }
  mustBeAccepted(await does('facility.grant', { id: newId('fac'), ...terms, ...time }))
  applied = await applyForFinancing(market, {
    ...{ supplier, bank, receivable, lo: 0n, hi: 50_000n, valueDate: '2026-03-04' },
  })
  circle = await notice('circular_trade')
  jump = await notice('jump_in_trade')
})
afterAll(async () => await market?.close())

const does = (act: string, body: object) => market.act([bank.maker, bank.checker], act, body)

/** Written as the watch does, about the receivable that is financed. */
async function notice(kind: FindingKind) {
  const { rows } = await market.owner.query<{ id: bigint }>(
    `insert into trade.finding (kind, severity, party, subject, evidence)
     values ($1, 'alarm', $2, $3, '{"length":3}') returning id`,
    [kind, idNumber(bank.id), idNumber(receivable)],
  )
  return idOf('fnd', rows[0]!.id)
}

const approve = async () => {
  const { id: financing, seen } = applied
  const body = { financing, decision: 'approve', seen, words: '' }
  return refusalOf(await does('financing.decide', body))
}
const weigh = async (...findings: readonly string[]) => {
  const reason = 'the three firms are one group, with audited accounts'
  const body = { financing: applied.id, findings, reason }
  return refusalOf(await does('financing.weigh-findings', body))
}

test('INV-FIN-04 an approval waits for two people to weigh what stops it, once', async () => {
  const status = `update ledger.financing set status = 'approved', decided_by = applied_by,
                         registration_wait = approval_wait where id = ${idNumber(applied.id)}`
  expect(await approve()).toBe('findings_must_be_weighed')
  expect(await refusedByStore(market.owner, status)).toBe(
    'approval_follows_the_weighing_of_findings',
  )
  const one = { financing: applied.id, findings: [circle], reason: 'alone' }
  const alone = await market.act([bank.maker], 'financing.weigh-findings', one)
  expect(refusalOf(alone)).not.toBeNull()
  expect(await weigh(idOf('fnd', 999_999n))).toBe('finding_must_be_behind_the_financing')
  expect(await weigh(circle)).toBeNull()
  expect(await weigh(circle)).toBe('finding_must_be_weighed_once')
  expect(await approve()).toBeNull()
})

test('what was weighed is kept with what it said, for its lender alone', async () => {
  const { rows } = await market.owner.query(
    `select g.content::jsonb -> 'findings' as findings, w.finding, v.party
       from ledger.finding_weighing g join ledger.weighed_finding w on w.entry = g.entry
       join ledger.entry_visibility v on v.entry = g.entry`,
  )
  const said = { id: circle, kind: 'circular_trade', severity: 'alarm', evidence: { length: 3 } }
  expect(rows).toEqual([
    {
      findings: [{ ...said, foundAt: expect.any(String) }],
      ...{ finding: idNumber(circle), party: idNumber(bank.id) },
    },
  ])
  const other = `insert into ledger.weighed_finding (financing, lender, finding, entry)
    select financing, lender, ${idNumber(await unrelated())}, entry from ledger.finding_weighing`
  for (const [statement, rule] of [
    ['update ledger.finding_weighing set reason = reason', 'finding_weighing_kept'],
    ['delete from ledger.weighed_finding', 'weighed_finding_kept'],
    [other, 'weighed_finding_is_behind_its_financing'],
    [
      other
        .replace(/, \d+, entry/, ', finding, entry')
        .replace('from ledger.finding_weighing', 'from ledger.weighed_finding'),
      'finding_is_weighed_once',
    ],
  ] as const)
    expect(await refusedByStore(market.owner, statement)).toBe(rule)
})

/** About something that nobody finances. */
async function unrelated() {
  const { rows } = await market.owner.query<{ id: bigint }>(
    `insert into trade.finding (kind, severity, party, subject, evidence)
     values ('circular_trade', 'alarm', 1, 1, '{}') returning id`,
  )
  return idOf('fnd', rows[0]!.id)
}

test('the audit finds a reason, or a text, that was changed', async () => {
  expect(await findingsAfter(market.owner)).toEqual([])
  for (const change of ["reason = 'x'", "content = content || ' '"])
    expect(
      await findingsAfter(market.owner, `update ledger.finding_weighing set ${change}`),
    ).toEqual([expect.objectContaining({ kind: 'finding_weighing_differs' })])
  const moved = `update ledger.weighed_finding set finding = ${idNumber(jump)}`
  expect(await findingsAfter(market.owner, moved)).toHaveLength(1)
  const client = await market.owner.connect()
  expect((await auditSnapshot(client)).findings).toEqual([])
  client.release()
})

test('the store stops an approval for the kinds that the contracts name', async () => {
  const { rows } = await market.owner.query<{ kind: string }>(
    'select kind from trade.weighed_kind order by kind',
  )
  expect(rows.map(({ kind }) => kind)).toEqual(WEIGHED_KINDS.toSorted())
})
