import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { describeCommand } from '../../../contracts/sentences/describe-act.ts'
import { parseJws } from '../../../services/platform/jws/jws.ts'
import { verifySignature } from '../../../services/platform/jws/signature.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { testBrowser } from '../../support/browser.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from '../gateway/gateway-fixtures.ts'
import { readGuide } from './guide-programs.ts'
import { findNode20, type Installed, installTarball, writeProfile } from './tarball.ts'

/**
 * What somebody has who installs the tarball and nothing else: what is in it, and the programs and
 * commands of the guide against a gateway. 6 invoices here, as many as one likes.
 */
const COUNT = 6
let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let installed: Installed
let packed: string
beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  installed = await installTarball()
  packed = join(installed.folder, 'node_modules/tallystick-client')
})
afterAll(async () => {
  installed?.remove()
  await world?.close()
})

const SIGNS = `
  const party = newId('pty')
  const frame = { ledger: 'ledger', party, user: newId('usr'), at: 0 }
  const payload = payloadOf(titleActs.release({
    spans: [{ instrument: newId('rcv'), span: { lo: 0n, hi: 2n ** 53n } }],
  }), frame)
  const signed = []
  for (const alg of ['ES256', 'EdDSA']) {
    const key = await webKey(await createKeyPair(alg))
    signed.push({ publicKey: key.publicKey, jws: await signPayload(payload, [key]) })
  }`

interface Signed {
  readonly publicKey: string
  readonly jws: string
}

function checkSigned(signed: readonly Signed[]): void {
  expect(signed.map(({ publicKey, jws }) => verifyCompact(publicKey, jws))).toEqual([
    'ES256',
    'EdDSA',
  ])
}

/** Answers the algorithm of a good signature. */
function verifyCompact(publicKey: string, jws: string): string {
  const parsed = parseJws(jws)
  if (!parsed.ok) throw new Error(parsed.refusal)
  const { alg, signature, protected: header } = parsed.value.signatures[0]!
  const message = Buffer.from(`${header}.${parsed.value.payload}`)
  const [key, bytes] = [publicKey, signature].map(text => Buffer.from(text, 'base64url'))
  expect(verifySignature(alg, key!, message, bytes!)).toBe(true)
  const command = JSON.parse(Buffer.from(parsed.value.payload, 'base64url').toString('utf8'))
  expect(describeCommand(command).en).toContain('9007199254740992')
  return alg
}

test('it depends on nothing, and holds the licences of what is in it', () => {
  expect(readdirSync(join(installed.folder, 'node_modules'))).toEqual([
    '.package-lock.json',
    'tallystick-client',
  ])
  expect(readFileSync(join(packed, 'LICENSE'), 'utf8')).toContain('Apache License')
  const others = readFileSync(join(packed, 'THIRD-PARTY-LICENSES.md'), 'utf8')
  expect(others).toContain('## canonicalize')
})

test('a program on Node makes a key, signs, and opens a key file again', async () => {
  const said = await installed.runModule(`
    import {
      createKeyPair, newId, payloadOf, signPayload, titleActs, webKey,
    } from 'tallystick-client'
    import { openKeyFile, seededKeyFile } from 'tallystick-client/node'
    ${SIGNS}
    const { id } = openKeyFile(seededKeyFile(new Uint8Array(32).fill(7)))
    console.log(JSON.stringify({ signed, id }))`)
  const { signed, id } = JSON.parse(said)
  checkSigned(signed)
  expect(id).toMatch(/^key_/)
})

const NODE_20 = findNode20()
if (NODE_20 === null)
  process.stderr.write('not tested: there is no Node 20 on the PATH, nor named by NODE_20\n')

test.each(NODE_20 === null ? [] : [NODE_20])('the same on the oldest Node: %s', async node => {
  const said = await installed.runModule(
    `import { createKeyPair, newId, payloadOf, signPayload, stretchIdentity, titleActs, webKey }
      from 'tallystick-client'
    import { openKeyFile, seededKeyFile } from 'tallystick-client/node'
    ${SIGNS}
    const { id } = openKeyFile(seededKeyFile(new Uint8Array(32).fill(7)))
    const stretched = await stretchIdentity('110101199003070011', 'operator')
    console.log(JSON.stringify({ signed, id, stretched, version: process.version }))`,
    { node },
  )
  const { signed, id, stretched, version } = JSON.parse(said)
  expect(version).toMatch(/^v20\./)
  checkSigned(signed)
  expect(id).toMatch(/^key_/)
  expect(stretched).toMatch(/^[\w-]{43}$/)
  const { engines } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'))
  expect(engines).toEqual({ node: '>=20' })
})

test('a page in a real browser loads it, signs, and tells how far a file is', async () => {
  const browser = await testBrowser()
  onTestFinished(async () => await browser.close())
  const server = createServer((asked, to) => {
    if (asked.method === 'POST')
      return void asked.resume().on('end', () => to.end('{"hash":"h","bytes":3}'))
    const script = asked.url!.endsWith('.js')
    to.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    to.end(script ? readFileSync(join(packed, asked.url!)) : '<html></html>')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await browser.newPage()
  await page.goto(`${here}/`)
  const { signed, sent } = await page.evaluate<{ signed: Signed[]; sent: [number, number][] }>(`
    (async () => {
      const { createKeyPair, httpTransport, newId, payloadOf, signPayload, titleActs, webKey } =
        await import('/index.js')
      ${SIGNS}
      const sent = []
      const transport = httpTransport('${here}/graphql')
      await transport.put('/blob', new Blob(['abc']), (...far) => sent.push(far))
      return { signed, sent }
    })()`)
  checkSigned(signed)
  expect(sent.at(-1)).toEqual([3, 3])
})

test.each([
  ['a page', { lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'], types: [] }, ''],
  ['Node', { lib: ['lib.es2024.d.ts'], types: ['node'] }, "import 'tallystick-client/node'"],
])('its types hold for %s', (_, options, more) => {
  const file = join(installed.folder, 'typed.ts')
  writeFileSync(
    file,
    `${more}
    import { type ActAnswer, lists, openClient, httpTransport, readRows } from 'tallystick-client'
    declare const key: import('tallystick-client').SigningKey
    const client = openClient({ transport: httpTransport('http://localhost/graphql'),
      ledger: 'ledger', party: 'pty_0', user: 'usr_0', keys: [key] })
    export const answer: Promise<ActAnswer> = client.receivable.reject({ receivable: 'rcv_0' })
    // @ts-expect-error: a party is no receivable.
    client.receivable.reject({ receivable: 'pty_0' })
    export async function read(): Promise<bigint> {
      const asked = { from: '2026-11-01', whole: true } as const
      const { rows, totals } = await client.read(lists.movements, asked)
      const [one] = await readRows(client.read, lists.receivables, { as: 'debtor' })
      await client.receivable.reject({ receivable: one!.id })
      // @ts-expect-error: whose invoices must be said.
      await client.read(lists.invoices)
      return rows[0]!.amount + totals![0]!.amount
    }`,
  )
  const program = ts.createProgram([file], {
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2024, strict: true },
    ...{
      noEmit: true,
      skipDefaultLibCheck: true,
      typeRoots: [join(projectRoot, 'node_modules/@types')],
    },
    ...options,
  })
  const found = ts.getPreEmitDiagnostics(program).map(one => one.messageText)
  expect(found).toEqual([])
})

const { commands, withCurl } = readGuide('integrate.md')

describe('the guide', () => {
  beforeAll(() => {
    writeProfile(installed, world, 'lin', debtor.maker)
    writeProfile(installed, world, 'zhao', debtor.checker)
    writeProfile(installed, world, 'supplier', supplier.maker)
  })

  test('both languages have the same programs and commands', () => {
    expect(readGuide('integrate.zh.md')).toEqual(readGuide('integrate.md'))
    expect(commands).toHaveLength(4)
  })

  test('from nothing to confirmed invoices', async () => {
    const [, key, handIn, confirm] = commands
    expect(await installed.run(key!)).toContain('receivable.confirm')
    const [SELLER_CODE, BUYER_CODE] = [supplier.code, debtor.code]
    const sample = { SELLER_CODE, BUYER_CODE, TODAY: '2026-03-02', COUNT: String(COUNT) }
    const said = await installed.run(handIn!, sample)
    expect(said).toContain(`invoices.csv: ${COUNT} new, 0 known, 0 refused`)
    expect(said).toContain(`${COUNT} proposed`)
    const confirmed = await installed.run(confirm!)
    expect(confirmed).toContain(`${COUNT} confirmed`)
    expect(confirmed).toMatch(/the first of them is issued, number \d{30}/)
    expect(await supplier.alone.reads.titles()).toHaveLength(COUNT)

    const again = await installed.run(handIn!, sample)
    expect(again).toBe(said.replace(`${COUNT} proposed`, '0 proposed'))
    expect(await installed.run(confirm!)).toContain('0 confirmed')
  })

  test('a run that was torn off is gone on with: what it had signed is sent again', async () => {
    const [, , handIn, confirm] = commands
    const sample = { SELLER_CODE: supplier.code, BUYER_CODE: debtor.code, TODAY: '2026-03-02' }
    const said = await installed.run(handIn!, { ...sample, COUNT: String(COUNT + 1) })
    expect(said).toContain(`invoices.csv: 1 new, ${COUNT} known, 0 refused\n1 proposed`)
    const torn = confirm!.replace('debtor.mjs', 'torn.mjs')
    const text = readGuide('integrate.md').programs.get('debtor.mjs')!
    const keeps = text.replace('  rmSync(path)\n', '  process.exit(3)\n')
    expect(keeps).not.toBe(text)
    writeFileSync(join(installed.folder, 'torn.mjs'), keeps)
    await expect(installed.run(torn)).rejects.toMatchObject({ code: 3 })
    await installed.run('cp unanswered.jws kept.jws')
    expect(await installed.run(confirm!)).toContain('0 confirmed')
    expect(await supplier.alone.reads.titles()).toHaveLength(COUNT + 1)
  })

  const has = (command: string, args: readonly string[]) => spawnSync(command, args).status === 0
  const hasCurl = has('curl', ['--version']) && has('python3', ['-c', 'import cryptography'])
  if (!hasCurl)
    process.stderr.write('not tested: there is no curl, or no python3 with cryptography\n')

  test.each(hasCurl ? withCurl : [])('the same by curl %#', async lines => {
    const said = await installed.run(lines)
    expect(said).toContain('"businessDate":"2026-03-02"')
    expect(said).toContain('receivable_must_be_known')
    expect(said).toContain(`"refused":${COUNT + 1}`)
  })

  test.each(hasCurl ? ['other-languages.md'] : [])('%s: in Python', async page => {
    expect(readGuide('other-languages.zh.md')).toEqual(readGuide(page))
    const said = await installed.run(readGuide(page).commands[0]!)
    expect(said).toContain('"businessDate": "2026-03-02"')
    // Once with a body of one's own, once as the platform drew it up.
    expect(said.match(/"ok": true,\n +"entry": "\d+"/g)).toHaveLength(2)
    const [kept] = readdirSync(installed.folder).filter(name => /^[\w-]{36}\.jws$/.test(name))
    const send = 'python3 send.py --profile lin.profile.json'
    expect(await installed.run(`${send} --again ${kept}`)).toContain('"ok": true')
    const alone = `echo '{"receivable":"rcv_0000000000001"}' | ${send} --act receivable.reject`
    await expect(installed.run(alone)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('"refusal": "receivable_must_be_known"'),
    })
  })

  test.each(hasCurl ? ['check.md'] : [])('%s: what a party verifies is so', async guide => {
    const { commands, audit } = readGuide(guide)
    expect(readGuide('check.zh.md')).toEqual(readGuide(guide))
    const verified = await installed.run(commands[0]!)
    expect(verified).toMatch(
      /^[1-9]\d* entries, [1-9]\d* links of their chains, 7 receivables owed/,
    )
    expect(verified).toContain('1 commands that were kept\nnothing contradicts')
    const audited = await installed.run(audit[0]!, { DATABASE_URL: world.database.ownerUrl })
    expect(audited).toContain('7 instruments, 7 titles\nnothing was changed')
    expect(audited).toContain('receivable.confirm')

    const kept = join(installed.folder, 'kept.jws')
    const [header, payload, signature] = readFileSync(kept, 'utf8').split('.')
    writeFileSync(kept, `${header}.${payload}.AAAA${signature!.slice(4)}`)
    await expect(installed.run(commands[0]!)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/its signature is not valid\n.*no entry is of this command/),
    })
  })
})
