import { FEN } from '../../../contracts/abs/convention.ts'
import { buildColumns } from '../../../contracts/abs/projection/columns.ts'
import { ProjectionThreads } from '../../../services/abs/projection/projection-threads.ts'
import { must } from '../../support/must.ts'
import { generatedLoans, LOAD_ASSUMPTIONS, LOAD_GRID } from './load.ts'

/** A process of its own: makes the pool, projects it twice on one thread, tells its peak memory. */
const columns = must(buildColumns(generatedLoans(Number(process.argv[2]), 1)))
const threads = new ProjectionThreads(columns, 1)
await threads.project(LOAD_ASSUMPTIONS, FEN, LOAD_GRID)
await threads.project(LOAD_ASSUMPTIONS, FEN, LOAD_GRID)
await threads.close()
process.send?.(Math.round(process.resourceUsage().maxRSS / 1024))
