import { describe, expect, it } from 'vitest'
import { loadDeal } from '../../../../contracts/abs/deal/check/load-deal.ts'
import dealSchema from '../../../../contracts/abs/deal/deal.schema.json' with { type: 'json' }
import {
  DEAL_QUANTITIES,
  NAMED_QUANTITIES,
  type Quantity,
} from '../../../../contracts/abs/deal/quantities.ts'
import { PAYMENTS_BELOW } from '../../../../contracts/abs/deal/vocabulary.ts'
import { VERBS } from '../../../../contracts/abs/deal/waterfall-step.ts'
import type { TriggerEvidence } from '../../../../contracts/abs/trigger/test-trigger.ts'
import { runDeal } from '../../../../contracts/abs/waterfall/run/run-deal.ts'
import { BUILT_IN_CALENDARS } from '../../../../contracts/kernel/calendars.ts'
import { formatMinor } from '../../../../contracts/kernel/money.ts'
import { readEvents } from '../../../../services/abs/index.ts'
import { CONVENTION_WORDS } from '../../../../services/abs/result/convention-words.ts'
import { describePayments, expectResults, loaded } from '../waterfall/read-results.ts'
import {
  type ExpressionExample,
  expressionExamples,
  FACTS,
  type Fields,
  payoutFeeTold,
  referenceDeal,
  referenceEvents,
  referenceNames,
  referencePool,
  verbExamples,
} from './reference.ts'

describe('REFERENCE.md is true', () => {
  it.each(verbExamples())('the step $steps gives what it says', ({ steps, gives }) => {
    const deal = referenceDeal()
    const states = deal['states'] as Fields
    states['ordinary'] = { ...(states['ordinary'] as Fields), steps }
    const [first] = expectResults(runDeal(loaded(deal), referencePool().slice(0, 1), FACTS))
    expect(describePayments(first!)).toEqual(gives)
  })

  it('the declared events are read, and are in force from their day on', () => {
    const deal = loaded(referenceDeal())
    const read = readEvents('REFERENCE.md', referenceEvents(), deal.deal)
    if (!read.ok) throw new Error(JSON.stringify(read))
    const facts = { ...FACTS, events: read.value }
    expect(read.value[0]!.effective).toBe('2026-06-20')
    expect(runDeal(deal, referencePool().slice(0, 1), facts)).toMatchObject({ ok: true })
  })

  it('every verb has an example', () => {
    const written = new Set(verbExamples().flatMap(({ steps }) => verbsIn(steps)))
    expect([...written].sort()).toEqual([...VERBS].sort())
  })

  it.each(expressionExamples())('$expression gives $gives', example => {
    expect(valueAfterTwo(example)).toBe(example.gives)
  })

  it('every quantity has an example and says what it is', () => {
    const rows = expressionExamples().slice(-quantityNames().length)
    const written = rows.map(({ name, means }) => [name, means])
    expect(written).toEqual(quantityNames())
  })

  it('every value that can be chosen is named: of deals, of projections, of calendars', () => {
    const conventions = Object.values(CONVENTION_WORDS).flatMap(({ choices }) =>
      Object.keys(choices),
    )
    const calendars = BUILT_IN_CALENDARS.map(({ name }) => name)
    const values = [...listWords(dealSchema), ...conventions, ...calendars, 'china']
    const missing = values.filter(word => word !== 'dropped' && !referenceNames(word))
    expect(missing).toEqual([])
  })

  it('the payout fee is the share it says', () => {
    const [, second] = expectResults(runDeal(loaded(referenceDeal()), referencePool(), FACTS))
    expect(`${formatMinor(second!.fees['payout']!.accrued)}元`).toBe(payoutFeeTold())
  })
})

/** The words from which the schema lets a term be chosen. */
function listWords(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = (schema as { enum?: readonly unknown[] }).enum ?? []
  const words = own.filter(each => typeof each === 'string')
  return [...words, ...Object.values(schema).flatMap(listWords)]
}

function verbsIn(steps: readonly unknown[]): readonly string[] {
  return steps.flatMap(step => {
    const fields = step as Fields
    const inner = [fields['then'], fields['otherwise']].filter(Array.isArray)
    return [VERBS.find(verb => verb in fields)!, ...inner.flatMap(verbsIn)]
  })
}

/** The example becomes a test after the second distribution: its evidence shows the value. */
function valueAfterTwo({ expression }: ExpressionExample): string {
  const condition = withTest({ when: expression })
  const deal = loadDeal(condition).ok
    ? condition
    : withTest({ value: expression, above: expression })
  const [, second] = expectResults(runDeal(loaded(deal), referencePool(), FACTS))
  return shown(second!.triggers.find(t => t.trigger === 'example')!)
}

function withTest(test: Fields): Fields {
  const deal = referenceDeal()
  const words = { zh: '示例', en: 'example', tested: 'after_distribution' }
  const triggers = deal['triggers'] as Fields
  triggers['example'] = { ...words, ...test, effects: ['stop_buying'] }
  return deal
}

function shown({ kind, value }: TriggerEvidence): string {
  return kind === 'money' ? `${formatMinor(BigInt(value))}元` : value
}

/** In the words of the registry, with the names that the example deal uses. */
function quantityNames(): readonly (readonly [name: string, means: string])[] {
  const names: Readonly<Record<keyof typeof NAMED_QUANTITIES, string>> = {
    note: 'A',
    fee: 'custodian',
    account: 'reserve',
    support: 'bank',
    ledger: 'loss',
    moved: 'saved',
    schedule: 'plan',
    index: 'lpr_1y',
    term: 'default_rate',
    trigger: 'defaults',
    event: 'servicer_replaced',
    state: 'ordinary',
  }
  const rows = (prefix: string, measures: Readonly<Record<string, Quantity>>) =>
    Object.entries(measures).map(([measure, { en }]) => {
      const thing = measure === 'net' ? 'support.swap' : prefix
      return [measure === '' ? thing : `${thing}.${measure}`, en] as const
    })
  return [
    ...Object.entries(DEAL_QUANTITIES).flatMap(([noun, measures]) => rows(noun, measures)),
    ...Object.entries(NAMED_QUANTITIES).flatMap(([noun, measures]) =>
      rows(`${noun}.${names[noun as keyof typeof names]}`, measures),
    ),
  ].filter(([name]) => name !== PAYMENTS_BELOW)
}
