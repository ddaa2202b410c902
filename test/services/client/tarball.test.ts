import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeCommand } from '../../../contracts/sentences/describe-act.ts'
import { parseJws } from '../../../services/platform/jws/jws.ts'
import { verifySignature } from '../../../services/platform/jws/signature.ts'
import { type Installed, installTarball } from './tarball.ts'

/** What somebody has who installs the tarball and nothing else. */
let installed: Installed
let packed: string
beforeAll(async () => {
  installed = await installTarball()
  packed = join(installed.folder, 'node_modules/tallystick-client')
})
afterAll(() => installed?.remove())

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

test('a program on Node makes a key, signs, and opens a key file again', () => {
  const said = installed.run(`
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

test('a page in a browser loads it: with what the web has, and nothing of Node', () => {
  const page = `import { createKeyPair, newId, payloadOf, signPayload, titleActs, webKey }
    from './index.js'
    ${SIGNS}
    globalThis.signed = JSON.stringify(signed)`
  const said = installed.run(
    `import { readFileSync } from 'node:fs'
    import vm from 'node:vm'
    const web = vm.createContext({
      crypto, TextEncoder, TextDecoder, btoa, atob, fetch, FormData, Blob, URL, AbortSignal,
      setTimeout, clearTimeout,
    })
    const modules = new Map()
    const link = (text, identifier) => {
      const made = new vm.SourceTextModule(text, { context: web, identifier })
      modules.set(identifier, made)
      return made
    }
    const load = name => modules.get(name) ??
      link(readFileSync('node_modules/tallystick-client/' + name, 'utf8'), name)
    const page = link(${JSON.stringify(page)}, 'page')
    await page.link(load)
    await page.evaluate()
    console.log(web.signed)`,
    ['--experimental-vm-modules', '--no-warnings'],
  )
  checkSigned(JSON.parse(said))
})

test.each([
  ['a page', { lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'], types: [] }, ''],
  ['Node', { lib: ['lib.es2024.d.ts'], types: ['node'] }, "import 'tallystick-client/node'"],
])('its types hold for %s', (_, options, more) => {
  const file = join(installed.folder, 'typed.ts')
  writeFileSync(
    file,
    `${more}
    import { type ActAnswer, openClient, httpTransport } from 'tallystick-client'
    declare const key: import('tallystick-client').SigningKey
    const client = openClient({ transport: httpTransport('http://localhost/graphql'),
      ledger: 'ledger', party: 'pty_0', user: 'usr_0', keys: [key] })
    export const answer: Promise<ActAnswer> = client.receivable.reject({ receivable: 'rcv_0' })
    // @ts-expect-error: a party is no receivable.
    client.receivable.reject({ receivable: 'pty_0' })`,
  )
  const program = ts.createProgram([file], {
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2024, strict: true },
    ...{
      noEmit: true,
      skipLibCheck: false,
      typeRoots: [join(process.cwd(), 'node_modules/@types')],
    },
    ...options,
  })
  const found = ts.getPreEmitDiagnostics(program).map(one => one.messageText)
  expect(found).toEqual([])
})
