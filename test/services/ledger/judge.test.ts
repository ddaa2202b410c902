import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, type PartyId, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { units } from '../../../contracts/kernel/money.ts'
import type { GroupContext } from '../../../services/ledger/engine/group/execute-group.ts'
import { collectNouns } from '../../../services/ledger/engine/noun/noun.ts'
import { judgeInTurn } from '../../../services/ledger/judge.ts'
import { LEDGER_NOUNS } from '../../../services/ledger/nouns.ts'
import { PartyLimits } from '../../../services/ledger/party-limits.ts'
import { withTransaction } from '../../../services/platform/transaction.ts'
import type { TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'
import { storeState } from '../../support/store-state.ts'

/** An act is judged before anybody signs it, as it will be when they have. */
let market: TestMarket
let supplier: TestParty
let other: TestParty
let receivable: ReceivableId

beforeAll(async () => {
  market = await testMarket()
  const debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  other = await market.enrol(['lender'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
})
afterAll(async () => await market?.close())

const pledgeOf = (lo: number, hi: number, shown?: object) => ({
  ...{ party: supplier.id, act: 'title.offer-pledge' },
  body: {
    ...DEBT,
    to: other.id,
    spans: [{ instrument: receivable, lo: String(lo), hi: String(hi) }],
  },
  ...(shown ? { shown } : {}),
})
const judge = (act: ReturnType<typeof pledgeOf>) => market.ledger.judge(act, supplier.id)

test('what will be accepted is refused nothing, and nothing is written', async () => {
  const last = 'select last_value from ledger.entry_number'
  const drawn = async () => (await market.owner.query(last)).rows
  const [before, numbers] = [await storeState(market), await drawn()]
  expect(await judge(pledgeOf(0, 1_000))).toBeNull()
  expect([await storeState(market), await drawn()]).toEqual([before, numbers])
})

test('the refusal is the contract’s own, with its place and its details', async () => {
  expect(await judge(pledgeOf(0, 1_001))).toEqual({
    ...{ ok: false, refusal: 'span_must_lie_within_the_face', path: 'body.spans.0' },
    details: { hi: units(1_001n), face: units(1_000n) },
  })
})

test('it waits for nobody: rows that others have locked are read', async () => {
  await withTransaction(market.owner, async locks => {
    await locks.query('select from ledger.instrument where id = $1 for update', [
      idNumber(receivable),
    ])
    await locks.query('select from ledger.party for update')
    expect(await judge(pledgeOf(0, 1_000))).toBeNull()
  })
})

test('it is charged to whoever asks, at the rate of its acts; a stranger is not', async () => {
  const nouns = collectNouns(LEDGER_NOUNS)
  const limits = new PartyLimits(nouns, { burst: 2, perSecond: 0.001 }, 1_000)
  const judged = judgeInTurn(market.pool, { nouns } as GroupContext, limits)
  const ask = async (by: PartyId | null) =>
    (await judged({ party: supplier.id, act: 'no.act', body: {} }, by))?.refusal
  const unknown = 'act_must_be_known'
  expect([await ask(supplier.id), await ask(supplier.id)]).toEqual([unknown, unknown])
  expect(await ask(supplier.id)).toBe('party_must_keep_to_its_rate')
  expect([await ask(null), await ask(other.id)]).toEqual([unknown, unknown])
})

describe('without any signature it is refused', () => {
  test('to whom it can never be: a stranger, one who is no operator, one suspended', async () => {
    const asked = pledgeOf(0, 1)
    const nobody = { ...asked, party: 'pty_0000000000001' as const }
    expect(await judge(nobody)).toMatchObject({ refusal: 'party_must_be_enrolled' })
    const body = { party: supplier.id, reason: 'a test' }
    const suspend = { ...asked, act: 'party.suspend', body }
    expect(await market.ledger.judge(suspend, supplier.id)).toMatchObject({
      refusal: 'act_must_be_the_operators',
    })
    const gone = await market.enrol(['supplier'])
    const { maker, checker } = market.operator
    const stopped = { party: gone.id, reason: 'a test' }
    mustBeAccepted(await market.act([maker, checker], 'party.suspend', stopped))
    expect(await judge({ ...asked, party: gone.id })).toMatchObject({
      refusal: 'party_must_be_active',
    })
  })

  test('where what its signers are shown is not true', async () => {
    const untrue = { [other.id]: { name: 'Somebody else', code: other.code, roles: ['lender'] } }
    const [refused, answer] = await Promise.all([
      judge(pledgeOf(0, 1, untrue)),
      market.act([supplier.maker, supplier.checker], 'title.offer-pledge', pledgeOf(0, 1).body, {
        shown: [untrue],
      }),
    ])
    expect(refused).toMatchObject({ refusal: 'shown_must_be_true' })
    expect(refusalOf(answer)).toBe('shown_must_be_true')
  })

  test('while a hundred others of the same party wait; another party’s do not', async () => {
    const asked = Array.from({ length: 102 }, () => judge(pledgeOf(0, 1)))
    const ofOther = market.ledger.judge({ ...pledgeOf(0, 1), party: other.id }, other.id)
    const answers = await Promise.all(asked)
    expect(answers.filter(one => one?.refusal === 'party_must_keep_to_its_rate')).toHaveLength(1)
    expect(answers.filter(one => one === null)).toHaveLength(101)
    expect(await ofOther).toMatchObject({ refusal: 'pledgee_must_be_another_party' })
  })
})
