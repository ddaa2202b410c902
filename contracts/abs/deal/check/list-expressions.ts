import type { ValueType } from '../../expression/value.ts'
import type { Deal } from '../deal.ts'
import type { ByName, ExpressionText } from '../deal-text.ts'
import { listSteps } from '../walk-steps.ts'
import type { WaterfallStep } from '../waterfall-step.ts'

/** An expression of a deal: its JSON path, its text, and the type that it must give there. */
export interface DealExpression {
  readonly path: string
  readonly text: ExpressionText
  readonly needs: ValueType | 'any' | { readonly likePath: string }
}

/** Lists every expression of a deal, definitions first. */
export function listExpressions(deal: Deal): readonly DealExpression[] {
  return [
    ...listEach('terms', deal.terms, { is: 'any' }),
    ...listEach('notes', deal.notes, { notional: 'money', capitalise: 'condition' }),
    ...listEach('accounts', deal.accounts, { target: 'money' }),
    ...listEach('fees', deal.fees, { of: 'money', amount: 'money', cap: 'money' }),
    ...listEach('supports', deal.supports, { limit: 'money', gives: 'money', takes: 'money' }),
    ...listEach('ledgers', deal.ledgers, { debit: 'money', limit: 'money' }),
    ...deal.collections.flatMap((line, i) =>
      listFields(`collections.${i}.redirect`, line.redirect, { when: 'condition' }),
    ),
    ...(deal.dates.chain ?? []).flatMap((date, i) =>
      listFields(`dates.chain.${i}`, date, { when: 'condition' }),
    ),
    ...listTriggerExpressions(deal),
    ...listSteps(deal).flatMap(({ step, path }) => listStepExpressions(step, path)),
  ]
}

type Needs = Readonly<Record<string, ValueType | 'any'>>

function listEach(section: string, things: ByName<object> | undefined, needs: Needs) {
  return Object.entries(things ?? {}).flatMap(([name, thing]) =>
    listFields(`${section}.${name}`, thing, needs),
  )
}

function listFields(path: string, thing: object | undefined, needs: Needs): DealExpression[] {
  const texts = (thing ?? {}) as Readonly<Record<string, unknown>>
  return Object.entries(needs).flatMap(([field, need]) => {
    const text = texts[field]
    return typeof text === 'string' ? [{ path: `${path}.${field}`, text, needs: need }] : []
  })
}

/** Lists the expressions of triggers; value and threshold must have the same type. */
function listTriggerExpressions(deal: Deal): readonly DealExpression[] {
  return Object.entries(deal.triggers ?? {}).flatMap(([name, trigger]) => {
    const path = `triggers.${name}`
    const thresholds = { above: 'any', atLeast: 'any', below: 'any', atMost: 'any' } as const
    return [
      ...listFields(path, trigger, { when: 'condition', value: 'any' }),
      ...listFields(path, trigger, thresholds).map(threshold => ({
        ...threshold,
        needs: { likePath: `${path}.value` },
      })),
    ]
  })
}

const STEP_NEEDS: Needs = {
  when: 'condition',
  price: 'number',
  limit: 'money',
  amount: 'money',
  keep: 'money',
}

function listStepExpressions(step: WaterfallStep, path: string): readonly DealExpression[] {
  if ('sell' in step) return listFields(path, step, { price: 'money' })
  const named = 'move' in step && isMoveWord(step.move)
  return listFields(path, step, 'move' in step && !named ? { move: 'money' } : STEP_NEEDS)
}

/** Tells the words that stand for an amount in a `move`. */
function isMoveWord(move: string): move is 'everything_left' | 'shortage' {
  return move === 'everything_left' || move === 'shortage'
}
