import type { Compiled } from '../../expression/compile.ts'
import type { Deal } from '../deal.ts'
import { describeSteps } from '../explain/describe-steps.ts'
import type { LoadedDeal } from '../loaded-deal.ts'
import { PAYMENTS_BELOW } from '../vocabulary.ts'
import { checkNames } from './check-names.ts'
import { checkShape } from './check-shape.ts'
import { checkShares } from './check-shares.ts'
import { checkTerms } from './check-terms.ts'
import { checkWaterfalls } from './check-waterfalls.ts'
import { compileExpressions } from './compile-expressions.ts'
import { type DealFinding, finding } from './deal-finding.ts'
import { orderDefinitions } from './definition-order.ts'
import { findWarnings } from './find-warnings.ts'

export type Loaded =
  | { readonly ok: true; readonly deal: LoadedDeal; readonly warnings: readonly DealFinding[] }
  | { readonly ok: false; readonly findings: readonly DealFinding[] }

/**
 * Loads a deal: checks a parsed JSON document once and whole. Everything that can be decided then
 * is refused, with its path and a sentence, so that the interpreter never guesses.
 */
export function loadDeal(document: unknown): Loaded {
  const misshapen = checkShape(document)
  if (misshapen.length > 0) return { ok: false, findings: misshapen }
  const deal = document as Deal
  const misnamed = checkNames(deal)
  const { order, circle } = orderDefinitions(deal)
  if (circle.length > 0) {
    const turning = finding('definitions_must_not_turn_in_a_circle', circle[0]!, circle.join(' → '))
    return { ok: false, findings: [...misnamed, turning] }
  }
  const { expressions, findings } = compileExpressions(deal, order)
  const wrong = [...misnamed, ...findings, ...checkTerms(deal)]
  const refused =
    misnamed.length > 0
      ? wrong
      : [...wrong, ...checkShares(deal, expressions), ...checkWaterfalls(deal)]
  if (refused.length > 0) return { ok: false, findings: refused }
  const loaded = { deal, expressions, ...orderSections(order, expressions) }
  return {
    ok: true,
    deal: { ...loaded, sentences: describeSteps(deal, expressions) },
    warnings: findWarnings(deal),
  }
}

function orderSections(order: readonly string[], expressions: ReadonlyMap<string, Compiled>) {
  const of = (section: string) =>
    order.filter(node => node.startsWith(section)).map(node => node.slice(section.length))
  const payouts = [...expressions].filter(([, e]) => e.names.includes(PAYMENTS_BELOW))
  return {
    feeOrder: of('fees.'),
    ledgerOrder: of('ledgers.').reverse(),
    payoutFees: payouts.map(([path]) => path.split('.')[1]!),
  }
}

/** Checks a document: everything that is refused, and everything that is warned of. */
export function checkDeal(document: unknown): {
  readonly findings: readonly DealFinding[]
  readonly warnings: readonly DealFinding[]
} {
  const loaded = loadDeal(document)
  return loaded.ok
    ? { findings: [], warnings: loaded.warnings }
    : { findings: loaded.findings, warnings: [] }
}
