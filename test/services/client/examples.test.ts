import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from '../gateway/gateway-fixtures.ts'
import { type Installed, installTarball, writeProfile } from './tarball.ts'

/** The examples that come with the tarball, as somebody runs them who installed it. */
let world: GatewayWorld
let installed: Installed
let rich: Joined
let seller: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  installed = await installTarball()
  rich = await world.join(['debtor'])
  seller = await world.join(['supplier'])
})
afterAll(async () => {
  installed?.remove()
  await world?.close()
})

const example = async (name: string, ...words: string[]) =>
  await installed.run(`node node_modules/tallystick-client/examples/${name}.mjs ${words.join(' ')}`)
const profiles = (party: TestParty, name: string) => {
  for (const who of ['maker', 'checker'] as const)
    writeProfile(installed, world, `${name}-${who}`, party[who])
  return [`${name}-maker.profile.json`, `${name}-checker.profile.json`]
}

test('title: an invoice is paid with part of what its buyer holds', async () => {
  const second = await world.join(['supplier'])
  await issueReceivable(world, { debtor: rich, supplier: seller, amount: 500n })
  await world.invoice(second.id, seller.id, 200n)
  const said = await example('title', ...profiles(seller, 'seller'), ...profiles(second, 'second'))
  expect(said).toContain(`tier 1: 200 to Party ${seller.code}`)
  expect(said).toContain(`tier 2: 200 to Party ${second.code}`)
})

test('regulator: why it looks is in the journal before it sees anything', async () => {
  const regulator = await world.join(['regulator'])
  const receivable = await issueReceivable(world, { debtor: rich, supplier: seller, amount: 70n })
  const said = await example('regulator', ...profiles(regulator, 'bureau'), receivable, 'Case-7')
  expect(said).toContain('Case-7')
  expect(said).toContain(`70 held by Party ${seller.code}`)
  expect(said).toMatch(/70 of invoice \w+/)
})

test('calendar: two officers end the day', async () => {
  const apart = await gatewayWorld()
  onTestFinished(async () => await apart.close())
  const officers = (['maker', 'checker'] as const).map(who => {
    writeProfile(installed, apart, `officer-${who}`, apart.operator[who])
    return `officer-${who}.profile.json`
  })
  const said = await example('calendar', ...officers, '2026-03-03')
  expect(said).toMatch(/^it is 2026-03-02\n[\s\S]*it is 2026-03-03\n$/)
})
