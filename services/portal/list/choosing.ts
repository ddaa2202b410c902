import { type ReactNode, useState } from 'react'

/** Rows of a list that can be chosen, so that something is done with all of them at once. */
export interface Choosing<Node> {
  readonly id: (node: Node) => string
  /** What a row that can be chosen is called; null of a row that cannot. */
  readonly name: (node: Node) => string | null
  /** The arguments that leave only what can be chosen; null where the filters leave none of it. */
  readonly only: (given: Arguments) => Arguments | null
  /** So many are taken at once. */
  readonly most: number
  /** What can be done with the chosen rows; `end` is called when it was done. */
  readonly offer: (chosen: readonly Node[], end: () => void) => ReactNode
}

type Arguments = Readonly<Record<string, unknown>>

export interface Choice<Node> extends Choosing<Node> {
  readonly chosen: readonly Node[]
  readonly isChosen: (node: Node) => boolean
  readonly set: (nodes: readonly Node[], on: boolean) => void
}

/** What of a list is chosen: it outlives a turn of the page and a change of filters. */
export function useChoice<Node>(choosing: Choosing<Node> | undefined): Choice<Node> | null {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Node>>(new Map())
  if (choosing === undefined) return null
  return {
    ...choosing,
    chosen: [...chosen.values()],
    isChosen: node => chosen.has(choosing.id(node)),
    set: (nodes, on) => {
      const next = new Map(chosen)
      for (const node of nodes)
        if (on) next.set(choosing.id(node), node)
        else next.delete(choosing.id(node))
      setChosen(next)
    },
  }
}
