import { Session } from 'node:inspector'
import { FEN } from '../../../contracts/abs/convention.ts'
import type { LoanColumns } from '../../../contracts/abs/projection/columns.ts'
import { projectTotals } from '../../../contracts/abs/projection/run/project-pool.ts'
import { LOAD_ASSUMPTIONS, LOAD_GRID } from './load.ts'

const SHOWN = 8

/** Where the time of warm runs goes, by function; what is inlined counts for its caller. */
export function printProfile(columns: LoanColumns): void {
  const project = () => projectTotals(columns, LOAD_ASSUMPTIONS, FEN, LOAD_GRID)
  for (let warm = 0; warm < 3; warm++) project()
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.start')
  for (let i = 0; i < 3; i++) project()
  session.post('Profiler.stop', (error, result) => {
    if (error) throw error
    const own = new Map<string, number>()
    const names = new Map(result.profile.nodes.map(node => [node.id, node.callFrame.functionName]))
    const deltas = result.profile.timeDeltas ?? []
    for (const [i, node] of (result.profile.samples ?? []).entries()) {
      const name = names.get(node) || '(anonymous)'
      own.set(name, (own.get(name) ?? 0) + deltas[i]!)
    }
    print(own)
  })
  session.disconnect()
}

function print(own: ReadonlyMap<string, number>): void {
  const all = [...own.values()].reduce((sum, time) => sum + time, 0)
  const shares = [...own].sort(([, a], [, b]) => b - a).slice(0, SHOWN)
  const text = shares.map(([name, time]) => `${name} ${((100 * time) / all).toFixed(1)} %`)
  process.stdout.write(`time     ${text.join(', ')}\n`)
}
