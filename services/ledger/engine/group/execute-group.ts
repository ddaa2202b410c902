import type { CommandAnswer } from '../../../../contracts/command/answer.ts'
import type { AllocationTiling } from '../../../../contracts/kernel/allocation-tiling.ts'
import type { Calendar } from '../../../../contracts/kernel/calendar.ts'
import type { InstrumentId, InvoiceId } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import { writeAllocations } from '../../allocation/write-allocations.ts'
import { compareTitles, noChanges, type Posted } from '../../title/title-rows.ts'
import { writeFaces } from '../../title/write-faces.ts'
import { writeTitles } from '../../title/write-titles.ts'
import type { Unit } from '../act/unit.ts'
import { buildEntries } from '../journal/build-entries.ts'
import { loadChains } from '../journal/touches.ts'
import { writeJournal } from '../journal/write-entries.ts'
import type { Locked } from '../locked.ts'
import { writeFacts } from '../noun/fact-rules.ts'
import type { Nouns } from '../noun/noun.ts'
import { allocations, tilings } from '../view/postings.ts'
import type { View } from '../view/view.ts'
import { type Decided, decideCommand, type Law } from './decide-command.ts'
import type { CommitSlot } from './groups-in-flight.ts'
import { loadState } from './load-state.ts'
import { loadView } from './load-view.ts'
import { findRecordedAnswers } from './recorded-answers.ts'
import { writeWaits } from './write-waits.ts'

export interface GroupContext extends Law {
  readonly calendar: Calendar
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * Executes many commands in one transaction: find recorded answers, lock, read, ask each contract
 * in order, write in bulk, check every constraint. A refused command never hurts its neighbours; a
 * fault undoes all. The group takes its slot among those in flight.
 */
export async function executeGroup(
  transaction: Transaction,
  units: readonly Unit[],
  context: GroupContext,
  slot: CommitSlot,
): Promise<CommandAnswer[]> {
  const recorded = await findRecordedAnswers(transaction, units)
  const fresh = units.filter((_, index) => recorded[index] === null)
  const decided = fresh.length > 0 ? await decideAndWrite(transaction, fresh, context, slot) : []
  const answers = decided.map(d => d.answer)
  return recorded.map(answer => answer ?? answers.shift()!)
}

async function decideAndWrite(
  transaction: Transaction,
  given: readonly Unit[],
  context: GroupContext,
  slot: CommitSlot,
): Promise<readonly Decided[]> {
  const { authority, now } = context
  const { client, view, units } = await lockAndLoad(transaction, given, context)
  slot.locked()
  const loaded = {
    tilings: new Map(view.entries(tilings)),
    allocations: new Map(view.entries(allocations)),
  }
  const entries = await drawEntries(client, units)
  const law = stopClocks(context, view)
  const decided = units.map(unit => decideCommand(view, unit, entries, law, now() / MS_PER_SECOND))
  await write(client, view, loaded, units, decided, context)
  await slot.before
  await authority.write(client, view)
  return decided
}

const MS_PER_SECOND = 1_000

/** Makes a group's acts be judged by one date and one instant of the time outside. */
function stopClocks(law: Law, { asOf }: View): Law {
  const today = law.today()
  const instant = law.clock(asOf)
  return { ...law, today: () => today, clock: () => instant }
}

/** Takes every lock of the group and reads what its acts need. */
async function lockAndLoad(
  transaction: Transaction,
  given: readonly Unit[],
  { nouns, authority, calendar }: GroupContext,
) {
  const reads = given.flatMap(({ command, acts }) => [
    ...authority.reads(command),
    ...acts.flatMap(one => (one.ok ? one.reads : [])),
  ])
  const view = await loadView(transaction, reads, nouns, calendar)
  const units = await loadExclusive(transaction, given, nouns)
  return { client: transaction as Locked, view, units }
}

/** State of an exclusive act, which is alone in its group. */
async function loadExclusive(
  client: Transaction,
  units: readonly Unit[],
  nouns: Nouns,
): Promise<readonly Unit[]> {
  const [unit] = units
  const [one] = unit?.acts ?? []
  if (!unit || !one?.ok || !one.act.exclusive) return units
  return [{ ...unit, acts: [await loadState(client, one, unit.command.party, nouns)] }]
}

/** Numbers are drawn when all locks are held, so those of one subject ascend in its order. */
async function drawEntries(client: Locked, units: readonly Unit[]): Promise<Iterator<bigint>> {
  const count = units.reduce((sum, u) => sum + u.acts.length, 0)
  const { rows } = await client.query<{ numbers: string }>(
    `select string_agg(nextval('ledger.entry_number')::text, ' ') as numbers
       from generate_series(1, $1)`,
    [count],
  )
  return rows[0]!.numbers.split(' ').map(BigInt).values()
}

async function write(
  client: Locked,
  view: View,
  loaded: LoadedState,
  units: readonly Unit[],
  decided: readonly Decided[],
  { nouns, calendar }: GroupContext,
): Promise<void> {
  const acts = decided.flatMap(d => d.accepted)
  const remembered = units.flatMap(({ command }, index) => {
    const { answer, remembered } = decided[index]!
    return remembered && answer.ok ? [{ ...command, outcome: answer.acts }] : []
  })
  if (remembered.length === 0) return
  const chains = await loadChains(client, [...new Set(acts.flatMap(act => act.subjects))])
  const entries = buildEntries(acts, chains, nouns, view.asOf)
  await writeJournal(client, remembered, entries, view.asOf)
  const posted = acts.flatMap(({ postings, entry }) =>
    postings.map(posting => ({ posting, entry })),
  )
  await writeFaces(client, posted, nouns)
  await writeTitles(client, titleChanges(view, loaded, posted))
  await writeAllocations(client, allocationChanges(view, loaded))
  const facts = acts.flatMap(({ facts, entry, command: { party, id: command } }) =>
    facts.map(fact => ({ fact, entry, party, command })),
  )
  await writeFacts(client, nouns, await writeWaits(client, facts, calendar))
  await client.query('set constraints all immediate')
}

interface LoadedState {
  readonly tilings: ReadonlyMap<InstrumentId, Tiling>
  readonly allocations: ReadonlyMap<InvoiceId, AllocationTiling>
}

function titleChanges(view: View, loaded: LoadedState, posted: readonly PostedByEntry[]) {
  const byInstrument = Map.groupBy(posted.filter(isOnSpan), p => p.posting.instrument)
  const changes = noChanges()
  for (const [id, tiling] of view.entries(tilings)) {
    const was = loaded.tilings.get(id)
    if (was !== tiling)
      compareTitles(was?.titles ?? [], tiling, byInstrument.get(id) ?? [], changes)
  }
  return changes
}

interface PostedByEntry {
  readonly posting: Posting
  readonly entry: EntryNumber
}

function isOnSpan(one: PostedByEntry): one is Posted {
  return 'instrument' in one.posting && 'span' in one.posting
}

function allocationChanges(view: View, loaded: LoadedState) {
  return [...view.entries(allocations)].flatMap(([id, after]) => {
    const before = loaded.allocations.get(id)!
    return before === after ? [] : [{ before, after }]
  })
}
