import type { ActRequest } from '../../contracts/command/command.ts'
import { listIds, type Shown } from '../../contracts/command/shown.ts'
import { wireOf } from './command.ts'
import type { Read } from './pages.ts'

/** What the signers of acts are shown, in the order of the acts: a part of what they sign. */
export type Show = (acts: readonly ActRequest[]) => Promise<{ readonly shown: readonly Shown[] }>

/** Asks what the signers are shown of all acts together, in the session of the user. */
export function showBy(read: Read): Show {
  return async acts => {
    const idsOfActs = acts.map(({ body }) => listIds(wireOf(body)))
    let known: Shown = {}
    for (const ids of chunk([...new Set(idsOfActs.flat())], SHOWN_IDS_MAX)) {
      const part = await read<{ shown: Shown }>(SHOWN, { ids })
      known = { ...known, ...part.shown }
    }
    const shown = idsOfActs.map((ids): Shown => {
      return Object.fromEntries(ids.flatMap(id => (known[id] ? [[id, known[id]]] : [])))
    })
    return { shown }
  }
}

/** The gateway takes lists of so many. */
const SHOWN_IDS_MAX = 500

function chunk<One>(all: readonly One[], size: number): One[][] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, n) => all.slice(n * size, (n + 1) * size))
}

const SHOWN = 'query ($ids: [ID!]!) { shown(ids: $ids) }'
