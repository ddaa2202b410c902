import type { Deal } from './deal.ts'
import type { Step, Steps } from './waterfall-step.ts'

export interface PlacedStep {
  /** Its JSON path: `states.amortising.steps.3.then.0`. */
  readonly path: string
  readonly step: Step
}

/** A part named where a step may stand. */
export interface PlacedName {
  readonly path: string
  readonly name: string
}

/** Every step of a deal once, where it stands: in states, then in parts. */
export function everyStep(deal: Deal): readonly PlacedStep[] {
  return everyItem(deal).filter(item => 'step' in item)
}

/** Every place where a part is named. */
export function everyPartName(deal: Deal): readonly PlacedName[] {
  return everyItem(deal).filter(item => 'name' in item)
}

/** The steps of a list with the parts it names; a part's steps keep the path of the part. */
export function stepsAt(deal: Deal, steps: Steps, path: string): readonly PlacedStep[] {
  return steps.flatMap((item, i) =>
    typeof item === 'string'
      ? stepsAt(deal, deal.parts?.[item] ?? [], `parts.${item}`)
      : [{ step: item, path: `${path}.${i}` }],
  )
}

type Item = PlacedStep | PlacedName

function everyItem(deal: Deal): readonly Item[] {
  return [
    ...Object.entries(deal.states).flatMap(([name, { steps }]) =>
      itemsBelow(steps, `states.${name}.steps`),
    ),
    ...Object.entries(deal.parts ?? {}).flatMap(([name, steps]) =>
      itemsBelow(steps, `parts.${name}`),
    ),
  ]
}

function itemsBelow(steps: Steps, at: string): readonly Item[] {
  return steps.flatMap((item, i): readonly Item[] => {
    const path = `${at}.${i}`
    if (typeof item === 'string') return [{ path, name: item }]
    const here = { path, step: item }
    if (!('when' in item)) return [here]
    return [
      here,
      ...itemsBelow(item.then, `${path}.then`),
      ...itemsBelow(item.otherwise ?? [], `${path}.otherwise`),
    ]
  })
}
