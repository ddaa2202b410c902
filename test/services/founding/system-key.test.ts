import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { createKey } from '../../../services/client/index.ts'
import { createTrial, openSystemKey } from '../../../services/founding/index.ts'
import { createKeyFile } from '../../../services/founding/key-files.ts'
import { readConfig } from '../../../services/platform/config.ts'
import { verifySignature } from '../../../services/platform/jws/signature.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-system-key-'))
const TALLYSTICK_STATE = join(folder, 'state')
mkdirSync(TALLYSTICK_STATE)
afterAll(() => rmSync(folder, { recursive: true }))

const open = async (settings: Record<string, string>) =>
  await openSystemKey(readConfig({ TALLYSTICK_STATE, ...settings }))

const MESSAGE = Buffer.from('what needs no decision')

test('without one, what to set is said', async () => {
  await expect(open({})).rejects.toThrow('set SYSTEM_KEY to the file')
})

test('a file outside the state folder signs; one inside is refused', async () => {
  const outside = join(folder, 'system.key.pem')
  const key = createKeyFile(outside)
  const opened = await open({ SYSTEM_KEY: outside })
  expect(opened.id).toBe(key.id)
  const raw = Buffer.from(key.publicKey, 'base64url')
  expect(verifySignature('EdDSA', raw, MESSAGE, await opened.sign(MESSAGE))).toBe(true)
  const inside = join(TALLYSTICK_STATE, 'system.key.pem')
  createKeyFile(inside)
  await expect(open({ SYSTEM_KEY: inside })).rejects.toThrow('keep it elsewhere')
  await expect(open({ SYSTEM_KEY: join(folder, 'none.pem') })).rejects.toThrow('none.pem holds no')
})

let signer: Server | null = null
afterEach(() => signer?.close())

async function signerThat(answers: (body: string) => [status: number, body: object]) {
  signer = createServer(async (request, response) => {
    const [status, body] = answers(await readAll(request))
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(signer, 'listening')
  return `http://127.0.0.1:${(signer.address() as AddressInfo).port}/`
}

async function readAll(request: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

test('a signer at an address is asked for its key and for each signature', async () => {
  const key = createKey('ES256')
  const url = await signerThat(body => {
    if (body === '') return [200, { key: key.id, alg: key.alg }]
    const message = Buffer.from(JSON.parse(body).message, 'base64url')
    return [200, { signature: Buffer.from(key.sign(message)).toString('base64url') }]
  })
  const opened = await open({ SYSTEM_SIGNER: url })
  expect(opened).toMatchObject({ id: key.id, alg: 'ES256' })
  const raw = Buffer.from(key.publicKey, 'base64url')
  expect(verifySignature('ES256', raw, MESSAGE, await opened.sign(MESSAGE))).toBe(true)
})

test('a signer that says no key stops the start; one that fails later throws', async () => {
  await expect(open({ SYSTEM_SIGNER: await signerThat(() => [200, {}]) })).rejects.toThrow(
    'does not say its key',
  )
  signer?.close()
  const url = await signerThat(body =>
    body === '' ? [200, { key: createKey().id, alg: 'EdDSA' }] : [503, {}],
  )
  const opened = await open({ SYSTEM_SIGNER: url })
  await expect(opened.sign(MESSAGE)).rejects.toThrow('HTTP 503')
})

test('a trial ledger has its own, in the state folder', async () => {
  const state = join(folder, 'trial-state')
  const genesis = JSON.parse(await createTrial({ TALLYSTICK_STATE: state }, '2026-11-30'))
  const body = JSON.parse(Buffer.from(genesis.payload, 'base64url').toString('utf8')).body
  expect(body.trial).toBe(true)
  expect(genesis.signatures).toHaveLength(2)
  expect(await createTrial({ TALLYSTICK_STATE: state }, '2026-12-01')).toBe(JSON.stringify(genesis))
  const opened = await open({ TALLYSTICK_STATE: state })
  const ids = body.operator.users.map((user: { keys: { key: string }[] }) => user.keys[0]!.key)
  expect(opened.id).toBe(ids[2])
})
