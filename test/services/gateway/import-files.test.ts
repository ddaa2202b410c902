import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { ownMapping } from '../../../services/intake/mapping.ts'
import { how, type ImportWorld, importWorld, taken } from './import-fixtures.ts'

/** Whole files by POST /imports, and forms that are none. */
let world: ImportWorld

beforeAll(async () => {
  world = await importWorld()
})
afterAll(async () => await world?.close())

function csv(...rows: readonly Record<string, string>[]): Blob {
  const columns = Object.keys(rows[0]!)
  const lines = rows.map(row => columns.map(column => row[column]).join(','))
  return new Blob([[columns.join(','), ...lines, ''].join('\n')])
}

/** Node decodes GB18030 and does not encode it: the two bytes of each character are looked for. */
function gb18030Of(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map<string, readonly number[]>()
  for (let high = 0x81; high < 0xff; high++)
    for (let low = 0x40; low < 0xff; low++)
      bytes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Uint8Array.from([...text].flatMap(c => (c < '\x80' ? c.charCodeAt(0) : bytes.get(c)!)))
}

async function post(body: FormData | string, headers: Record<string, string>) {
  const response = await fetch(`${world.url}/imports`, { method: 'POST', headers, body })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

function formOf(kind: string | null, file: Blob, mapping?: string): FormData {
  const form = new FormData()
  if (kind !== null) form.set('kind', kind)
  if (mapping !== undefined) form.set('mapping', mapping)
  form.set('file', file, 'march.csv')
  return form
}

describe('a file', () => {
  test('is read under its declared mapping, encoding included', async () => {
    const [one, two] = [world.trade().order, world.trade().order]
    const mapping = {
      ...{ format: 'tallystick.document-mapping.v1', encoding: 'gb18030', amounts: 'major' },
      columns: {
        ...{ seller: { always: world.seller.code }, currency: { always: 'CNY' } },
        buyer: { column: '客户', words: { 甲: world.buyer.code } },
        ...{ number: '单号', orderedOn: '日期', quantity: '数量', price: '单价' },
      },
    }
    const rest = '2026-02-02,10,5.00\n'
    const rows = `甲,${one.number},${rest}乙,${two.number},${rest}`
    const text = `客户,单号,日期,数量,单价\n${rows}`
    const gb18030 = new Blob([gb18030Of(text)])
    const report = taken(
      await world.seller.alone.imports.file('order', gb18030, { ...how, mapping }),
    )
    expect(report).toMatchObject({ accepted: 1, refused: 1 })
    expect(report.refusedRows).toMatchObject([
      { row: 3, cells: [{ field: 'buyer', refusal: 'buyer_must_be_enrolled' }] },
    ])
    const undeclared = { ...mapping, encoding: 'utf-8' }
    expect(
      await world.seller.alone.imports.file('order', gb18030, { ...how, mapping: undeclared }),
    ).toMatchObject(refuse('encoding_must_be_declared_as_gb18030', 'line.1'))
  })

  test('beyond the body limit streams in, and is answered as before when sent again', async () => {
    const { order } = world.trade()
    const padding = Array.from({ length: 2_500 }, () => ({ ...order, number: 'x'.repeat(4_500) }))
    const file = csv(order, ...padding)
    expect(file.size).toBeGreaterThan(10 * 2 ** 20)
    const first = taken(await world.seller.alone.imports.file('order', file, how))
    expect(first).toMatchObject({ accepted: 1, duplicate: 0, refused: 2_500 })
    expect(await world.seller.alone.imports.file('order', file, how)).toEqual(first)
  })

  test('that ends in the middle, or has formulas, is refused whole or row by row', async () => {
    const { order } = world.trade()
    const { imports } = world.seller.alone
    const cut = new Blob([`${await csv(order).text()}"${order.seller},`])
    expect(await imports.file('order', cut, how)).toMatchObject({ refusal: 'file_must_be_whole' })
    const control = { ...ownMapping(Object.keys(order)), control: { rows: 2 } }
    expect(await imports.file('order', csv(order), { ...how, mapping: control })).toMatchObject({
      refusal: 'file_must_agree_with_its_control',
    })
    const report = taken(await imports.file('order', csv({ ...order, number: '@SUM(A1)' }), how))
    expect(report.refusedRows[0]!.cells).toMatchObject([
      { field: 'number', refusal: 'text_must_not_start_like_a_formula' },
    ])
    expect(
      await world.owner.query('select from trade.purchase_order where number = $1', [order.number]),
    ).toMatchObject({ rowCount: 0 })
  })
})

describe('an upload', () => {
  test('of nobody, or by a cookie without our header, is none', async () => {
    const form = () => formOf('order', csv(world.trade().order))
    const bearer = await world.bearerOf(world.seller)
    for (const [headers, refusal] of [
      [{}, 'session_must_be_open'],
      [{ authorization: `Bearer ${'a'.repeat(43)}` }, 'session_must_be_open'],
      [{ authorization: bearer }, 'bearer_must_have_its_form'],
      [{ cookie: `tallystick=${bearer}` }, 'cookie_must_come_with_its_header'],
    ] as const) {
      const { status, answer } = await post(form(), headers as Record<string, string>)
      expect([status, answer['refusal']]).toEqual([401, refusal])
    }
    const cookie = { cookie: `tallystick=${bearer}`, 'x-tallystick-csrf': '1' }
    expect((await post(form(), cookie)).status).toBe(200)
  })

  test('is a whole form with its kind before the file', async () => {
    const authorization = `Bearer ${await world.bearerOf(world.seller)}`
    const file = csv(world.trade().order)
    const refusalOf = async (body: FormData | string, more = {}) => {
      const { status, answer } = await post(body, { authorization, ...more })
      return [status, answer['refusal']]
    }
    const noForm = [422, 'upload_must_be_a_whole_form']
    expect(await refusalOf('{}', { 'content-type': 'application/json' })).toEqual(noForm)
    expect(await refusalOf('x', { 'content-type': 'multipart/form-data' })).toEqual(noForm)
    expect(await refusalOf(new FormData())).toEqual(noForm)
    const noKind = [422, 'kind_must_be_said_before_the_file']
    expect(await refusalOf(formOf(null, file))).toEqual(noKind)
    expect(await refusalOf(formOf('receipt', file))).toEqual(noKind)
    expect(await refusalOf(formOf('order', file, '{'))).toEqual([
      422,
      'mapping_must_have_its_shape',
    ])
    const long = JSON.stringify({ always: 'x'.repeat(2 ** 20) })
    expect(await refusalOf(formOf('order', file, long))).toEqual(noForm)
  })

  test('that is broken off changes nothing, and its party may begin again at once', async () => {
    const { order } = world.trade()
    const authorization = `Bearer ${await world.bearerOf(world.seller)}`
    const whole = new Response(formOf('order', csv(order)))
    const type = whole.headers.get('content-type')!
    const text = await whole.text()
    const cut = text.slice(0, text.indexOf(order.number) + 4)
    expect(await post(cut, { authorization, 'content-type': type })).toMatchObject({
      status: 422,
      answer: { refusal: 'upload_must_be_a_whole_form' },
    })
    const stopped = new AbortController()
    const body = new ReadableStream({
      start: controller => controller.enqueue(Buffer.from(cut)),
    })
    const headers = { authorization, 'content-type': type }
    const sent = fetch(`${world.url}/imports`, {
      ...{ method: 'POST', headers, body, duplex: 'half', signal: stopped.signal },
    } as RequestInit)
    setTimeout(() => stopped.abort(), 200)
    await expect(sent).rejects.toThrow()
    await expect.poll(async () => (await post(text, headers)).status, { timeout: 20_000 }).toBe(200)
    const { rows } = await world.owner.query(
      'select count(*)::integer as n from trade.import where name = $1',
      ['march.csv'],
    )
    expect(rows[0].n).toBe(2)
  })

  test('waits for another of its party', async () => {
    const authorization = `Bearer ${await world.bearerOf(world.buyer)}`
    const form = new Response(formOf('order', csv(world.trade().order)))
    const headers = { authorization, 'content-type': form.headers.get('content-type')! }
    const text = await form.text()
    let end: (() => void) | undefined
    const body = new ReadableStream({
      start: controller => {
        controller.enqueue(Buffer.from(text.slice(0, 200)))
        end = () => {
          controller.enqueue(Buffer.from(text.slice(200)))
          controller.close()
        }
      },
    })
    const slow = fetch(`${world.url}/imports`, {
      ...{ method: 'POST', headers, body, duplex: 'half' },
    } as RequestInit)
    await expect
      .poll(async () => (await post(text, headers)).answer['refusal'], { timeout: 60_000 })
      .toBe('file_must_be_the_only_one_on_its_way')
    end!()
    expect((await slow).status).toBe(200)
  })
})
