import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACT_CLAUSES } from '../../../../contracts/refusal/clauses.ts'
import { refusalOf } from '../../../support/market.ts'
import { type BankOfParties, bankOf } from '../../../support/paying-market.ts'
import { both, goodsMarket } from '../goods-fixtures.ts'
import { ASKS, type AskedAct, whoIs } from './asks.ts'
import { type Asked, printStates, type Unsigned } from './print-states.ts'
import { ASKED_ON, STATES, type StateName, type Subject, type World } from './states.ts'

/** Every act from every state is accepted or refused by name, and no signature can be left out. */
let world: World
let bank: BankOfParties
const subjects = new Map<StateName, Subject>()
const ACTS = Object.keys(ASKS) as AskedAct[]

beforeAll(async () => {
  const goods = await goodsMarket()
  bank = bankOf(goods.market)
  await bank.opens(goods.keeper, '6217')
  const account = bank.account(goods.keeper).id
  world = { ...goods, account, court: await goods.market.enrol(['court']) }
  for (const [state, reach] of Object.entries(STATES))
    subjects.set(state as StateName, await reach(world))
  await world.market.roll(ASKED_ON)
})
afterAll(async () => {
  await world?.market.close()
  bank?.close()
})

async function askAll(): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const act of ACTS)
    for (const [state, subject] of subjects) {
      const { signers, body } = ASKS[act]
      const party = whoIs(world, signers[0]!).id
      const asking = { party, act, body: body(subject, world) }
      const judged = await world.market.ledger.judge(asking, party)
      asked.push({ act, state, refusal: judged?.refusal ?? null })
    }
  return asked
}

/** Sends each act from a state that allows it, with one party or one person less. */
async function askUnsigned(): Promise<Unsigned[]> {
  const unsigned: Unsigned[] = []
  for (const act of ACTS.filter(one => ACT_CLAUSES[one].class === 'value')) {
    const { signers, from, body } = ASKS[act]
    const send = async (without: string, whose: string, left: number) => {
      const people = signers.flatMap(name =>
        both(whoIs(world, name)).slice(0, name === whose ? left : undefined),
      )
      const answer = await world.market.act(people, act, body(subjects.get(from)!, world))
      unsigned.push({ act, without, refusal: refusalOf(answer) })
    }
    for (const one of signers) {
      if (one !== signers[0]) await send(one, one, 0)
      await send(`a second person of ${one}`, one, 1)
    }
  }
  return unsigned
}

/** Not accepted in any state here: a day, what was disclosed, or a bank's word is lacking. */
const LACKING = new Set<AskedAct>(['title.lapse-offer', 'title.look', 'receipt.prove-dues'])

test('each act from each state, and each with a signature less', async () => {
  const asked = await askAll()
  const unsigned = await askUnsigned()
  for (const act of ACTS.filter(one => !LACKING.has(one)))
    expect(asked.find(one => one.act === act && one.state === ASKS[act].from)?.refusal).toBeNull()
  expect(unsigned.filter(({ refusal }) => refusal === null)).toEqual([])
  for (const act of ACTS.filter(one => ACT_CLAUSES[one].class === 'value'))
    expect(ASKS[act].signers.length > 1, act).toBe(ASKS[act].alone === undefined)
  await expect(printStates(asked, unsigned)).toMatchFileSnapshot(
    '../../../../schema/receipt-states.md',
  )
})
