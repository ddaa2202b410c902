import type { Pool } from 'pg'
import { Gauge } from 'prom-client'
import { metrics } from '../../platform/metrics.ts'
import type { StorageLimits } from '../../platform/storage-limits.ts'

const labelNames = ['what']
const kept = new Gauge({
  name: 'tallystick_kept',
  help: 'What all parties keep: bytes of files and of drafts that wait, rows of imports.',
  labelNames,
  registers: [metrics],
  collect: measure,
})
const keptShare = new Gauge({
  name: 'tallystick_kept_share',
  help: 'Which part of what one party may keep is kept by the party that keeps most of it.',
  labelNames,
  registers: [metrics],
})

interface Watched {
  readonly pools: { readonly desk: Pool; readonly intake: Pool }
  readonly limits: StorageLimits
}

let watched: Watched | null = null
let measuredAt = Number.NEGATIVE_INFINITY

/** Shows from now on what parties keep of what they may. */
export function watchStorage(pools: Watched['pools'], limits: StorageLimits): void {
  watched = { pools, limits }
  measuredAt = Number.NEGATIVE_INFINITY
}

/** Sums over all rows are not made for every look. */
const MEASURED_FOR_MS = 60_000

async function measure(): Promise<void> {
  if (!watched || performance.now() - measuredAt < MEASURED_FOR_MS) return
  measuredAt = performance.now()
  const { desk, intake } = watched.pools
  const { documentBytes, draftBytes, importRows } = watched.limits
  await Promise.all([
    show('files', documentBytes, intake.query<SumsRow>(FILES)),
    show('drafts', draftBytes, desk.query<SumsRow>(DRAFTS)),
    show('imports', importRows, intake.query<SumsRow>(IMPORTS)),
  ])
}

interface SumsRow {
  readonly all: bigint
  readonly most: bigint
}

/** The figures stay as they were where the database does not answer. */
async function show(
  what: string,
  limit: number,
  asked: Promise<{ readonly rows: readonly SumsRow[] }>,
): Promise<void> {
  const answer = await asked.catch(() => null)
  const [row] = answer?.rows ?? []
  if (!row) return
  kept.set({ what }, Number(row.all))
  keptShare.set({ what }, Number(row.most) / limit)
}

const FILES = `
  select coalesce(sum(used), 0)::bigint as all, coalesce(max(used), 0)::bigint as most
    from (select sum(bytes) as used from trade.upload join trade.blob using (hash)
           group by party) parties`
const IMPORTS = `
  select coalesce(sum(used), 0)::bigint as all, coalesce(max(used), 0)::bigint as most
    from (select sum(rows_read) as used from trade.import group by party) parties`
const DRAFTS = `
  select coalesce(sum(used), 0)::bigint as all, coalesce(max(used), 0)::bigint as most
    from (select sum(octet_length(payload)) as used from desk.draft
           where outcome is null and not withdrawn and expires_at > now()
           group by party) parties`
