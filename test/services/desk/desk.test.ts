import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDesk } from '../../../services/desk/main.ts'
import { createTrial, trialFolder, writeTrialProfiles } from '../../../services/founding/index.ts'
import { readConfig } from '../../../services/platform/config.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { SetupFault } from '../../../services/platform/setup-fault.ts'
import { type Program, startProgram } from '../../../services/program/index.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

/** The command line as people type it, against the program of a trial ledger. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-desk-'))
const state = join(folder, 'state')
let database: TestDatabase
let program: Program
let officers: readonly string[]
beforeAll(async () => {
  database = await testDatabase()
  program = await startProgram({
    config: readConfig({ DATABASE_URL: database.ownerUrl, TALLYSTICK_STATE: state }),
    roles: new Set(['gateway', 'sequencer']),
    // A business day of the past, which officers may end.
    found: () => createTrial({ TALLYSTICK_STATE: state }, '2026-03-02'),
    say: () => undefined,
  })
  const where = { url: `${program.url}/graphql`, ledger: program.ledger!.name }
  officers = writeTrialProfiles(trialFolder(state), where)
})
afterAll(async () => {
  for (const { close } of program?.parts ?? []) await close()
  await database?.close()
  rmSync(folder, { recursive: true })
})

/** Files are named as they lie in the folder. */
async function desk(line: string): Promise<string> {
  const args = line
    .split(' ')
    .map(word => word.replace(/^(?=\w+\.(card|profile|json|pdf|txt|csv))/, `${folder}/`))
  return (await runDesk(args)).join('\n')
}

/** As typed in a shell, where the number of a document is asked for. */
async function makeCard(who: string, duty: string, identity: string): Promise<void> {
  const { name, operatorCode } = program.ledger!
  const firm = ['--ledger', name, '--operator', operatorCode, '--code', '91350100M000100Y43']
  const options = ['--name', who, '--duty', duty, ...firm, '--out', who]
  const args = [join(projectRoot, 'services/main.ts'), 'desk', 'card', ...options]
  const running = promisify(execFile)(process.execPath, args, { cwd: folder })
  running.child.stdin!.end(identity)
  expect((await running).stdout).toContain(`${who}.card.json`)
}

const draftIn = (said: string): string => /dft_\w+/.exec(said)![0]

test('a list goes out as a file, and what is refused says why in both languages', async () => {
  const [maker] = officers
  expect(
    await desk(`export --list parties --format csv --out parties.csv --as ${maker}`),
  ).toContain('parties.csv')
  expect(readFileSync(join(folder, 'parties.csv'), 'utf8')).toContain('operator')
  await expect(desk(`export --list nothing --format csv --as ${maker}`)).rejects.toThrow(
    /没有可导出的列表“nothing”.*\n +There is no list “nothing” to export; there are .*titles/,
  )
})

test('two officers end the day: the one’s draft waits for the other, in words', async () => {
  const [maker, checker] = officers
  const rolled = await desk(`roll --as ${maker}`)
  expect(rolled).toContain('2026-03-03')
  const tasks = await desk(`tasks --as ${checker}`)
  expect(tasks).toContain(`sign ${draftIn(rolled)}`)
  expect(tasks).toContain('2026-03-03')
  expect(await desk(`show --draft ${draftIn(rolled)} --as ${checker}`)).toContain('calendar.roll')
  const signed = await desk(`sign --draft ${draftIn(rolled)} --as ${checker}`)
  expect(signed).toMatch(/done: entry \w+$/)
  expect(await desk(`tasks --as ${checker}`)).toBe('nothing waits for you')
})

/** A firm asks to be enrolled, with keys that its people have made. */
async function applyAs(role: string, size: string): Promise<string> {
  const firm = `--code 91350100M000100Y43 --name Stores --role ${role} --size ${size}`
  const where = `--url ${program.url}/graphql --ledger ${program.ledger!.name}`
  const papers = '--licence licence.pdf --authorisation letter.pdf'
  for (const who of ['lin', 'zhao']) rmSync(join(folder, `${who}.profile.json`), { force: true })
  const said = await desk(
    `apply ${where} ${firm} --user lin.card.json --user zhao.card.json ${papers}`,
  )
  return /app_\w+/.exec(said)![0]
}

test('an application is declined for a reason, and stands beside the next one', async () => {
  const [maker] = officers
  await makeCard('lin', 'maker', '110101199003070011')
  await makeCard('zhao', 'checker', '110101198807150022')
  for (const paper of ['licence', 'letter']) writeFileSync(join(folder, `${paper}.pdf`), paper)
  const card = readFileSync(join(folder, 'zhao.card.json'), 'utf8')
  const other = '91310000MA00001DXU'
  writeFileSync(
    join(folder, 'zhao.card.json'),
    JSON.stringify({ ...JSON.parse(card), operator: other }),
  )
  await expect(applyAs('supplier', 'small')).rejects.toThrow(
    `zhao.card.json was made under the operator's code ${other}, and this ledger's is ` +
      program.ledger!.operatorCode,
  )
  writeFileSync(join(folder, 'zhao.card.json'), card)
  const first = await applyAs('supplier', 'small')
  const reason = 'the-licence-has-expired'
  const declined = await desk(`decline --application ${first} --reason ${reason} --as ${maker}`)
  expect(declined).toBe(`declined ${first}: ${reason}`)
  expect(await desk(`application --application ${first} --as ${maker}`)).toMatch(
    /declined on .* by usr_\w+: the-licence-has-expired/,
  )
  const second = await applyAs('debtor', 'small')
  const seen = await desk(`application --application ${second} --papers ${folder} --as ${maker}`)
  for (const said of [
    ...[`earlier: ${first}`, reason, '= 规模 size: small firm', '≠ 角色 roles: debtor ('],
    '    earlier:  supplier (is owed receivables as their first supplier)',
  ])
    expect(seen).toContain(said)
  expect(readFileSync(join(folder, `${second}-licence.pdf`), 'utf8')).toBe('licence')
  await expect(desk(`decline --application ${first} --reason x --as ${maker}`)).rejects.toThrow(
    'application_must_be_open',
  )
})

test('a firm applies with its people’s keys, is looked at, enrolled, and works', async () => {
  const application = await applyAs('debtor', 'large')

  const [maker, checker] = officers
  expect(await desk(`applications --as ${maker}`)).toContain(application)
  const seen = await desk(`application --application ${application} --as ${maker}`)
  for (const said of [
    'enrolment of Stores (91350100M000100Y43)',
    '= 角色 roles: debtor (owes receivables and confirms them)',
    'licence: application/pdf, 7 bytes',
    ': open',
  ])
    expect(seen).toContain(said)
  writeFileSync(join(folder, 'call.txt'), 'a contact found in the register said yes')
  const drafted = await desk(
    `enrol --application ${application} --deposit-on 2026-03-03 --called-on 2026-03-03 ` +
      `--call-note call.txt --as ${maker}`,
  )
  expect(drafted).toContain('Its roles: debtor (owes receivables and confirms them)')
  const status = async () => await desk(`status --application ${application}.json`)
  expect(await status()).toContain(`enrolment ${application}: officers have examined it`)
  for (const officer of [maker, checker])
    await desk(`sign --draft ${draftIn(drafted)} --as ${officer}`)
  const { party, user, key } = JSON.parse(readFileSync(join(folder, 'lin.profile.json'), 'utf8'))
  expect((await status()).split('\n').slice(0, 3)).toEqual([
    `enrolment ${application}: done`,
    `party ${party}`,
    `user ${user}, keys ${key}`,
  ])

  const policy = { singleLimit: '0', representativeLimit: '0', dailyLimit: '0' }
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy))
  const set = await desk('do --act party.set-policy --body policy.json --as lin.profile.json')
  const done = await desk(`sign --draft ${draftIn(set)} --as zhao.profile.json`)
  expect(done).toMatch(/done: entry/)
})

test('a party is suspended and reinstated by two officers, each time with a reason', async () => {
  const [maker, checker] = officers
  const { party } = JSON.parse(readFileSync(join(folder, 'lin.profile.json'), 'utf8'))
  for (const act of ['suspend', 'reinstate']) {
    const left = await desk(`${act} --party ${party} --reason a-court-says-so --as ${maker}`)
    expect(left).toContain('a-court-says-so')
    const signed = await desk(`sign --draft ${draftIn(left)} --as ${checker}`)
    expect(signed).toMatch(/done: entry \w+$/)
  }
})

test('officers instruct the system key to end the days', async () => {
  const [maker, checker] = officers
  const body = { id: 'new sti', scope: 'roll_business_date', limit: '250', until: '2027-03-02' }
  writeFileSync(join(folder, 'instruct.json'), JSON.stringify(body))
  const act = '--act party.give-standing-instruction --body instruct.json'
  const left = await desk(`do ${act} --as ${maker}`)
  expect(left).toContain('250')
  expect(await desk(`sign --draft ${draftIn(left)} --as ${checker}`)).toMatch(
    /done: entry \w+\nmade: sti_\w+$/,
  )
})

test('a refusal ends with its sentences in both languages', async () => {
  writeFileSync(join(folder, 'roll.json'), JSON.stringify({ to: '2026-03-09' }))
  const refused = desk(`do --act calendar.roll --body roll.json --as ${officers[0]}`)
  await expect(refused).rejects.toThrow(SetupFault)
  await expect(refused).rejects.toThrow(
    /refused: date_must_be_the_next_business_day \(body\.to\)\n.*[一-龥].*\n.*one business day/,
  )
})

test('what is missing or wrong is said', async () => {
  const profile = JSON.parse(readFileSync(officers[0]!, 'utf8'))
  writeFileSync(join(folder, 'other.json'), JSON.stringify({ ...profile, ledger: 'x' }))
  for (const [line, said] of [
    ['dance', 'there is no command “desk dance”'],
    ['tasks', '--as is needed'],
    ['tasks --force', 'Unknown option'],
    ['tasks --as none.json', 'none.json cannot be read'],
    ['tasks --as other.json', 'other.json is no profile: ledger'],
    [`sign --draft dft_none --as ${officers[0]}`, 'no draft dft_none waits'],
    [`do --act a.b --body call.txt --as ${officers[0]}`, 'call.txt is no JSON'],
    ['card --name A --duty maker --ledger L --operator C --code C --out a', 'C is no credit code'],
    ['card --name A --duty boss --ledger L --out a', '--duty is one of maker, checker'],
    [`application --application app_0000000000001 --as ${officers[0]}`, 'there is no application'],
  ] as const)
    await expect(desk(line)).rejects.toThrow(said)
  // Of the command that was typed, and of no other.
  await expect(desk('sessions --user')).rejects.toThrow(
    /^Option '--user <value>' argument missing\n\nsessions --user ID .*\nall commands: .*--help$/,
  )
})

test.each(['desk.md', 'desk.zh.md'])(
  '%s names commands and options that there are',
  async guide => {
    const page = readFileSync(join(projectRoot, 'schema/guides', guide), 'utf8').replaceAll(
      '\\\n',
      '',
    )
    const lines = [...page.matchAll(/npx tallystick desk (.+)/g)].map(([, line]) => line!)
    expect(lines.length).toBeGreaterThan(12)
    const [usage] = await runDesk(['--help'])
    for (const line of lines.filter(one => !one.startsWith('--help'))) {
      expect(usage).toMatch(new RegExp(`^  ${line.split(' ')[0]} `, 'm'))
      for (const [option] of line.matchAll(/--[a-z-]+/g)) expect(usage).toContain(option)
    }
  },
)
