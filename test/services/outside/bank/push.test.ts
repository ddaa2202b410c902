import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPush } from '../../../../services/outside/bank/door/push.ts'
import { openKey } from '../../../../services/outside/bank/keys/statement-key.ts'
import { verifyDetached } from '../../../../services/platform/jws/detached.ts'
import { bankFolder, order, removeFolders, smallBank } from './small-bank.ts'

/** An address that takes nothing at first, as one that is down. */
const taken: { body: Buffer; headers: IncomingHttpHeaders }[] = []
let refusals = 2
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  refusals -= 1
  if (refusals < 0) taken.push({ body: Buffer.concat(chunks), headers: request.headers })
  response.writeHead(refusals < 0 ? 204 : 503).end()
})
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  removeFolders()
})

test('what is not taken is posted again, in order and signed', async () => {
  const bank = smallBank()
  const folder = bankFolder()
  const key = openKey(folder)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  bank.receive('huadong', order([{ amount: 1n }]))
  const sent = bank.outputs(0).map(({ xml }) => xml)
  expect(sent).toHaveLength(4)
  const first = openPush(bank, key, folder, url)
  await vi.waitFor(() => expect(taken).toHaveLength(4), 20_000)
  first.close()
  expect(taken.map(({ body }) => body.toString())).toEqual(sent)
  const publicKey = Buffer.from(key.publicKey, 'base64url')
  for (const { body, headers } of taken) {
    const jws = String(headers['x-jws-signature'])
    expect(verifyDetached(jws, body, { alg: 'EdDSA', publicKey })).toBe(true)
  }
  // Opened again it knows how far it had come.
  bank.receive('huadong', order([{ amount: 2n }], { messageId: 'M-2' }))
  const second = openPush(bank, key, folder, url)
  await vi.waitFor(() => expect(taken).toHaveLength(8), 20_000)
  second.close()
  expect(taken.map(({ body }) => body.toString())).toEqual(bank.outputs(0).map(({ xml }) => xml))
})
