import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommandAnswer } from '../../../contracts/command/answer.ts'
import { NOUNS } from '../../../services/ledger/nouns.ts'
import { ACT_ROWS } from '../../support/act-table/act-table.ts'
import type { TestParty } from '../../support/actor.ts'
import { refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

/** Every act has its form: a body that lacks it is refused as such, and one that has it is not. */
let market: TestMarket
let member: TestParty

beforeAll(async () => {
  market = await testMarket({ partyRate: { burst: 100_000, perSecond: 100_000 } })
  member = await market.enrol(['supplier', 'debtor', 'lender', 'regulator'])
})
afterAll(async () => await market?.close())

const WRONG_FORM = 'body_must_have_the_form_of_the_act'
const OF_FORM = new Set([WRONG_FORM, 'field_must_be_within_its_length'])

function actorOf(act: string): TestParty {
  const byOperator = ['operator', 'officers'].includes(NOUNS.acts.get(act)!.class)
  return byOperator ? market.operator : member
}

async function send(act: string, body: unknown): Promise<string | null> {
  const { maker, checker } = actorOf(act)
  const answer: CommandAnswer = await market.act([maker, checker], act, body)
  return refusalOf(answer)
}

async function judge(act: string, body: unknown): Promise<string | null> {
  const { id } = actorOf(act)
  const refused = await market.ledger.judge({ party: id, act, body }, id)
  return refused?.refusal ?? null
}

describe.each(ACT_ROWS)('%s', (act, { body }) => {
  test('takes a body of its form, and is judged unsigned as it is answered signed', async () => {
    const judged = await judge(act, body)
    const answered = await send(act, body)
    expect(OF_FORM.has(answered ?? '')).toBe(false)
    expect(judged).toBe(answered)
  })

  test('refuses no body, a field too many, and each field of another form', async () => {
    const fields = Object.keys(body)
    const wrong: readonly unknown[] = [
      ...[null, [], 'body', { ...body, price: '1' }],
      ...fields.map(field => ({ ...body, [field]: {} })),
    ]
    for (const one of wrong) expect([one, await send(act, one)]).toEqual([one, WRONG_FORM])
  })
})
