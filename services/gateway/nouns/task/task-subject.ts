import type { Shown } from '../../../../contracts/command/shown.ts'
import {
  type Id,
  type InstrumentPrefix,
  idNumber,
  idOf,
  isId,
  type UserId,
} from '../../../../contracts/kernel/id.ts'
import { findActSubject } from '../../../../contracts/sentences/act-subject.ts'
import { WAITS, type WaitTask } from '../../../../contracts/wait/waits.ts'
import type { Context } from '../../graph/context.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Draft, type DraftRow, readPayload } from '../act/draft.type.ts'
import { readShown } from '../act/drafts.ts'
import type { TotalRow } from '../title/total.type.ts'
import { Invoice } from '../trade/invoice.type.ts'
import type { TaskName, TaskRow } from './task-rows.ts'
import { Wait } from './wait.type.ts'

/** What every task says of what it is about, whatever its kind. */
export interface TaskSubject {
  /** The party on the other side; null where there is none, or several. */
  readonly counterparty: Id<'pty'> | null
  readonly totals: readonly TotalRow[]
  /** Ids of nodes. */
  readonly about: readonly string[]
  /** Users who have done their part. */
  readonly done: readonly UserId[]
}

type ReadSubject = (id: bigint, context: Context) => Promise<TaskSubject>

/** What was read of a row of tasks: its fields ask for the same. A row is of one request. */
const subjects = new WeakMap<TaskRow, Promise<TaskSubject>>()

/** Reads the subject of a task from what it is about, once for all of its fields. */
export async function readSubject(task: TaskRow, context: Context): Promise<TaskSubject> {
  const known = subjects.get(task)
  const subject = known ?? SUBJECTS[task.kind](task.id, context)
  if (!known) subjects.set(task, subject)
  return await subject
}

const ofWaits = Object.values(WAITS).map(({ task }) => [task, ofWait] as const)

const SUBJECTS: Readonly<Record<TaskName, ReadSubject>> = {
  ...(Object.fromEntries(ofWaits) as Record<WaitTask, ReadSubject>),
  sign: ofDraft,
  ask_bank: ofFinancing,
  discharge: ofFinancing,
  pay_back: ofFinancing,
  review: async id => ({ ...NOTHING, about: [idOf('app', id)] }),
  notice: async id => ({ ...NOTHING, about: [idOf('key', id)] }),
  quote: ofRequest,
  tell_apart: ofAlike,
  webhook: async () => NOTHING,
  collect: ofReceipt,
  match_entries: async id => ({ ...NOTHING, about: [idOf('acc', id)] }),
}

const NOTHING = { counterparty: null, totals: [], about: [], done: [] }

async function ofDraft(id: bigint, context: Context): Promise<TaskSubject> {
  const draft: DraftRow = await Draft.getDataloader(context).load(idOf('dft', id))
  const { body, shown } = readPayload(draft.payload)
  const reader = (await context.caller())!.party
  // What machines leave shows nothing; the reader sees the same records.
  const seen = (shown?.[0] as Shown | undefined) ?? (await readShown(context, body, reader))
  const { amounts, about, parties } = findActSubject(body, seen)
  const owner = idOf('pty', draft.party)
  const others = owner === reader ? parties.filter(party => party !== reader) : [owner]
  const [other] = others
  return {
    counterparty: others.length === 1 && isId('pty', other) ? other : null,
    totals: [...amounts].map(([currency, amount]) => sumOfOne(currency, amount)),
    about: [idOf('dft', id), ...about],
    done: draft.signatures.map(({ user }) => user),
  }
}

async function ofWait(id: bigint, context: Context): Promise<TaskSubject> {
  const wait = await Wait.getDataloader(context).load(idOf('wait', id))
  const [totals, items] = await Promise.all([totalsOf(id, context), itemsOf(id, context)])
  return {
    counterparty: idOf('pty', wait.party),
    totals,
    about: [idOf('wait', id), ...items.map(({ noun, instrument }) => idOf(noun, instrument))],
    done: [],
  }
}

async function ofFinancing(id: bigint, context: Context): Promise<TaskSubject> {
  const [financing] = await financingsOf(id, context)
  const { holder, currency, face_minor: face } = financing!
  return {
    counterparty: idOf('pty', holder),
    totals: [sumOfOne(currency, face)],
    about: [idOf('fin', id)],
    done: [],
  }
}

const financingsOf = rowsOf<FinancedRow>(
  `select f.id as owner, f.holder, f.currency, f.face_minor
     from ledger.financing f where f.id = any($1::bigint[])`,
)

interface FinancedRow {
  readonly holder: bigint
  readonly currency: string
  readonly face_minor: bigint
}

async function ofAlike(id: bigint, context: Context): Promise<TaskSubject> {
  const invoice = await Invoice.getDataloader(context).load(idOf('inv', id))
  const { seller, currency, amount_minor: amount, alike } = invoice
  return {
    counterparty: idOf('pty', seller),
    totals: [sumOfOne(currency, amount)],
    about: [id, ...(alike === null ? [] : [alike])].map(number => idOf('inv', number)),
    done: [],
  }
}

interface HeldRow {
  readonly keeper: bigint
  readonly unit: TotalRow['unit']
  readonly held: bigint
}

/** How much of a receipt the reader holds. */
const heldOf = rowsOf<HeldRow>(
  `select r.id as owner, r.keeper, r.unit, ledger.total(t.hi - t.lo) as held
     from ledger.receipt r join ledger.title t on t.instrument = r.id
    where r.id = any($1::bigint[]) and t.holder = ledger.me() group by r.id, r.keeper, r.unit`,
)

async function ofReceipt(id: bigint, context: Context): Promise<TaskSubject> {
  const [receipt] = await heldOf(id, context)
  const { keeper, unit, held: amount } = receipt!
  return {
    ...{ counterparty: idOf('pty', keeper), done: [], about: [idOf('wrc', id)] },
    totals: [{ currency: null, unit, amount, count: 1n }],
  }
}

interface RequestRow {
  readonly holder: bigint
  readonly currency: string
  readonly face: bigint
}

const readRequests = rowsOf<RequestRow>(
  `select id as owner, holder, currency, face_minor as face from ledger.financing
    where id = any($1::bigint[])`,
)

async function ofRequest(id: bigint, context: Context): Promise<TaskSubject> {
  const [asked] = await readRequests(id, context)
  const { holder, currency, face } = asked!
  return {
    ...{ counterparty: idOf('pty', holder), totals: [sumOfOne(currency, face)] },
    ...{ about: [idOf('fin', id)], done: [] },
  }
}

function sumOfOne(currency: string, amount: bigint): TotalRow {
  return { currency, unit: 'MINOR_UNITS', amount, count: 1n }
}

/** What of a wait is still open, by unit; proposals are no instruments yet. */
const totalsOf = rowsOf<TotalRow>(
  `select i.wait as owner, coalesce(r.currency, f.currency) as currency,
          coalesce(case when coalesce(r.id, f.id) is not null then 'MINOR_UNITS' end,
                   ledger.unit_of(i.instrument)) as unit,
          ledger.total(i.hi - i.lo) as amount, count(*) as count
     from ledger.wait_item i
     left join ledger.receivable r on r.id = i.instrument
     left join ledger.financing f on f.id = i.instrument and i.noun = 'fin'
    where i.wait = any($1::bigint[]) group by 1, 2, 3 order by 1, 2, 3`,
  'prepared',
)

/** So many things that a task is about are named. */
const NAMED_MAX = 20

const itemsOf = rowsOf<{ readonly noun: InstrumentPrefix | 'fin'; readonly instrument: bigint }>(
  `select w.id as owner, s.noun, s.instrument from unnest($1::bigint[]) w (id)
    cross join lateral (
      select distinct i.noun, i.instrument from ledger.wait_item i where i.wait = w.id
       order by i.instrument limit ${NAMED_MAX}) s`,
  'prepared',
)

/** So many others of the party are named. */
const OTHERS_MAX = 50

const signersOf = rowsOf<{ readonly id: bigint }>(
  `select p.id as owner, s.id from unnest($1::bigint[]) p (id)
    cross join lateral (
      select u.id from ledger.party_user u
       where u.party = p.id and u.ended_by is null and u.duty <> 'reader'
       order by u.id limit ${OTHERS_MAX}) s`,
)

/** Lists the other users of the reader's party who are asked the same and can sign. */
export async function listOthersAsked(task: TaskRow, context: Context): Promise<UserId[]> {
  const { party, user } = (await context.caller())!
  const { done } = await readSubject(task, context)
  const signers = await signersOf(idNumber(party), context)
  return signers
    .map(({ id }) => idOf('usr', id))
    .filter(other => other !== user && !done.includes(other))
}
