import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, type PartyId } from '../../../contracts/kernel/id.ts'
import { PARTY_ROLES } from '../../../contracts/party/party.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { DEBT } from '../../support/acts.ts'
import { confirmation, mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'

/** The database itself, asked as the role that reads: no program of ours stands between. */
let market: TestMarket
let reader: pg.Client
let debtor: TestParty
let supplier: TestParty
let lender: TestParty

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  const receivable = newId('rcv')
  const invoice = await market.invoice(supplier.id, debtor.id, 700n)
  const parties = { receivable, debtor: debtor.id, supplier: supplier.id }
  const body = { ...parties, dueOn: '2026-06-01', trade: [{ invoice, amount: '700' }] }
  mustBeAccepted(await market.act([supplier.maker], 'receivable.propose', body))
  const confirmed = confirmation(receivable, 700n, '2026-06-01')
  const signers = [debtor.maker, debtor.checker]
  mustBeAccepted(await market.act(signers, 'receivable.confirm', confirmed))
  lender = await market.enrol(['lender'])
  const spans = [{ instrument: receivable, lo: '0', hi: '700' }]
  const owner = [supplier.maker, supplier.checker]
  mustBeAccepted(await market.act(owner, 'title.offer-pledge', { ...DEBT, to: lender.id, spans }))
  const taken = { ...DEBT, spans, knowing: [] }
  mustBeAccepted(await market.act([lender.maker, lender.checker], 'title.accept-pledge', taken))
  reader = new pg.Client(market.database.urlAs('tallystick_reader'))
  await reader.connect()
})
afterAll(async () => {
  await reader?.end()
  await market?.close()
})

async function count(table: string, party: PartyId | null): Promise<number> {
  await reader.query('begin read only')
  try {
    const me = party === null ? '' : String(idNumber(party))
    await reader.query("select set_config('tallystick.party', $1, true)", [me])
    const { rows } = await reader.query(`select count(*)::integer as n from ${table}`)
    return rows[0].n
  } finally {
    await reader.query('rollback')
  }
}

async function tables(where: string): Promise<string[]> {
  const { rows } = await market.owner.query(
    `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('ledger', 'trade', 'desk') and c.relkind = 'r' and ${where}
      order by 1`,
  )
  return rows.map(row => row.name)
}

const READABLE = "has_any_column_privilege('tallystick_reader', c.oid, 'select')"

describe('row rights', () => {
  test('stand on every table', async () => {
    expect(await tables('not c.relrowsecurity')).toEqual([])
    expect((await tables('c.relrowsecurity')).length).toBeGreaterThan(25)
  })

  test('nobody said, nothing seen', async () => {
    const readable = await tables(READABLE)
    expect(readable.length).toBeGreaterThan(20)
    for (const table of readable) expect([table, await count(table, null)]).toEqual([table, 0])
  })

  test('secrets and people are no reading of anyone', async () => {
    const closed = await tables(`not ${READABLE}`)
    for (const table of ['desk.login', 'desk.session', 'desk.custody_key', 'ledger.person'])
      expect(closed).toContain(table)
  })

  test('who reads writes nothing, in any table', async () => {
    const writes = "has_table_privilege('tallystick_reader', c.oid, 'insert, update, delete')"
    expect(await tables(writes)).toEqual([])
    expect(await tables("has_any_column_privilege('tallystick_reader', c.oid, 'update')")).toEqual(
      [],
    )
  })

  const COMMERCIAL = [
    ...['ledger.receivable', 'ledger.instrument', 'ledger.title', 'ledger.confirmation'],
    ...[
      'ledger.claim',
      'ledger.hold',
      'ledger.offer',
      'ledger.pledge',
      'ledger.wait',
      'ledger.command',
    ],
    ...['trade.purchase_order', 'trade.delivery', 'trade.invoice', 'trade.invoice_allocation'],
  ]

  test.each(PARTY_ROLES.filter(role => role !== 'operator'))(
    'a %s without a part in it sees nothing of a receivable',
    async role => {
      const other = await market.enrol([role])
      for (const table of COMMERCIAL)
        expect([table, await count(table, other.id)]).toEqual([table, 0])
    },
  )

  test('the operator sees who is waited for, and nothing of what for', async () => {
    for (const table of COMMERCIAL.filter(t => t !== 'ledger.wait' && t !== 'ledger.command'))
      expect([table, await count(table, market.operator.id)]).toEqual([table, 0])
    expect(await count('ledger.wait', market.operator.id)).toBeGreaterThan(0)
  })

  test('each sees the entries that its visibility rows name, and no other', async () => {
    const other = await market.enrol(['supplier'])
    await market.owner.query(
      `insert into ledger.position (position, entry)
       select row_number() over (order by id), id from ledger.entry`,
    )
    const visibilityRows = 'in (select entry from ledger.entry_visibility where party = $1)'
    for (const [table, mine] of [
      ['ledger.entry_visibility', 'party = $1'],
      ['ledger.entry', `id ${visibilityRows}`],
      ['ledger.touch', `entry ${visibilityRows}`],
      ['ledger.position', `entry ${visibilityRows}`],
    ] as const) {
      const { rows } = await market.owner.query(
        `select count(*)::integer as all, (count(*) filter (where ${mine}))::integer as own
           from ${table}`,
        [idNumber(other.id)],
      )
      expect([table, await count(table, other.id)]).toEqual([table, rows[0].own])
      expect(rows[0].own).toBeGreaterThan(0)
      expect(rows[0].own).toBeLessThan(rows[0].all)
    }
  })

  test('files, drafts, findings, documents: seen by their party or the operator', async () => {
    for (const sql of [
      `insert into trade.import (id, party, user_id, kind, name, hash)
       values (1, $1, 1, 'order', '', sha256(''))`,
      "insert into trade.import_refusal select 1, 1, '', '', '', '', '' where $1::bigint <> 0",
      `insert into trade.finding (kind, severity, party, subject, evidence)
       values ('', 'info', $1, 1, '{}')`,
      `insert into desk.draft (id, party, user_id, payload, expires_at)
       select 1, party, min(id), '', now() from ledger.party_user
        where party = $1 group by party`,
      `insert into desk.application (id, code, name, body, secret)
       select 1, '', '', '{}', sha256('secret') where $1::bigint <> 0`,
      `insert into desk.document
       select 1, sha256('\\x01'), 'other', '', '\\x01' where $1::bigint <> 0`,
    ])
      await market.owner.query(sql, [idNumber(debtor.id)])
    const own = ['trade.import', 'trade.import_refusal', 'desk.draft']
    const sees = async (party: PartyId) => {
      const seen: number[] = []
      for (const table of [...own, 'trade.finding', 'desk.document'])
        seen.push(await count(table, party))
      return seen
    }
    expect(await sees(debtor.id)).toEqual([1, 1, 1, 0, 0])
    expect(await sees(supplier.id)).toEqual([0, 0, 0, 0, 0])
    expect(await sees(market.operator.id)).toEqual([0, 0, 0, 1, 1])
  })

  test('debtor and supplier see what is theirs', async () => {
    for (const party of [debtor, supplier])
      for (const table of [
        'ledger.receivable',
        'ledger.instrument',
        'ledger.title',
        'ledger.confirmation',
        'trade.invoice',
        'trade.invoice_allocation',
        'trade.delivery',
      ])
        expect([table, await count(table, party.id)]).toEqual([table, 1])
  })

  test('a lender sees what it has in pledge, and nothing of the trade behind it', async () => {
    for (const table of ['ledger.receivable', 'ledger.title', 'ledger.pledge'])
      expect([table, await count(table, lender.id)]).toEqual([table, 1])
    for (const table of ['ledger.confirmation', 'trade.invoice', 'trade.invoice_allocation'])
      expect([table, await count(table, lender.id)]).toEqual([table, 0])
  })

  /** By how many rows a function of the owner answers each of these readers. */
  const answers = async (call: string, asked: readonly (PartyId | null)[]) => {
    const counts: number[] = []
    for (const party of asked) counts.push(await count(call, party))
    return counts
  }

  test('a wait tells its story to its parties and the operator alone', async () => {
    const { rows } = await market.owner.query(
      'select id from ledger.wait where party = $1 and awaited = $2 limit 1',
      [idNumber(supplier.id), idNumber(debtor.id)],
    )
    const story = `ledger.wait_story(array[${rows[0].id}]::bigint[])`
    const told = [supplier.id, debtor.id, market.operator.id]
    expect(await answers(story, told)).toEqual([1, 1, 1])
    expect(await answers(story, [lender.id, null])).toEqual([0, 0])
  })

  test('open sessions are shown to the party of their user and the operator alone', async () => {
    const { id, maker } = await market.enrol(['supplier'])
    const [user, key] = [idNumber(maker.user), idNumber(maker.key)]
    await market.owner.query(
      `insert into desk.session (digest, user_id, kind, challenge, key, expires_at)
       values (sha256('s'), $1, 'bearer', 's', $2, now() + interval '1 h')`,
      [user, key],
    )
    const sessions = `desk.open_sessions(array[${user}]::bigint[])`
    expect(await answers(sessions, [id, market.operator.id])).toEqual([1, 1])
    expect(await answers(sessions, [supplier.id, null])).toEqual([0, 0])
    for (const [over, again] of [
      ['update desk.session set ended_at = now()', 'update desk.session set ended_at = null'],
      [
        'update desk.session set expires_at = now()',
        "update desk.session set expires_at = now() + interval '1 h'",
      ],
      [
        `update ledger.party_user set ended_by = 1 where id = ${user}`,
        `update ledger.party_user set ended_by = null where id = ${user}`,
      ],
      [`update ledger.key set revoked_by = 1 where id = ${key}`, 'select'],
    ] as const) {
      await market.owner.query(over)
      expect([over, ...(await answers(sessions, [id, market.operator.id]))]).toEqual([over, 0, 0])
      await market.owner.query(again)
    }
  })
})
