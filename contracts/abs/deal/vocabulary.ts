import type { Vocabulary } from '../expression/compile.ts'
import { nearest } from '../expression/nearest.ts'
import { literalOf } from '../expression/tokens.ts'
import type { ValueType } from '../expression/value.ts'
import type { Deal } from './deal.ts'
import type { Named } from './deal-text.ts'
import { DEAL_QUANTITIES, NAMED_QUANTITIES, type NamedNoun, type Quantity } from './quantities.ts'
import { everyStep } from './walk-steps.ts'

/** Where a deal allows `payments.below`: only in the amount of a fee. */
export const PAYMENTS_BELOW = 'payments.below'

/** Every quantity that this deal has, by its whole name. `terms` gives the types of definitions. */
export function vocabularyOf(deal: Deal, terms: ReadonlyMap<string, ValueType>): Vocabulary {
  const types = new Map<string, ValueType>()
  for (const [noun, measures] of Object.entries(DEAL_QUANTITIES)) {
    for (const [measure, { type }] of Object.entries(measures))
      types.set(`${noun}.${measure}`, type)
  }
  for (const { noun, name } of namedThings(deal)) {
    for (const [measure, { type }] of Object.entries<Quantity>(NAMED_QUANTITIES[noun])) {
      const quantity = [noun, name, measure].filter(part => part !== '').join('.')
      if (hasMeasure(deal, noun, name, measure)) {
        types.set(quantity, typeHere(deal, terms, noun, name, type))
      }
    }
  }
  return {
    typeOf: name => types.get(name) ?? null,
    nearest: name => nearest(name, types.keys()),
  }
}

interface NamedThing {
  readonly noun: NamedNoun
  readonly name: string
}

function namedThings(deal: Deal): readonly NamedThing[] {
  const moved = everyStep(deal).flatMap(({ step }) => ('move' in step && step.count) || [])
  const of = (noun: NamedNoun, names: readonly string[]) => names.map(name => ({ noun, name }))
  const keys = (record?: Named<unknown>) => Object.keys(record ?? {})
  return [
    ...of('note', keys(deal.notes)),
    ...of('fee', keys(deal.fees)),
    ...of('account', keys(deal.accounts)),
    ...of('support', keys(deal.supports)),
    ...of('ledger', keys(deal.ledgers)),
    ...of('schedule', keys(deal.schedules)),
    ...of('term', keys(deal.terms)),
    ...of('trigger', keys(deal.triggers)),
    ...of('event', keys(deal.events)),
    ...of('state', keys(deal.states)),
    ...of('index', deal.indices ?? []),
    ...of('moved', moved),
  ]
}

/** An account without target lacks nothing, a support without limit has no end. */
function hasMeasure(deal: Deal, noun: NamedNoun, name: string, measure: string): boolean {
  if (noun === 'account' && (measure === 'target' || measure === 'shortage')) {
    return deal.accounts[name]!.target !== undefined
  }
  const support = noun === 'support' ? deal.supports![name]! : null
  if (support && measure === 'net') return support.kind === 'swap'
  if (support && measure === 'available') return support.kind !== 'swap' && 'limit' in support
  return true
}

function typeHere(
  deal: Deal,
  terms: ReadonlyMap<string, ValueType>,
  noun: NamedNoun,
  name: string,
  type: ValueType,
): ValueType {
  if (noun === 'term') return terms.get(name) ?? 'zero'
  if (noun === 'schedule') return scheduleType(deal, name)
  return type
}

/** A schedule is of money or of plain numbers, as its first row is. */
export function scheduleType(deal: Deal, name: string): ValueType {
  const type = literalOf(deal.schedules![name]!.rows[0]![1])?.type
  return type === 'money' ? 'money' : 'number'
}
