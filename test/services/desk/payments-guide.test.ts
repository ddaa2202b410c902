import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber, idOf } from '../../../contracts/kernel/id.ts'
import { openKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { writeTold } from '../../support/bank-file.ts'
import { type GatewayWorld, gatewayWorld } from '../gateway/gateway-fixtures.ts'
import { listLines, openGuide, type TypedGuide } from './typed-guide.ts'

/** The guide on payments, typed by the people whom it names. */
let world: GatewayWorld
let guide: TypedGuide
const NUMBER = '6222000000000000001'

beforeAll(async () => {
  world = await gatewayWorld()
  const firm = await world.join(['supplier'])
  guide = openGuide(world, {
    ...{ lin: firm.maker, chen: firm.checker },
    ...{ tan: world.operator.maker, mo: world.operator.checker },
  })
  const key = openKey(guide.folder)
  const { rows } = await world.owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(firm.id)],
  )
  guide.meant.set('FIRM', rows[0]!.name).set('STATEMENTKEY', key.publicKey)
  const first = writeTold({
    account: NUMBER,
    number: 1,
    lines: [{ reference: 'B1', amount: 500n }],
  })
  writeFileSync(join(guide.folder, 'statement.xml'), first)
  writeFileSync(join(guide.folder, 'statement.xml.jws'), key.sign(first))
  const next = { number: 2, opening: 500n, lines: [{ reference: 'B2', amount: -200n }] }
  writeFileSync(join(guide.folder, 'unsigned.xml'), writeTold({ account: NUMBER, ...next }))
})
afterAll(async () => {
  guide?.close()
  await world?.close()
})

test('each command does what the guide says', async () => {
  const said: string[] = []
  for (const line of listLines('payments.md')) {
    said.push(await guide.type(line))
    const { rows } = await world.owner.query<{ id: bigint; digest: string | null }>(
      `select a.id, (select s.digest from ledger.statement s where s.proven_by is null) as digest
         from ledger.account a`,
    )
    for (const { id, digest } of rows)
      guide.meant.set('ACCOUNT', idOf('acc', id)).set('DIGEST', digest ?? '')
  }
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(5)
  expect(readFileSync(join(guide.folder, 'entries.csv'), 'utf8')).toContain('5.00')
  const { rows } = await world.owner.query(
    'select last_number, last_closing_minor from ledger.account',
  )
  expect(rows).toEqual([{ last_number: 2n, last_closing_minor: 300n }])
})

test('both languages type the same', () => {
  expect(listLines('payments.zh.md')).toEqual(listLines('payments.md'))
})
