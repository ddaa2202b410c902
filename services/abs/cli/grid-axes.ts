import type { Axes } from '../../../contracts/abs/analytics/scenario-grid.ts'
import { parseRate } from '../../../contracts/kernel/rate.ts'
import { GRID_AXES } from '../forecast/grid.ts'
import { UsageFault } from './options.ts'

/** Parses `cdr=0.01,0.02;cpr=0.05,0.1`: axes by semicolons, their values by commas. */
export function parseGridAxes(text: string): Axes {
  return Object.fromEntries(
    text.split(';').map(axis => {
      const [name = '', values = ''] = axis.split('=').map(part => part.trim())
      if (!(GRID_AXES as readonly string[]).includes(name))
        throw new UsageFault(`--grid has axes ${GRID_AXES.join(', ')}; not “${name}”`)
      const decimals = values.split(',').map(value => value.trim())
      const wrong = decimals.find(value => parseRate(value) === null)
      if (wrong !== undefined) throw new UsageFault(`--grid ${name}: “${wrong}” is no decimal`)
      return [name, decimals]
    }),
  )
}
