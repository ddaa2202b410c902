import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { idOf } from '../../../contracts/kernel/id.ts'
import { KeyDirectory } from '../../../services/ledger/engine/verify/admit.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { signed, type TestParty } from '../../support/actor.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

/** Each limit of a command at its boundary, and what its refusal says of it. */
let market: TestMarket
let supplier: TestParty

beforeAll(async () => {
  market = await testMarket()
  supplier = await market.enrol(['supplier'])
})
afterAll(async () => await market?.close())

const command = (body: unknown, act = 'receivable.reject') =>
  signed([supplier.maker], { aud: market.ledger.name, act, body })

const answerTo = async (jws: string) => (await market.ledger.submit([jws]))[0]!

describe('a command', () => {
  test('of more than 1 MiB is refused with its length and the limit', async () => {
    const jws = command({ fill: 'x'.repeat(2 ** 20) })
    const details = { limit: 2 ** 20, found: jws.length }
    const refusal = 'jws_must_be_at_most_1_mib'
    expect(await answerTo(jws)).toEqual(refuse(refusal, '', details))
  })

  test('has 32 levels and not 33, of which the body is the second', async () => {
    const nested = (levels: number): unknown => (levels === 0 ? 'x' : [nested(levels - 1)])
    const refusal = 'body_must_have_the_form_of_the_act'
    expect(await answerTo(command(nested(31)))).toEqual({
      ok: true,
      acts: [refuse(refusal, 'body', { field: 'body' })],
    })
    expect(await answerTo(command(nested(32)))).toEqual(
      refuse('json_must_be_at_most_32_levels_deep', '', { limit: 32, found: 33 }),
    )
  })

  test('with text that no database holds is refused with the place of it', async () => {
    const body = { spans: [{ instrument: newId('rcv') }, { instrument: 'a\0b' }] }
    expect(await answerTo(command(body))).toEqual(
      refuse('text_must_be_storable', 'body.spans.1.instrument'),
    )
  })

  test('whose text is too long is refused with the field, its length and the limit', async () => {
    const { maker, checker } = market.operator
    const suspend = async (length: number) => {
      const body = { party: newId('pty'), reason: 'x'.repeat(length) }
      return await market.act([maker, checker], 'party.suspend', body)
    }
    const details = { field: 'body.reason', limit: 1_000, found: 1_001 }
    expect(await suspend(1_001)).toEqual({
      ok: true,
      acts: [refuse('field_must_be_within_its_length', 'body.reason', details)],
    })
    expect(await suspend(1_000)).toMatchObject({ acts: [{ refusal: 'party_must_be_enrolled' }] })
  })

  test('of unknown or misformed acts leaves nothing behind, of whatever size', async () => {
    const count = async () =>
      (await market.owner.query('select count(*) as n from ledger.command')).rows[0].n
    const before = await count()
    const fill = 'x'.repeat(700_000)
    const acts = [
      { act: 'receivable.print-money', body: { fill } },
      { act: 'receivable.reject', body: {} },
    ]
    for (const jws of [
      command({ fill }),
      command({ fill }, 'receivable.print-money'),
      command({ acts }, 'manifest'),
    ])
      expect(await answerTo(jws)).toMatchObject({ acts: expect.any(Array) })
    expect(await count()).toBe(before)
    acts.push({ act: 'receivable.reject', body: { receivable: newId('rcv') } as never })
    await answerTo(command({ acts }, 'manifest'))
    expect(await count()).toBe(before + 1n)
  })
})

describe('the directory of keys', () => {
  test('keeps enrolled keys only, and the last that were asked for', async () => {
    const directory = new KeyDirectory(market.pool, 2)
    const strangers = Array.from({ length: 100 }, () => newId('key'))
    expect((await directory.find(strangers)).size).toBe(0)
    expect(directory.size).toBe(0)
    const { rows } = await market.owner.query('select id from ledger.key')
    const enrolled = rows.map(({ id }) => idOf('key', id))
    expect(enrolled.length).toBeGreaterThan(2)
    const found = await directory.find([...enrolled, ...strangers])
    expect([...found.keys()].sort()).toEqual(enrolled.sort())
    expect(directory.size).toBe(2)
  })
})
