import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { WaitByInstant } from '../../../../contracts/kernel/fact.ts'
import type { WaitRule } from '../../../../contracts/wait/wait-rule.ts'
import type { Act } from '../../../../services/ledger/engine/act/act.ts'
import type { InstrumentRule } from '../../../../services/ledger/engine/act/instrument-rule.ts'
import type { Table } from '../../../../services/ledger/engine/act/read.ts'
import {
  collectNouns,
  type FactRule,
  type FactRules,
  type Noun,
} from '../../../../services/ledger/engine/noun/noun.ts'
import type { NounAudit } from '../../../../services/ledger/engine/replay/noun-audit.ts'
import { nothingReplayed } from '../../../../services/ledger/engine/replay/replayed.ts'
import { printFigure } from '../../../tidy/print-figure.ts'
import { projectFiles } from '../../../tidy/project-files.ts'
import { GADGET, GADGETS, gadgetInstrument } from './gadget.ts'
import {
  GADGET_WAITS,
  type GadgetFact,
  type GadgetId,
  type GadgetMade,
  type Make,
} from './gadget-clauses.ts'

/** Stands for a record that must be whole. */
const must = <Whole>(_whole: Whole): void => undefined

/*
 * Each line below a comment is an error to the compiler; one that were none would be an error of
 * its own. Nothing of it runs.
 */

export function nounsDoNotCompile(): void {
  const whole = GADGET
  must<Noun<GadgetFact, typeof GADGET.acts>>(whole)
  const { name: _name, ...noName } = whole
  const { acts: _acts, ...noActs } = whole
  const { facts: _facts, ...noFacts } = whole
  const { instrument: _instrument, ...noInstrument } = whole
  const { shows: _shows, ...noShows } = whole
  const { newIds: _newIds, ...noNewIds } = whole
  const { audit: _audit, ...noAudit } = whole
  // @ts-expect-error a noun has a name
  must<Noun<GadgetFact, typeof GADGET.acts>>(noName)
  // @ts-expect-error a noun has acts
  must<Noun<GadgetFact, typeof GADGET.acts>>(noActs)
  // @ts-expect-error a noun says what each of its facts does
  must<Noun<GadgetFact, typeof GADGET.acts>>(noFacts)
  // @ts-expect-error a noun says whether titles tile it
  must<Noun<GadgetFact, typeof GADGET.acts>>(noInstrument)
  // @ts-expect-error a noun says what a party is shown of its records
  must<Noun<GadgetFact, typeof GADGET.acts>>(noShows)
  // @ts-expect-error a noun says which ids its commands bring
  must<Noun<GadgetFact, typeof GADGET.acts>>(noNewIds)
  // @ts-expect-error a noun says how the audit replays it
  must<Noun<GadgetFact, typeof GADGET.acts>>(noAudit)
}

export function instrumentsDoNotCompile(): void {
  const whole = gadgetInstrument
  must<InstrumentRule>(whole)
  const { prefix: _prefix, ...noPrefix } = whole
  const { kind: _kind, ...noKind } = whole
  const { isMoney: _isMoney, ...noMoney } = whole
  const { reads: _reads, ...noReads } = whole
  const { face: _face, ...noFace } = whole
  const { guard: _guard, ...noGuard } = whole
  const { cosigners: _cosigners, ...noCosigners } = whole
  // @ts-expect-error an instrument has the prefix of its ids
  must<InstrumentRule>(noPrefix)
  // @ts-expect-error an instrument has a kind
  must<InstrumentRule>(noKind)
  // @ts-expect-error an instrument says whether it is money
  must<InstrumentRule>(noMoney)
  // @ts-expect-error an instrument says what is read with its titles
  must<InstrumentRule>(noReads)
  // @ts-expect-error an instrument says how large it is
  must<InstrumentRule>(noFace)
  // @ts-expect-error an instrument has a guard
  must<InstrumentRule>(noGuard)
  // @ts-expect-error an instrument names who must sign acts on its titles too
  must<InstrumentRule>(noCosigners)
}

export function actsDoNotCompile(): void {
  const whole = GADGET.acts['gadget.make']
  must<Act<Make, GadgetMade>>(whole)
  const { name: _name, ...noName } = whole
  const { class: _class, ...noClass } = whole
  const { body: _body, ...noBody } = whole
  const { amount: _amount, ...noAmount } = whole
  const { reads: _reads, ...noReads } = whole
  const { decide: _decide, ...noDecide } = whole
  // @ts-expect-error an act has a name
  must<Act<Make, GadgetMade>>(noName)
  // @ts-expect-error an act says who signs it
  must<Act<Make, GadgetMade>>(noClass)
  // @ts-expect-error an act has the form of its body
  must<Act<Make, GadgetMade>>(noBody)
  // @ts-expect-error an act says how much it moves
  must<Act<Make, GadgetMade>>(noAmount)
  // @ts-expect-error an act says what it reads under locks
  must<Act<Make, GadgetMade>>(noReads)
  // @ts-expect-error an act asks a contract
  must<Act<Make, GadgetMade>>(noDecide)
}

export function factsDoNotCompile(): void {
  const whole = GADGET.facts['gadget.made.v1']
  must<FactRule<GadgetMade>>(whole)
  const { chains: _chains, ...noChains } = whole
  const { apply: _apply, ...noApply } = whole
  const { makes: _makes, ...noMakes } = whole
  const { write: _write, ...noWrite } = whole
  // @ts-expect-error a fact says which chains it extends
  must<FactRule<GadgetMade>>(noChains)
  // @ts-expect-error a fact says what later acts of its group see
  must<FactRule<GadgetMade>>(noApply)
  // @ts-expect-error a fact says what it made
  must<FactRule<GadgetMade>>(noMakes)
  // @ts-expect-error a fact says which rows it writes
  must<FactRule<GadgetMade>>(noWrite)
}

export function tablesDoNotCompile(): void {
  const whole = GADGETS
  must<Table<GadgetId>>(whole)
  const { name: _name, ...noName } = whole
  const { order: _order, ...noOrder } = whole
  const { lockSet: _lockSet, ...noLockSet } = whole
  const { find: _find, ...noFind } = whole
  const { load: _load, ...noLoad } = whole
  // @ts-expect-error what is read has a name
  must<Table<GadgetId>>(noName)
  // @ts-expect-error what is read says in which order it is locked
  must<Table<GadgetId>>(noOrder)
  // @ts-expect-error what is read says what it locks
  must<Table<GadgetId>>(noLockSet)
  // @ts-expect-error what is read says what else must be read
  must<Table<GadgetId>>(noFind)
  // @ts-expect-error what is read says how it is loaded
  must<Table<GadgetId>>(noLoad)
}

export function waitsDoNotCompile(): void {
  const whole = GADGET_WAITS.inspection
  must<WaitRule<Make, WaitByInstant>>(whole)
  const { workflow: _workflow, ...noWorkflow } = whole
  const { awaited: _awaited, ...noAwaited } = whole
  const { dates: _dates, ...noDates } = whole
  const { lapse: _lapse, ...noLapse } = whole
  const { words: _words, ...noWords } = whole
  const { task: _task, ...noTask } = whole
  const { reckon: _reckon, ...noReckon } = whole
  // @ts-expect-error a wait has a workflow
  must<WaitRule<Make, WaitByInstant>>(noWorkflow)
  // @ts-expect-error a wait says who is awaited
  must<WaitRule<Make, WaitByInstant>>(noAwaited)
  // @ts-expect-error a wait says by when
  must<WaitRule<Make, WaitByInstant>>(noDates)
  // @ts-expect-error a wait says by which act it is given up
  must<WaitRule<Make, WaitByInstant>>(noLapse)
  // @ts-expect-error a wait is said in words
  must<WaitRule<Make, WaitByInstant>>(noWords)
  // @ts-expect-error a wait is a task
  must<WaitRule<Make, WaitByInstant>>(noTask)
  // @ts-expect-error a wait says how it is reckoned again
  must<WaitRule<Make, WaitByInstant>>(noReckon)
}

export function auditsDoNotCompile(): void {
  const whole = GADGET.audit(nothingReplayed())
  must<NounAudit<typeof GADGET.acts>>(whole)
  const { genesis: _genesis, ...noGenesis } = whole
  const { replays: _replays, ...noReplays } = whole
  const { entry: _entry, ...noEntry } = whole
  const { comparisons: _comparisons, ...noComparisons } = whole
  // @ts-expect-error an audit replays the first entry
  must<NounAudit<typeof GADGET.acts>>(noGenesis)
  // @ts-expect-error an audit replays each act
  must<NounAudit<typeof GADGET.acts>>(noReplays)
  // @ts-expect-error an audit follows each entry
  must<NounAudit<typeof GADGET.acts>>(noEntry)
  // @ts-expect-error an audit compares each table
  must<NounAudit<typeof GADGET.acts>>(noComparisons)
}

export function listsDoNotCompile(): void {
  const { 'gadget.made.v1': _made, ...noMade } = GADGET.facts
  // @ts-expect-error each fact has its rule
  must<FactRules<GadgetFact>>(noMade)
  const { 'gadget.inspected.v1': _inspected, ...onlyMade } = GADGET.facts
  // @ts-expect-error a fact that an act emits has a rule of some noun
  collectNouns([{ ...GADGET, facts: onlyMade }])
  const { replays, ...rest } = GADGET.audit(nothingReplayed())
  const { 'gadget.inspect': _inspect, ...noInspect } = replays
  // @ts-expect-error each act has its replay
  must<NounAudit<typeof GADGET.acts>>({ ...rest, replays: noInspect })
}

/** So many parts has a noun with an act and a wait; without any of them nothing compiles. */
const PARTS = 43
/** What says all of it: its contracts, its record for the ledger, its migration. */
const FILES = ['gadget-clauses.ts', 'gadget-sql.ts', 'gadget.ts']

test('a noun with an act and a wait is whole, or does not compile, and touches three files', () => {
  const text = readFileSync(new URL(import.meta.url), 'utf8')
  const parts = text.match(/^ +\/\/ @ts-expect-error /gm) ?? []
  printFigure('parts of a noun that nothing compiles without', parts.length, `${PARTS}`)
  expect(parts).toHaveLength(PARTS)
  const own = readdirSync(new URL('.', import.meta.url)).filter(name => !name.endsWith('.test.ts'))
  printFigure('files of a noun made in the tests', own.length, FILES.join(', '))
  expect(own.sort()).toEqual(FILES)
  const touched = projectFiles().filter(
    ({ path, text: said }) =>
      /^(contracts|services|workflows|schema)\//.test(path) && /gadget/i.test(said),
  )
  expect(touched.map(({ path }) => path)).toEqual([])
})
