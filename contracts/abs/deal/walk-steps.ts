import type { Deal } from './deal.ts'
import type { StepList, WaterfallStep } from './waterfall-step.ts'

/** A step with its JSON path. */
export interface StepAtPath {
  /** The JSON path: `states.amortising.steps.3.then.0`. */
  readonly path: string
  readonly step: WaterfallStep
}

/** The name of a part where a step may stand. */
export interface PartReference {
  readonly path: string
  readonly name: string
}

/** Lists every step of a deal once: those of states, then those of parts. */
export function listSteps(deal: Deal): readonly StepAtPath[] {
  return listItems(deal).filter(item => 'step' in item)
}

/** Lists the references to parts. */
export function listPartReferences(deal: Deal): readonly PartReference[] {
  return listItems(deal).filter(item => 'name' in item)
}

/** Expands a list of steps: references become the part's steps, with the paths of the part. */
export function expandSteps(deal: Deal, steps: StepList, path: string): readonly StepAtPath[] {
  return steps.flatMap((item, i) =>
    typeof item === 'string'
      ? expandSteps(deal, deal.parts?.[item] ?? [], `parts.${item}`)
      : [{ step: item, path: `${path}.${i}` }],
  )
}

type Item = StepAtPath | PartReference

function listItems(deal: Deal): readonly Item[] {
  return [
    ...Object.entries(deal.states).flatMap(([name, { steps }]) =>
      listItemsBelow(steps, `states.${name}.steps`),
    ),
    ...Object.entries(deal.parts ?? {}).flatMap(([name, steps]) =>
      listItemsBelow(steps, `parts.${name}`),
    ),
  ]
}

function listItemsBelow(steps: StepList, at: string): readonly Item[] {
  return steps.flatMap((item, i): readonly Item[] => {
    const path = `${at}.${i}`
    if (typeof item === 'string') return [{ path, name: item }]
    const here = { path, step: item }
    if (!('when' in item)) return [here]
    return [
      here,
      ...listItemsBelow(item.then, `${path}.then`),
      ...listItemsBelow(item.otherwise ?? [], `${path}.otherwise`),
    ]
  })
}
