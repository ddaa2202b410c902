import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import type { FindingBehind } from '../../../../contracts/financing/finding-behind.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import { WEIGHED_KINDS } from '../../../../contracts/trade/findings.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { Canonical } from '../../engine/act/canonical.ts'
import { findsNothing, locksNothing, type Table } from '../../engine/act/read.ts'
import { canonicalJson } from '../../engine/journal/canonical-json.ts'
import { hashOf } from '../../engine/journal/leaf.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'

/** A financing, and the lender that acts. */
export interface BeforeLender {
  readonly financing: FinancingId
  readonly lender: PartyId
}

interface LoadedFinding extends FindingBehind {
  /** As it is kept when it is weighed. */
  readonly said: Canonical
}

const findingsBehind = defineState<string, readonly LoadedFinding[]>('findings behind')
const keyFor = ({ financing, lender }: BeforeLender) => `${financing} ${lender}`

/** What was noticed behind a financing, as a lender stands to it: read after its row is locked. */
export const FINDINGS_BEHIND: Table<BeforeLender> = {
  name: 'findings behind',
  order: 425,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, all, view) => {
    for (const one of all) view.set(findingsBehind, keyFor(one), await loadBehind(client, one))
  },
}

async function loadBehind(
  client: Transaction,
  { financing, lender }: BeforeLender,
): Promise<readonly LoadedFinding[]> {
  const { rows } = await client.query<BehindRow>(
    `select f.id, f.kind, f.severity, f.evidence, f.found_at,
            exists (select from ledger.weighed_finding w
                     where w.financing = $1 and w.lender = $2 and w.finding = f.id) as weighed
       from trade.findings_behind($1) b join trade.finding f on f.id = b.finding order by f.id`,
    [idNumber(financing), idNumber(lender)],
  )
  return rows.map(({ id, kind, severity, evidence, found_at: foundAt, weighed }) => ({
    id: idOf('fnd', id),
    isWeighed: WEIGHED_KINDS.includes(kind),
    wasWeighed: weighed,
    said: {
      ...{ id: idOf('fnd', id), kind, severity, evidence: evidence as Canonical },
      foundAt: foundAt.toISOString(),
    },
  }))
}

interface BehindRow {
  readonly id: bigint
  readonly kind: string
  readonly severity: string
  readonly evidence: object
  readonly found_at: Date
  readonly weighed: boolean
}

export function selectBehind(view: View, before: BeforeLender): readonly LoadedFinding[] {
  return view.get(findingsBehind, keyFor(before)) ?? []
}

/** Later acts of the group see what was weighed. */
export function noteWeighed(view: View, before: BeforeLender, weighed: readonly string[]): void {
  const all = selectBehind(view, before)
  view.set(
    findingsBehind,
    keyFor(before),
    all.map(one => ({ ...one, wasWeighed: one.wasWeighed || weighed.includes(one.id) })),
  )
}

/** The text that is kept of what is weighed. */
export function writeWeighed(view: View, before: BeforeLender, weighed: readonly string[]) {
  const said = selectBehind(view, before).filter(({ id }) => weighed.includes(id))
  const findings = said.map(one => one.said)
  const { financing, lender } = before
  const content = canonicalJson({ v: 1, financing, to: lender, findings })
  return { content, digest: hashOf(content) }
}
