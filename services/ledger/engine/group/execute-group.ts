import type { PoolClient } from 'pg'
import type { CommandAnswer } from '../../../../contracts/command/answer.ts'
import type { Calendar } from '../../../../contracts/kernel/calendar.ts'
import type { InstrumentId, InvoiceId } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { ReceivableFact } from '../../../../contracts/receivable/facts.ts'
import type { AllocationTiling } from '../../../../contracts/trade/allocation-tiling.ts'
import type { Acts } from '../../acts.ts'
import { writeAllocations } from '../../allocation/allocations.ts'
import { writeSingleSigned } from '../../nouns/party/write-single-signed.ts'
import { writeReceivables } from '../../nouns/receivable/write-receivables.ts'
import { compareTitles, noChanges, type Posted } from '../../title/title-rows.ts'
import { writeFaces } from '../../title/write-faces.ts'
import { writeTitles } from '../../title/write-titles.ts'
import type { LedgerFact } from '../act/fact.ts'
import { entriesOf } from '../journal/entries-of.ts'
import { loadChains } from '../journal/touches.ts'
import { writeJournal } from '../journal/write-entries.ts'
import { loadView } from '../view/load-view.ts'
import type { View } from '../view/view.ts'
import { type AcceptedAct, type Decided, decideCommand, type Unit } from './decide-command.ts'
import type { CommitSlot } from './groups-in-flight.ts'
import { findRecordedAnswers } from './recorded-answers.ts'

export interface GroupContext {
  readonly acts: Acts
  readonly calendar: Calendar
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * Many commands in one transaction: recall, lock, read, ask each contract in order, write in bulk,
 * check every constraint, commit. A refused command never hurts its neighbours; a fault undoes all.
 * It takes its turn among the groups under way.
 */
export async function executeGroup(
  client: PoolClient,
  units: readonly Unit[],
  { calendar, now }: GroupContext,
  turn: CommitSlot,
): Promise<CommandAnswer[]> {
  await client.query('begin')
  const recalled = await findRecordedAnswers(client, units)
  const fresh = units.filter((_, index) => recalled[index] === null)
  const decided =
    fresh.length > 0 ? await decideAndWrite(client, fresh, calendar, now() / 1_000, turn) : []
  await client.query('commit')
  const answers = decided.map(d => d.answer)
  return recalled.map(answer => answer ?? answers.shift()!)
}

async function decideAndWrite(
  client: PoolClient,
  given: readonly Unit[],
  calendar: Calendar,
  now: number,
  turn: CommitSlot,
): Promise<readonly Decided[]> {
  const keys = [...new Set(given.flatMap(u => u.command.keys))]
  const needs = given.flatMap(({ command, acts }) => [
    { parties: [command.party] },
    ...acts.flatMap(one => ('act' in one ? [one.needs] : [])),
  ])
  const view = await loadView(client, keys, needs, calendar)
  const loaded = {
    tilings: new Map(view.tilings.entries()),
    invoices: new Map(view.invoices.entries()),
  }
  const units = await loadAlone(client, given)
  turn.locked()
  const entries = await drawEntries(client, units)
  const decided = units.map(unit => decideCommand(view, unit, entries, now))
  await write(client, view, loaded, units, decided)
  await turn.before
  // A party's other groups wait for this row, so it is the last.
  await writeSingleSigned(client, view.singleSigned, view.asOf)
  return decided
}

/** State of acts that run alone, in their own group. */
async function loadAlone(client: PoolClient, units: readonly Unit[]): Promise<readonly Unit[]> {
  const [unit] = units
  const [one] = unit?.acts ?? []
  if (!unit || !one || 'refusal' in one || !one.act.exclusive) return units
  const state = await one.act.exclusive.load(client, one.body, unit.command.party)
  return [{ ...unit, acts: [{ ...one, state }] }]
}

/** Numbers are drawn when all locks are held, so those of one subject ascend in its order. */
async function drawEntries(client: PoolClient, units: readonly Unit[]): Promise<Iterator<bigint>> {
  const count = units.reduce((sum, u) => sum + u.acts.length, 0)
  const { rows } = await client.query<{ id: bigint }>(
    "select nextval('ledger.entry_number') as id from generate_series(1, $1)",
    [count],
  )
  return rows.map(row => row.id).values()
}

async function write(
  client: PoolClient,
  view: View,
  loaded: LoadedState,
  units: readonly Unit[],
  decided: readonly Decided[],
): Promise<void> {
  const acts = decided.flatMap(d => d.accepted)
  const remembered = units.flatMap(({ command }, index) => {
    const { answer, remembered } = decided[index]!
    return remembered && answer.ok ? [{ ...command, outcome: answer.acts }] : []
  })
  if (remembered.length === 0) return
  const chains = await loadChains(client, [...new Set(acts.flatMap(act => act.subjects))])
  await writeJournal(client, remembered, entriesOf(acts, chains), view.asOf)
  const posted = acts.flatMap(({ postings, entry }) =>
    postings.map(posting => ({ posting, entry })),
  )
  await writeFaces(client, posted)
  await writeTitles(client, titleChanges(view, loaded, posted))
  await writeAllocations(client, allocationChanges(view, loaded))
  const facts = acts.flatMap(({ facts, entry, command }) =>
    facts.flatMap(fact =>
      isReceivableFact(fact) ? [{ fact, entry, party: command.party, command: command.id }] : [],
    ),
  )
  await writeReceivables(client, facts, view.calendar)
  await writeAlone(client, units, acts)
  await client.query('set constraints all immediate')
}

function isReceivableFact(fact: LedgerFact): fact is ReceivableFact {
  return fact.type.startsWith('receivable.')
}

interface LoadedState {
  readonly tilings: ReadonlyMap<InstrumentId, Tiling>
  readonly invoices: ReadonlyMap<InvoiceId, { readonly allocation: AllocationTiling }>
}

function titleChanges(view: View, loaded: LoadedState, posted: readonly PostedByEntry[]) {
  const byInstrument = Map.groupBy(posted.filter(isOnSpan), p => p.posting.instrument)
  const changes = noChanges()
  for (const [id, tiling] of view.tilings.entries()) {
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
  return [...view.invoices.entries()].flatMap(([id, { allocation }]) => {
    const before = loaded.invoices.get(id)!.allocation
    return before === allocation ? [] : [{ before, after: allocation }]
  })
}

async function writeAlone(
  client: PoolClient,
  [unit]: readonly Unit[],
  acts: readonly AcceptedAct[],
): Promise<void> {
  const [one] = unit?.acts ?? []
  if (!one || 'refusal' in one || !one.act.exclusive) return
  for (const { facts, entry } of acts) await one.act.exclusive.write(client, facts, entry)
}
