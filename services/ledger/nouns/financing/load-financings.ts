import type { Use } from '../../../../contracts/facility/use.ts'
import type {
  AskedLender,
  FinancedPart,
  Financing,
  Quote,
} from '../../../../contracts/financing/financing.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { instantOf } from '../../../platform/ledger-clock.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import { buildDisclosed, type DisclosedRecord } from '../title/disclosed.ts'

/** Reads financings whole; their rows are locked by now. */
export async function loadFinancings(
  client: Transaction,
  ids: readonly bigint[],
): Promise<readonly Financing[]> {
  const { rows } = await client.query<FinancingRow>(
    `select f.id, f.holder, f.status, f.currency, f.face_minor, f.recourse, f.deadline,
            f.choose_by, w.lapse_on
       from ledger.financing f
       left join ledger.wait w on w.id = case f.status
            when 'applied' then f.approval_wait
            when 'approved' then (select f.registration_wait where not exists (
              select from ledger.registration r where r.financing = f.id))
            end
      where f.id = any($1::bigint[])`,
    [ids],
  )
  const [parts, asked, quotes, uses] = [
    await loadParts(client, ids),
    await loadAsked(client, ids),
    await loadQuotes(client, ids),
    await loadUses(client, ids),
  ]
  return rows.map(row => ({
    ...{ status: row.status, currency: row.currency, recourse: row.recourse },
    ...{ face: row.face_minor, lapseOn: row.lapse_on },
    id: idOf('fin', row.id),
    holder: idOf('pty', row.holder),
    deadline: instantOf(row.deadline),
    chooseBy: instantOf(row.choose_by),
    parts: parts.get(row.id) ?? [],
    asked: asked.get(row.id) ?? [],
    quotes: quotes.get(row.id) ?? [],
    uses: uses.get(row.id) ?? [],
  }))
}

async function loadParts(client: Transaction, ids: readonly bigint[]) {
  const { rows } = await client.query<PartRow>(
    `select p.financing, p.instrument, p.lo, p.hi, p.debtor, p.amount_minor, p.due_on, p.paid_on,
            e.business_date as issued_on
       from ledger.financing_part p
       join ledger.receivable r on r.id = p.instrument
       join ledger.entry e on e.id = r.issued_by
      where p.financing = any($1::bigint[]) order by p.financing, p.place`,
    [ids],
  )
  return groupRows(
    rows,
    (row): FinancedPart => ({
      instrument: idOf('rcv', row.instrument),
      span: { lo: row.lo, hi: row.hi },
      debtor: idOf('pty', row.debtor),
      ...{ amount: row.amount_minor, on: row.paid_on, dueOn: row.due_on },
      issuedOn: row.issued_on,
    }),
  )
}

async function loadAsked(client: Transaction, ids: readonly bigint[]) {
  const { rows } = await client.query<AskedRow>(
    `select a.financing, a.lender, a.declined_by is not null as declined,
            null::date as disclosed_until,
            (select jsonb_build_object('digest', l.digest, 'flaws', l.content::jsonb -> 'flaws')
               from ledger.financing_look l
              where l.financing = a.financing and l.lender = a.lender
              order by l.entry desc limit 1) as shown
       from ledger.financing_asked a where a.financing = any($1::bigint[])
      order by a.financing, a.lender`,
    [ids],
  )
  return groupRows(
    rows,
    (row): AskedLender => ({
      lender: idOf('pty', row.lender),
      declined: row.declined,
      shown: buildDisclosed(row).shown,
    }),
  )
}

async function loadQuotes(client: Transaction, ids: readonly bigint[]) {
  const { rows } = await client.query<QuoteRow>(
    `select q.id, q.financing, q.lender, q.rate::text, q.day_count, q.fee_minor, q.value_date,
            q.recourse, q.firm_until, q.discount_minor, q.net_minor, q.apr::text, q.status,
            q.price_list
       from ledger.quote q where q.financing = any($1::bigint[]) order by q.financing, q.id`,
    [ids],
  )
  return groupRows(
    rows,
    (row): Quote => ({
      ...{ rate: row.rate, apr: row.apr, recourse: row.recourse, status: row.status },
      id: idOf('quo', row.id),
      lender: idOf('pty', row.lender),
      list: row.price_list === null ? null : idOf('prl', row.price_list),
      dayCount: row.day_count,
      fee: row.fee_minor,
      valueDate: row.value_date,
      firmUntil: instantOf(row.firm_until),
      discount: row.discount_minor,
      net: row.net_minor,
    }),
  )
}

async function loadUses(client: Transaction, ids: readonly bigint[]) {
  const { rows } = await client.query<UseRow>(
    `select financing, facility, amount_minor from ledger.facility_use
      where financing = any($1::bigint[]) and status <> 'returned' order by facility`,
    [ids],
  )
  return groupRows(
    rows,
    (row): Use => ({ facility: idOf('fac', row.facility), amount: row.amount_minor }),
  )
}

function groupRows<Row extends OfFinancing, Built>(
  rows: readonly Row[],
  build: (row: Row) => Built,
): ReadonlyMap<bigint, readonly Built[]> {
  const groups = new Map<bigint, Built[]>()
  for (const row of rows) {
    const group = groups.get(row.financing) ?? []
    groups.set(row.financing, group)
    group.push(build(row))
  }
  return groups
}

interface OfFinancing {
  readonly financing: bigint
}

interface UseRow extends OfFinancing {
  readonly facility: bigint
  readonly amount_minor: bigint
}

interface FinancingRow {
  readonly id: bigint
  readonly holder: bigint
  readonly status: Financing['status']
  readonly currency: Financing['currency']
  readonly face_minor: bigint
  readonly recourse: Financing['recourse']
  readonly deadline: Date
  readonly choose_by: Date
  readonly lapse_on: BusinessDate | null
}

interface PartRow extends OfFinancing {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly debtor: bigint
  readonly amount_minor: bigint
  readonly due_on: BusinessDate
  readonly paid_on: BusinessDate
  readonly issued_on: BusinessDate
}

interface AskedRow extends OfFinancing, DisclosedRecord {
  readonly lender: bigint
  readonly declined: boolean
}

interface QuoteRow extends OfFinancing {
  readonly id: bigint
  readonly lender: bigint
  readonly rate: string
  readonly day_count: Quote['dayCount']
  readonly fee_minor: bigint
  readonly value_date: BusinessDate
  readonly recourse: Quote['recourse']
  readonly firm_until: Date
  readonly discount_minor: bigint
  readonly net_minor: bigint
  readonly apr: string
  readonly status: Quote['status']
  readonly price_list: bigint | null
}
