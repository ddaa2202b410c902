import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { openKeyFile } from '../../../services/client/index.ts'
import { describeForms } from '../../../services/ledger/index.ts'
import { parseJws } from '../../../services/platform/jws/jws.ts'
import { verifySignature } from '../../../services/platform/jws/signature.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { printSignedExample } from '../../../services/program/print-signed-example.ts'
import { ACT_ROWS } from '../../support/act-table/act-table.ts'

/** What the page for other languages says, against the program and against another language. */
const guides = join(projectRoot, 'schema/guides')
const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const example = JSON.parse(read('schema/guides/signed-example.json'))

describe('the printed forms', () => {
  const { $defs } = JSON.parse(read('schema/acts.json'))

  test('are up to date: otherwise run `npm run codegen`', async () => {
    expect(JSON.parse(read('schema/acts.json'))).toEqual(
      JSON.parse(JSON.stringify(describeForms())),
    )
    expect(read('schema/guides/signed-example.json')).toBe(await printSignedExample())
  })

  test.each(ACT_ROWS)('%s: its body has the printed form, and nothing may be added', (act, row) => {
    const form = z.fromJSONSchema($defs[act])
    expect(form.safeParse(row.body)).toMatchObject({ success: true })
    expect(form.safeParse({ ...row.body, more: 1 })).toMatchObject({ success: false })
    for (const name of $defs[act].required)
      expect(form.safeParse({ ...row.body, [name]: undefined })).toMatchObject({ success: false })
  })

  test('the example has the form of a payload', () => {
    const { command } = example
    expect(z.fromJSONSchema($defs.payload).safeParse(command)).toMatchObject({ success: true })
    expect(z.fromJSONSchema($defs[command.act]).safeParse(command.body)).toMatchObject({
      success: true,
    })
  })
})

test('the pages state the header, and what each member is', () => {
  const { alg, typ } = JSON.parse(example.header)
  const header = `{"alg":"${alg}","kid":"key_…","typ":"${typ}"}`
  for (const page of ['other-languages.md', 'other-languages.zh.md']) {
    const text = read(`schema/guides/${page}`)
    expect(text).toContain(header)
    for (const member of Object.keys(example.command)) expect(text).toContain(`\`${member}\``)
  }
})

const python = spawnSync('python3', ['-c', 'import cryptography'])
const hasPython = python.status === 0
if (!hasPython)
  process.stderr.write('not tested: there is no python3 with the package cryptography\n')

describe.each(hasPython ? ['sign.py'] : [])('in Python, %s', script => {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-python-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const sign = (pem: string, more: readonly string[] = []) => {
    writeFileSync(join(folder, 'key.pem'), pem)
    const { aud: ledger, party, user, act, body } = example.command
    const profile = join(folder, 'profile.json')
    writeFileSync(profile, JSON.stringify({ ledger, party, user, keyFile: 'key.pem' }))
    const args = [join(guides, script), '--profile', profile, '--act', act, ...more]
    return execFileSync('python3', args, { input: JSON.stringify(body), encoding: 'utf8' }).trim()
  }

  test('the example’s key gives the example’s bytes', () => {
    const { id, at } = example.command
    expect(sign(example.key.pem, ['--id', id, '--at', at])).toBe(example.jws)
  })

  test('a key on P-256 signs what the ledger takes, under the id that the client gives it', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const parsed = parseJws(sign(pem))
    if (!parsed.ok) throw new Error(parsed.refusal)
    const { alg, kid, signature, protected: header } = parsed.value.signatures[0]!
    const { id, publicKey } = openKeyFile(pem)
    expect({ alg, kid }).toEqual({ alg: 'ES256', kid: id })
    const [raw, bytes] = [publicKey, signature].map(text => Buffer.from(text, 'base64url'))
    const message = Buffer.from(`${header}.${parsed.value.payload}`)
    expect(verifySignature('ES256', raw!, message, bytes!)).toBe(true)
  })
})
