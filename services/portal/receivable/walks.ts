import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'

/** A record beside this one, into whose story one walks. */
export interface Walk {
  readonly to: string
  readonly at: string | null
  readonly name: string
  readonly asked: Bilingual | null
}

interface OfTitle {
  readonly wait: {
    readonly id: string
    readonly asked: Bilingual
    readonly awaited: { readonly name: string } | null
    readonly lapseOn: string | null
  } | null
  readonly financing: { readonly id: string; readonly firstDueOn: string } | null
}

/** Finds what a title waits in, and what it is bound for. */
export function findWalks({ wait, financing }: OfTitle): readonly Walk[] {
  const waits: readonly Walk[] = wait
    ? [
        {
          ...{ to: `/waits/${wait.id}`, at: wait.lapseOn },
          ...{ name: wait.awaited?.name ?? '', asked: wait.asked },
        },
      ]
    : []
  if (financing === null) return waits
  const { id, firstDueOn } = financing
  return [...waits, { to: `/financings/${id}`, at: firstDueOn, name: id, asked: null }]
}

/** The same of several titles, each once. */
export function findTitleWalks(titles: readonly OfTitle[]): readonly Walk[] {
  const walks = new Map(titles.flatMap(findWalks).map(walk => [walk.to, walk]))
  return [...walks.values()].slice(0, WALKS_SHOWN_MAX)
}

const WALKS_SHOWN_MAX = 20
