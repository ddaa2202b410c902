import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readMessage } from '../../../../services/messages/index.ts'
import { BANK_USAGE } from '../../../../services/outside/bank/bank-command.ts'
import { projectRoot } from '../../../../services/platform/project-root.ts'
import { bankFolder, order, removeFolders } from './small-bank.ts'

/** The guide on the bank, followed as it stands, against the program as its users start it. */
const folder = bankFolder()
let running: { child: ChildProcess; url: string }
beforeAll(async () => {
  running = await startBank()
})
afterAll(() => {
  running.child.kill()
  removeFolders()
})

async function startBank(): Promise<typeof running> {
  const args = ['bank', '--folder', 'sandbox', '--port', '0', '--date', '2026-11-30']
  const child = spawn(process.execPath, [join(projectRoot, 'services/main.ts'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    const [, url] = /^bank: (.+)$/.exec(line) ?? []
    if (url) return { child, url }
  }
  throw new Error('the bank has ended')
}

const blocks = (page: string) =>
  [
    ...readFileSync(join(projectRoot, 'schema/guides', page), 'utf8').matchAll(
      /```sh\n([\s\S]*?)```/g,
    ),
  ].map(([, text]) => text!)

async function run(command: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-ec', command], {
    cwd: folder,
    env: { ...process.env, BANK: running.url, ...env },
  })
  return stdout
}

/** The program of this checkout, as `npx` finds it where it is installed. */
function asInstalled(command: string): string {
  const program = `${process.execPath} ${join(projectRoot, 'services/main.ts')}`
  return command.replaceAll('npx tallystick', program)
}

/** What customers find in their folder, by the message that it is. */
function namesIn(customer: string): readonly string[] {
  const names = readdirSync(join(folder, 'sandbox', 'out', customer))
  return names.filter(name => name.endsWith('.xml')).map(name => name.slice(9, -4))
}

test('both languages show the same', () => {
  expect(blocks('bank.zh.md')).toEqual(blocks('bank.md'))
  expect(blocks('bank.md')).toHaveLength(8)
})

test('it is followed to its end, and the bank knows all of it after it was killed', async () => {
  const [accounts, pay, fetchAll, report, key, clock, mishaps, reconcile] = blocks(
    'bank.md',
  ) as string[]
  const opened = await run(accounts!)
  const [TOKEN] = /huadong\.[\w-]+/.exec(opened)!
  writeFileSync(join(folder, 'pay.xml'), order([{ amount: 250_000n }]))
  const answer = readMessage(Buffer.from(await run(pay!, { TOKEN })))
  expect(answer).toMatchObject({
    value: { verdict: { schema: 'valid' }, content: { status: 'ACTC' } },
  })
  const told = await run(fetchAll!, { TOKEN })
  expect(told).toMatch(/x-jws-signature: [\w-]+\.\.[\w-]+/i)
  expect(told).toContain('"name":"camt.054.001.08"')
  expect(await run(report!, { TOKEN })).toContain('<BkToCstmrAcctRpt>')
  expect(await run(key!)).toContain('"crv":"Ed25519"')
  expect(await run(clock!)).toContain('2026-12-01T09:00:00')
  await run(mishaps!)
  await vi.waitFor(() => expect(namesIn('huadong')).toContain('camt.053.001.08'), 20_000)
  const even = await run(asInstalled(reconcile!))
  expect(even).toMatch(/^confirmed .* 250000\nAll of it is confirmed/)

  running.child.kill('SIGKILL')
  running = await startBank()
  const balances = await run('curl -s $BANK/accounts')
  expect(balances).toContain('"balance":"99750000"')
  expect(balances).toContain('"balance":"255000"')
  expect(await run('curl -s $BANK/')).toContain('camt.053.001.08')
  expect(namesIn('huadong')).toEqual([
    ...[
      'pain.002.001.10',
      'pain.002.001.10',
      'camt.054.001.08',
      'camt.052.001.08',
      'camt.053.001.08',
    ],
  ])
  expect(await run(fetchAll!.replaceAll(/Bearer \$TOKEN/g, 'Bearer nobody.x'))).toContain('401')
})

test('a file in the folder is taken, and answered there', async () => {
  const inbox = join(folder, 'sandbox', 'in', 'huadong')
  const lay = (name: string, content: string | Buffer) => {
    writeFileSync(join(inbox, `${name}.part`), content)
    renameSync(join(inbox, `${name}.part`), join(inbox, `${name}.xml`))
  }
  const before = namesIn('huadong').length
  const executeOn = '2026-12-01'
  lay('next', order([{ amount: 1n }], { messageId: 'M-9', executeOn }))
  lay('no-message', '<a>')
  const done = (name: string) => existsSync(join(inbox, 'done', name))
  await vi.waitFor(() => expect(done('next.xml') && done('no-message.xml')).toBe(true), 20_000)
  await vi.waitFor(() => expect(namesIn('huadong').length).toBe(before + 3), 20_000)
  expect(readFileSync(join(inbox, 'done', 'no-message.xml.refused'), 'utf8')).toMatch(/line 1/)
})

test('its help names every option', () => {
  for (const option of ['folder', 'port', 'date', 'push', 'mishaps', 'seed'])
    expect(BANK_USAGE).toContain(`--${option}`)
})
