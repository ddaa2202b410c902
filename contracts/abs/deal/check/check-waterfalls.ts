import type { Deal } from '../deal.ts'
import { expandSteps, listSteps } from '../walk-steps.ts'
import type { StepList, WaterfallStep } from '../waterfall-step.ts'
import { type DealFinding, finding } from './deal-finding.ts'

/** Checks the order of the steps. The caller has checked that parts do not refer in a circle. */
export function checkWaterfalls(deal: Deal): readonly DealFinding[] {
  const findings = Object.entries(deal.states).flatMap(([name, { steps }]) => {
    const dead: DealFinding[] = []
    findEmptied(deal, steps, `states.${name}.steps`, new Set(), dead)
    return dead
  })
  return [...removeRepeated(findings), ...checkEmptied(deal)]
}

/** Removes repeated findings: a part may stand in several waterfalls. */
function removeRepeated(findings: readonly DealFinding[]): readonly DealFinding[] {
  return [...new Map(findings.map(f => [f.path, f])).values()]
}

/**
 * Finds the accounts that are surely empty after these steps, given those empty before. A step that
 * would pay out of one is added to `dead`; after a condition those are empty that both ways empty.
 */
function findEmptied(
  deal: Deal,
  steps: StepList,
  path: string,
  before: ReadonlySet<string>,
  dead: DealFinding[],
): ReadonlySet<string> {
  let empty = new Set(before)
  for (const { step, path: here } of expandSteps(deal, steps, path)) {
    if ('when' in step) {
      const then = findEmptied(deal, step.then, `${here}.then`, empty, dead)
      const otherwise = findEmptied(deal, step.otherwise ?? [], `${here}.otherwise`, empty, dead)
      empty = new Set([...then].filter(account => otherwise.has(account)))
      continue
    }
    const from = 'from' in step ? step.from : null
    if (from !== null && empty.has(from)) dead.push(finding('step_must_be_reachable', here, from))
    if (from !== null && emptiesItsAccount(step)) empty.add(from)
    if ('to' in step) empty.delete(step.to)
  }
  return empty
}

function emptiesItsAccount(step: WaterfallStep): boolean {
  if ('pay' in step) return step.owed === 'everything_left' && step.limit === undefined
  return 'move' in step && step.move === 'everything_left'
}

function checkEmptied(deal: Deal): readonly DealFinding[] {
  const emptied = new Set(
    listSteps(deal).flatMap(({ step }) =>
      'from' in step && emptiesItsAccount(step) ? [step.from] : [],
    ),
  )
  return Object.entries(deal.accounts)
    .filter(([name, { retain }]) => !retain && !emptied.has(name))
    .map(([name]) => finding('account_must_be_emptied_or_retained', `accounts.${name}`, name))
}
