import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { SetupFault } from '../../../services/platform/setup-fault.ts'
import { type GatewayWorld, gatewayWorld } from '../gateway/gateway-fixtures.ts'
import { listLines, openGuide, type TypedGuide } from './typed-guide.ts'

/** The guide from invoices to a payment with a part, typed by the people whom it names. */
let world: GatewayWorld
let guide: TypedGuide

beforeAll(async () => {
  world = await gatewayWorld()
  const debtor = await world.join(['debtor'])
  const supplier = await world.join(['supplier'])
  const payee = await world.join(['supplier'])
  const people = {
    ...{ lin: supplier.maker, chen: supplier.checker, gu: debtor.maker, he: debtor.checker },
    ...{ qian: payee.maker, sun: payee.checker },
  }
  guide = openGuide(world, people)
  guide.meant.set('SELLER', supplier.code).set('BUYER', debtor.code).set('CLAUSE', 'A'.repeat(43))
  guide.meant.set('PAYEE', payee.id)
  guide.meant.set('INVOICE', await world.invoice(payee.id, supplier.id, 2_500_000n))
  for (const [name, text] of files('receivable.md'))
    writeFileSync(
      join(guide.folder, name),
      text.replaceAll(/[A-Z]{4,}/g, word => guide.meant.get(word) ?? word),
    )
})
afterAll(async () => {
  guide?.close()
  await world?.close()
})

/** The files of the guide by their names. */
function files(page: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(projectRoot, 'schema/guides', page), 'utf8')
  const blocks = text.matchAll(/^```\w+ (\S+)\n(.*?)^```/gms)
  return new Map([...blocks].map(([, name, body]) => [name!, body!]))
}

test('each command does what the guide says', async () => {
  const said = new Map<string, string>()
  for (const line of listLines('receivable.md')) {
    const answer = await guide.type(line)
    said.set(line.trim(), answer)
    for (const [, id] of answer.matchAll(/^import (imp_\w+): /gm)) guide.meant.set('IMPORT', id!)
    for (const [, id] of answer.matchAll(/^proposed (rcv_\w+): /gm))
      guide.meant.set('RECEIVABLE', id!)
  }
  const answerTo = (start: string) =>
    [...said].filter(([line]) => line.includes(` desk ${start} `)).map(([, answer]) => answer)
  expect(answerTo('import').map(answer => answer.replace(/imp_\w+/, 'IMPORT'))).toEqual([
    'import IMPORT: 1 new, 0 known, 0 refused\n' +
      '  sent CNY 100,000.00: CNY 100,000.00 new, CNY 0.00 known, CNY 0.00 refused',
    'import IMPORT: 1 new, 0 known, 0 refused',
    'import IMPORT: 2 new, 0 known, 0 refused\n' +
      '  sent CNY 100,000.00: CNY 100,000.00 new, CNY 0.00 known, CNY 0.00 refused',
  ])
  expect(answerTo('propose-all')[0]).toMatch(
    /^proposed rcv_\w+: CNY 100,000\.00 due 2026-04-10, of 2 invoices\n1 of 1 proposed$/,
  )
  const [confirm, offer] = answerTo('tasks')
  expect(confirm).toMatch(/^confirm wait_\w+, until .*\n {2}.*, CNY 100,000\.00\n {2}about rcv_/)
  expect(offer).toMatch(/^answer wait_\w+, until .*\n {2}.*, CNY 25,000\.00\n {2}about rcv_/)
  expect(answerTo('wait')[0]).toMatch(/^ {2}rcv_\w+, lo 0, hi 2500000$/m)
  expect(answerTo('confirm')[0]).toMatch(/another signs them: desk sign --draft dft_\w+$/)
  expect(answerTo('sign').map(answer => /done: entry \d+/.test(answer))).toEqual([true, true, true])
  const { rows } = await world.owner.query(
    'select (hi - lo)::bigint as size from ledger.title order by lo',
  )
  expect(rows).toEqual([{ size: 2_500_000n }, { size: 7_500_000n }])
})

test('what is refused of a file is told by its cell, and nothing is overwritten', async () => {
  const [, refused] = /^(.*)\n/.exec(files('receivable.md').get('invoices.csv')!)!
  const bad = `${refused}\n26320000000000000003;SV-1;SD-1;much;2026年2月15日;2026年4月10日\n`
  writeFileSync(join(guide.folder, 'bad.csv'), bad)
  const command = 'npx tallystick desk import --kind invoice --as lin.profile.json'
  const told = await guide.type(`${command} --mapping mapping.json --file bad.csv`)
  expect(told).toContain('0 new, 0 known, 1 refused')
  expect(told).toMatch(/row 2, 价税合计: “much”: 金额必须是普通小数。 The amount must be a plain/)
  const mapping = readFileSync(join(guide.folder, 'mapping.json'), 'utf8')
  writeFileSync(join(guide.folder, 'comma.json'), mapping.replace('"delimiter": ";",', ''))
  await expect(guide.type(`${command} --mapping comma.json --file bad.csv`)).rejects.toThrow(
    /delimiter_must_be_declared.*\n.*\n.*declare "delimiter" in the mapping.*expected ;/,
  )
  const nothing = await guide.type(
    `npx tallystick desk confirm --filters '{}' --as gu.profile.json`,
  )
  expect(nothing).toBe('nothing is proposed to your party under these filters')
  const again = guide.type(
    'npx tallystick desk export --list titles --format csv --out titles.csv --as lin.profile.json',
  )
  await expect(again).rejects.toThrow(SetupFault)
  await expect(again).rejects.toThrow(/titles\.csv is there already/)
})

test('both languages type the same', () => {
  expect(listLines('receivable.zh.md')).toEqual(listLines('receivable.md'))
  expect(files('receivable.zh.md')).toEqual(files('receivable.md'))
})
