import type { Vocabulary } from '../expression/compile.ts'
import { nearest } from '../expression/nearest.ts'
import { parseLiteral } from '../expression/tokens.ts'
import type { ValueType } from '../expression/value.ts'
import type { Deal } from './deal.ts'
import type { ByName } from './deal-text.ts'
import { DEAL_QUANTITIES, NAMED_QUANTITIES, type NamedNoun, type Quantity } from './quantities.ts'
import { listSteps } from './walk-steps.ts'

/** The quantity of the payments below a fee; only the amount of that fee may use it. */
export const PAYMENTS_BELOW = 'payments.below'

/**
 * Builds the vocabulary of a deal: all its quantities. `terms` gives the types of definitions, also
 * of those that are added to it later.
 */
export function buildVocabulary(deal: Deal, terms: ReadonlyMap<string, ValueType>): Vocabulary {
  const types = new Map<string, ValueType>()
  for (const [noun, measures] of Object.entries(DEAL_QUANTITIES)) {
    for (const [measure, { type }] of Object.entries(measures))
      types.set(`${noun}.${measure}`, type)
  }
  for (const { noun, name } of listNamedThings(deal)) {
    for (const [measure, { type }] of Object.entries<Quantity>(NAMED_QUANTITIES[noun])) {
      const quantity = [noun, name, measure].filter(part => part !== '').join('.')
      if (hasMeasure(deal, noun, name, measure)) {
        types.set(quantity, noun === 'schedule' ? findScheduleType(deal, name) : type)
      }
    }
  }
  return {
    findType: name => {
      const type = types.get(name) ?? null
      const isTerm = type !== null && name.startsWith(TERM)
      return isTerm ? (terms.get(name.slice(TERM.length)) ?? 'zero') : type
    },
    nearest: name => nearest(name, types.keys()),
  }
}

const TERM = 'term.'

interface NamedThing {
  readonly noun: NamedNoun
  readonly name: string
}

function listNamedThings(deal: Deal): readonly NamedThing[] {
  const moved = listSteps(deal).flatMap(({ step }) => ('move' in step && step.count) || [])
  const of = (noun: NamedNoun, names: readonly string[]) => names.map(name => ({ noun, name }))
  const keys = (record?: ByName<unknown>) => Object.keys(record ?? {})
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

/** Tells whether a thing has a measure: only an account with a target has a shortage, for one. */
function hasMeasure(deal: Deal, noun: NamedNoun, name: string, measure: string): boolean {
  if (noun === 'account' && (measure === 'target' || measure === 'shortage')) {
    return deal.accounts[name]!.target !== undefined
  }
  const support = noun === 'support' ? deal.supports![name]! : null
  if (support && measure === 'net') return support.kind === 'swap'
  if (support && measure === 'available') return support.kind !== 'swap' && 'limit' in support
  return true
}

/** Finds the type of a schedule: money or numbers, as its first row is. */
export function findScheduleType(deal: Deal, name: string): ValueType {
  const type = parseLiteral(deal.schedules![name]!.rows[0]![1])?.type
  return type === 'money' ? 'money' : 'number'
}
