import type { ValueType } from '../../expression/value.ts'
import type { Deal } from '../deal.ts'
import type { ExpressionText, Named } from '../deal-text.ts'
import { everyStep } from '../walk-steps.ts'
import type { Step } from '../waterfall-step.ts'

/** Where a deal holds an expression and what it must give there. */
export interface ExpressionPlace {
  readonly path: string
  readonly text: ExpressionText
  readonly needs: ValueType | 'any' | { readonly likePath: string }
}

/** Every expression of a deal with its JSON path; definitions first. */
export function expressionPlaces(deal: Deal): readonly ExpressionPlace[] {
  return [
    ...each('terms', deal.terms, { is: 'any' }),
    ...each('notes', deal.notes, { notional: 'money', capitalise: 'condition' }),
    ...each('accounts', deal.accounts, { target: 'money' }),
    ...each('fees', deal.fees, { of: 'money', amount: 'money', cap: 'money' }),
    ...each('supports', deal.supports, { limit: 'money', gives: 'money', takes: 'money' }),
    ...each('ledgers', deal.ledgers, { debit: 'money', limit: 'money' }),
    ...deal.collections.flatMap((line, i) =>
      fields(`collections.${i}.redirect`, line.redirect, { when: 'condition' }),
    ),
    ...(deal.dates.chain ?? []).flatMap((date, i) =>
      fields(`dates.chain.${i}`, date, { when: 'condition' }),
    ),
    ...triggerPlaces(deal),
    ...everyStep(deal).flatMap(({ step, path }) => stepPlaces(step, path)),
  ]
}

type Needs = Readonly<Record<string, ValueType | 'any'>>

function each(section: string, things: Named<object> | undefined, needs: Needs) {
  return Object.entries(things ?? {}).flatMap(([name, thing]) =>
    fields(`${section}.${name}`, thing, needs),
  )
}

function fields(path: string, thing: object | undefined, needs: Needs): ExpressionPlace[] {
  const texts = (thing ?? {}) as Readonly<Record<string, unknown>>
  return Object.entries(needs).flatMap(([field, need]) => {
    const text = texts[field]
    return typeof text === 'string' ? [{ path: `${path}.${field}`, text, needs: need }] : []
  })
}

/** Value and threshold are measured alike. */
function triggerPlaces(deal: Deal): readonly ExpressionPlace[] {
  return Object.entries(deal.triggers ?? {}).flatMap(([name, trigger]) => {
    const path = `triggers.${name}`
    const thresholds = { above: 'any', atLeast: 'any', below: 'any', atMost: 'any' } as const
    return [
      ...fields(path, trigger, { when: 'condition', value: 'any' }),
      ...fields(path, trigger, thresholds).map(place => ({
        ...place,
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

function stepPlaces(step: Step, path: string): readonly ExpressionPlace[] {
  if ('sell' in step) return fields(path, step, { price: 'money' })
  const named = 'move' in step && isMoveWord(step.move)
  return fields(path, step, 'move' in step && !named ? { move: 'money' } : STEP_NEEDS)
}

export function isMoveWord(move: string): move is 'everything_left' | 'shortage' {
  return move === 'everything_left' || move === 'shortage'
}
