import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servePortal } from '../../../services/gateway/http/pages/portal.ts'

/** Pages of the portal as the gateway serves them, whatever is in them. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-portal-'))
let server: Server
let url: string
let built = false
const told: string[] = []

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(
    join(folder, 'index.html'),
    '<div data-ledger="%LEDGER%" data-trial="%TRIAL%"></div><script nonce="PORTAL-NONCE" src="/x">',
  )
  for (const [name, text] of Object.entries({ 'a.js': 'plain', 'a.js.br': 'br', 'a.js.gz': 'gz' }))
    writeFileSync(join(folder, 'assets', name), text)
  const open = async () => {
    if (!built) throw new Error('not built')
    return folder
  }
  const tell = (fault: unknown) => void told.push(String(fault))
  const { page, asset } = servePortal(open, { name: 'NAME', trial: true }, tell)
  const app = express()
  app.get('/assets/:name', asset)
  app.get('/*path', page)
  server = app.listen(0)
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const ask = async (path: string, headers: Record<string, string> = {}) =>
  await fetch(`${url}${path}`, { headers: { accept: 'text/html', ...headers } })

test('a portal that cannot be built is no page, and is tried again', async () => {
  expect((await ask('/parties')).status).toBe(404)
  expect(told).toEqual(['Error: not built'])
  built = true
  expect((await ask('/parties')).status).toBe(200)
})

test('every path is the page, under a policy with a nonce of its own', async () => {
  const [one, other] = [await ask('/parties'), await ask('/receivables/rcv_1')]
  const texts = [await one.text(), await other.text()]
  const policies = [one, other].map(({ headers }) => headers.get('content-security-policy')!)
  const nonces = policies.map(policy => /style-src 'self' 'nonce-([^']+)'/.exec(policy)![1]!)
  expect(nonces[0]).not.toBe(nonces[1])
  texts.forEach((text, n) => void expect(text).toContain(`nonce="${nonces[n]}"`))
  expect(texts[0]).toContain('data-ledger="NAME" data-trial="true"')
  expect(policies[0]).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policies[0]).toContain("frame-ancestors 'none'")
  expect(policies[0]).not.toContain('unsafe-inline')
  expect(one.headers.get('cache-control')).toBe('no-store')
})

test('who asks for no page is given none', async () => {
  expect((await ask('/parties', { accept: 'application/json' })).status).toBe(404)
})

test('files are packed as the browser takes them, and kept for good', async () => {
  const plain = await ask('/assets/a.js', { 'accept-encoding': 'identity' })
  expect(await plain.text()).toBe('plain')
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const packed = await ask('/assets/a.js', { 'accept-encoding': 'br' })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(packed.headers.get('content-type')).toContain('text/javascript')
  for (const name of ['b.js', 'a.js.br', '..%2findex.html'])
    expect((await ask(`/assets/${name}`)).status, name).toBe(404)
})
