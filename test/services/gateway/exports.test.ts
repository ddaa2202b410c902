import { buffer } from 'node:stream/consumers'
import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { parse as parseDocument, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import type { ExportedFile, ListExport } from '../../../services/client/index.ts'
import { schema } from '../../../services/gateway/build-schema.ts'
import { isListAt, listFilters, writeDocument } from '../../../services/gateway/exports/document.ts'
import { TITLES } from '../../../services/gateway/exports/titles.ts'
import { allLists } from '../../../services/gateway/graph/list.ts'
import { ExportSlots } from '../../../services/gateway/http/export-slots.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { SlotsFull } from '../../../services/platform/slots.ts'
import { confirmation, mustBeAccepted, START } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Lists as files: all of their rows, for those who may see them, and who took them is recorded. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let other: Joined
const receivable = newId('rcv')

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  other = await world.join(['supplier'])
  const invoice = await world.invoice(supplier.id, debtor.id, 123_450n)
  const parties = { receivable, debtor: debtor.id, supplier: supplier.id }
  const body = { ...parties, dueOn: '2026-06-01', trade: [{ invoice, amount: '123450' }] }
  mustBeAccepted(await world.act([supplier.maker], 'receivable.propose', body))
  const confirmed = confirmation(receivable, 123_450n, '2026-06-01')
  const signers = [debtor.maker, debtor.checker]
  mustBeAccepted(await world.act(signers, 'receivable.confirm', confirmed))
  await world.owner.query(
    `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
     select n, 'code ' || n, 'uscc', '=a firm', '{supplier}', 'small', 1
       from generate_series(1, 4990) n`,
  )
})
afterAll(async () => await world?.close())

const take = (by: Joined, what: ListExport) => by.alone.exports.list(what)
const bytesOf = async ({ bytes }: ExportedFile) => await buffer(bytes as never)

async function readCsv(by: Joined, what: Omit<ListExport, 'format'>) {
  const file = await bytesOf(await take(by, { ...what, format: 'csv' }))
  return parse(file, { bom: true }) as string[][]
}

const recorded = async (by: Joined) => {
  const { rows } = await world.owner.query(
    `select list, format, filters, rows::integer, whole
       from desk.export e left join desk.export_end on export = e.id
      where party = $1 order by e.id`,
    [idNumber(by.id)],
  )
  return rows
}

describe('every list', () => {
  test.each(allLists().map(list => [`${list.home}.${list.name}`, list] as const))(
    '%s has a title and columns that the graph knows',
    (name, list) => {
      expect(TITLES[name]).toBeDefined()
      const { columns, pages, size } = writeDocument(schema, list, listFilters(schema, list).all)
      for (const text of [pages, size]) expect(validate(schema, parseDocument(text))).toEqual([])
      expect(columns.length).toBeGreaterThan(2)
      expect(new Set(columns.map(({ en }) => en)).size).toBe(columns.length)
    },
  )
})

test('no two lists that are asked for alike have one name', () => {
  const asked = [undefined, 'rcv_0', 'imp_0', 'pty_0', 'fac_0', 'fin_0', 'prl_0']
  const names = asked.flatMap(of =>
    allLists().flatMap(list => (isListAt(list, of) ? [`${of} ${list.name}`] : [])),
  )
  expect(names.length).toBe(allLists().length)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

describe('an export', () => {
  test('has the headings of its language, amounts as written, and its name', async () => {
    const file = await take(supplier, { list: 'titles', format: 'csv' })
    expect(file.name).toMatch(new RegExp(`^持有的权属_.+_${START}\\.csv$`))
    const [heading, row, ...more] = parse(await bytesOf(file), { bom: true }) as string[][]
    expect(more).toEqual([])
    const shown = Object.fromEntries(heading!.map((name, n) => [name, row![n]]))
    expect(shown).toMatchObject({
      ...{ 凭证编号: receivable, 到期日: '2026-06-01', 币种: 'CNY', 金额: '1234.50' },
      ...{ 子票区间: '0', 负担: '' },
    })
    const [english] = await readCsv(supplier, { list: 'titles', language: 'en' })
    expect(english).toContain('Amount')
    expect(english!.join()).not.toMatch(/[一-鿿]/)
  })

  test('has all rows, page after page, and none runs as a formula', async () => {
    const [, ...rows] = await readCsv(supplier, { list: 'parties' })
    expect(rows.length).toBeGreaterThan(4_990)
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length)
    expect(rows.filter(([, name]) => name === "'=a firm").length).toBe(4_990)
  })

  test('has the filters, the order and the row rights of its list', async () => {
    const filters = { as: 'supplier', dueFrom: '2026-06-01', order: 'DUE' }
    const rows = async (by: Joined, more: object) =>
      (await readCsv(by, { list: 'receivables', filters: { ...filters, ...more } })).length - 1
    expect(await rows(supplier, {})).toBe(1)
    expect(await rows(supplier, { dueFrom: '2026-06-02' })).toBe(0)
    expect(await rows(other, {})).toBe(0)
    const of = { list: 'titles', of: receivable }
    expect((await readCsv(debtor, of)).length).toBe(2)
    await expect(take(other, { ...of, format: 'csv' })).rejects.toMatchObject({ status: 404 })
  })

  test('is a workbook or pages as well', async () => {
    const workbook = read(await bytesOf(await take(supplier, { list: 'titles', format: 'xlsx' })))
    const [row] = utils.sheet_to_json<object>(Object.values(workbook.Sheets)[0]!)
    expect(row).toMatchObject({ 金额: 1_234.5, 凭证编号: receivable })
    const pages = await bytesOf(await take(supplier, { list: 'titles', format: 'pdf' }))
    expect(pages.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('what is refused', () => {
  const refused = async (what: object) =>
    await take(supplier, what as ListExport).then(
      () => null,
      fault => ({ status: fault.status, ...fault.errors[0] }),
    )

  test('is a list of more rows than its format holds; at its limit it goes out', async () => {
    const { rows } = await world.owner.query('select count(*)::integer as n from ledger.party')
    const add = async (id: number) =>
      await world.owner.query(
        `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
         values ($1::bigint, 'code ' || $1::bigint, 'uscc', 'a firm', '{supplier}', 'small', 1)`,
        [id],
      )
    for (let n = rows[0].n; n < 5_000; n++) await add(n + 1_000)
    const pdf = { list: 'parties', format: 'pdf' }
    expect(await refused(pdf)).toBeNull()
    await add(10_000)
    expect(await refused(pdf)).toMatchObject({
      ...{ status: 422, message: 'export_must_keep_to_its_rows' },
      extensions: { details: { format: 'pdf', limit: 5_000, found: 5_001 } },
    })
  })

  test.each([
    ['export_must_have_its_form', 400, { list: 'titles', format: 'doc' }],
    ['export_must_have_its_form', 400, { list: 'titles', format: 'csv', more: 1 }],
    ['export_must_be_of_a_list', 400, { list: 'nothing', format: 'csv' }],
    ['export_must_be_of_a_list', 400, { list: 'receivables', format: 'csv', of: receivable }],
    [
      'export_must_name_filters_of_its_list',
      400,
      { list: 'titles', format: 'csv', filters: { as: 'holder' } },
    ],
    ['export_must_give_the_filters_it_needs', 400, { list: 'receivables', format: 'csv' }],
    [
      'value_must_have_its_type',
      400,
      { list: 'titles', format: 'csv', filters: { dueFrom: 'soon' } },
    ],
    ['text_must_be_storable', 400, { list: 'parties', format: 'csv', filters: { name: '\0' } }],
    ['field_must_be_open_to_its_reader', 403, { list: 'findings', format: 'csv' }],
    [
      'export_must_be_of_a_node_that_is_seen',
      404,
      { list: 'titles', format: 'csv', of: newId('rcv') },
    ],
  ])('%s (%i)', async (message, status, what) => {
    expect(await refused(what)).toMatchObject({ status, message })
  })

  test('is a stranger', async () => {
    const response = await fetch(`${world.url}/exports`, {
      ...{ method: 'POST', body: '{"list":"parties","format":"csv"}' },
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(401)
  })

  test('is a sixth list of a party at once; a second one waits for the first', async () => {
    const slots = new ExportSlots()
    const [first, ...waiting] = Array.from({ length: 5 }, () => slots.enter('a'))
    await expect(slots.enter('a')).rejects.toThrow(SlotsFull)
    const order: string[] = []
    void waiting[0]!.then(() => order.push('second'))
    const leave = await first!
    order.push('first')
    leave()
    await waiting[0]
    expect(order).toEqual(['first', 'second'])
  })

  test('is nobody else: two parties at once, and a third when one of them is done', async () => {
    const slots = new ExportSlots()
    const leave = await slots.enter('a')
    await slots.enter('b')
    let entered = false
    const third = slots.enter('c').then(() => {
      entered = true
    })
    await Promise.resolve()
    expect(entered).toBe(false)
    leave()
    await third
  })
})

test('who took what, and what went out of it, is recorded and never changed', async () => {
  const before = await recorded(other)
  await readCsv(other, { list: 'invoices', filters: { as: 'seller' } })
  const last = async () => (await recorded(other)).slice(before.length)
  await expect
    .poll(last)
    .toEqual([{ list: 'invoices', format: 'csv', filters: { as: 'seller' }, rows: 0, whole: true }])
  for (const change of ['update desk.export set list = $$x$$', 'delete from desk.export_end'])
    await expect(world.desk.query(change)).rejects.toThrow('permission denied')
})
